import { describe, expect, it } from "vitest";
import { openRecordedRoom } from "./recorded-room.ts";

describe("a moment", () => {
  it("is made by 📌, shown by the bot's own mark, and demoted when the last mark has gone", async () => {
    const { slack, channel, row, settle } = await openRecordedRoom();
    const ben = slack.person("U0BEN");
    const said = ben.says(channel, "rolled back");
    ben.reacts(channel, said.ts, "pushpin");
    ben.reacts(channel, said.ts, "star");
    await settle();
    expect((await row(said.ts))!.momentBy).toBe("U0BEN");
    const shown = () => slack.messages(channel).find(({ ts }) => ts === said.ts)!.reactions ?? [];
    expect(shown().find(({ name }) => name === "memo")?.users).toEqual(["U0WATCHFIRE"]);
    ben.unreacts(channel, said.ts, "pushpin");
    await settle();
    expect((await row(said.ts))!.momentAt).not.toBeNull();
    ben.unreacts(channel, said.ts, "star");
    await settle();
    expect((await row(said.ts))!.momentAt).toBeNull();
    expect(shown()).toEqual([]);
  });

  it("is made by a pin, and undone by whoever takes the pin off", async () => {
    const { slack, channel, row, settle } = await openRecordedRoom();
    const said = slack.person("U0BEN").says(channel, "errors at 68 %");
    slack.person("U0BEN").pins(channel, said.ts);
    await settle();
    expect((await row(said.ts))!.momentBy).toBe("U0BEN");
    slack.person("U0ADA").joins(channel);
    slack.person("U0ADA").unpins(channel, said.ts);
    await settle();
    expect((await row(said.ts))!.momentAt).toBeNull();
  });

  it("is made by the message's shortcut", async () => {
    const { slack, channel, row, settle } = await openRecordedRoom();
    const ben = slack.person("U0BEN");
    const said = ben.says(channel, "gateway ticket opened");
    const outcome = await ben.shortcut("add_to_timeline", { channel, ts: said.ts });
    await settle();
    expect(outcome.ok).toBe(true);
    expect((await row(said.ts))!.momentBy).toBe("U0BEN");
    expect(ben.messages(channel).some(({ text }) => text === "On the timeline of INC-1.")).toBe(true);
    await ben.clicks("Take it off", { in: channel });
    await settle();
    expect((await row(said.ts))!.momentAt).toBeNull();
  });

  it("is no guest's to make, and no other emoji's", async () => {
    const { slack, channel, row, settle } = await openRecordedRoom();
    const said = slack.person("U0BEN").says(channel, "hm");
    slack.person("U0BEN").invites(channel, "U0GUS");
    slack.person("U0GUS").reacts(channel, said.ts, "pushpin");
    slack.person("U0BEN").reacts(channel, said.ts, "eyes");
    await settle();
    const kept = (await row(said.ts))!;
    expect(kept.momentAt).toBeNull();
    expect(kept.reactions).toContain("eyes");
  });
});
