import { describe, expect, it } from "vitest";
import { documentsOf } from "../../../src/store/document-rows.ts";
import { openRecordedRoom, type RecordedRoom } from "../record/recorded-room.ts";
import { oneClick } from "../../../src/slack/close/resolve-form.ts";

async function work({ slack, channel, does, passes, settle }: RecordedRoom): Promise<void> {
  const ben = slack.person("U0BEN");
  await does({ type: "assignRole", role: "ic", person: "U0BEN" });
  await does({ type: "giveImpact", text: "card payments fail, about 70 % of orders" });
  await passes(9 * 60_000);
  await does({ type: "writeEntry", kind: "finding", text: "pool exhausted on pay_db | <@U0ADA>", happenedAt: null });
  await does({ type: "writeEntry", kind: "action", text: "rolled back", happenedAt: null });
  const said = ben.says(channel, "errors falling, see https://graphs.example.com");
  ben.reacts(channel, said.ts, "pushpin");
  await settle();
  await does({ type: "mitigate", words: null });
}

const files = ({ slack }: RecordedRoom) =>
  slack.files().map(({ file, content }) => ({
    name: file.name,
    text: Buffer.from(content, "base64").toString("utf8"),
  }));

describe("the postmortem draft", () => {
  it("is made at the close, from the record, and every line of it cites its message", async () => {
    const room = await openRecordedRoom();
    await work(room);
    await room.does({ ...oneClick, whatHelped: "rolled back 2.41" });
    const [file] = files(room);
    expect(file!.name).toBe("INC-1-postmortem.md");
    expect(comparable(file!.text)).toMatchSnapshot();
    const documents = await room.parts.store.read((tx) => documentsOf(tx, 1));
    expect(documents.map(({ id, content }) => [id, content])).toEqual([["postmortem:1:1", file!.text]]);
    const { postmortem } = await room.incident();
    expect(postmortem).toMatchObject({ document: "postmortem:1:1" });
    expect(postmortem!.lines).toBeGreaterThan(10);
    expect(postmortem!.gaps).toBe(file!.text.split("❓").length - 1);
    const shown = await room.asks("postmortem");
    expect(shown.text).toContain(`${postmortem!.gaps} gaps`);
    expect(shown.blocks).toContain("https://practice.slack.com/archives/");
  });

  it("is Korean where the workspace is", async () => {
    const room = await openRecordedRoom({ title: "결제 실패" }, { locale: "ko" });
    await work(room);
    await room.does({ ...oneClick, whatHelped: "이전 버전으로 롤백" });
    expect(comparable(files(room)[0]!.text)).toMatchSnapshot();
  });

  it("is short for a SEV3, and marks what a security incident must not tell", async () => {
    const room = await openRecordedRoom({ severity: "sev3", kind: "security" });
    await work(room);
    await room.does({ ...oneClick, whatHelped: "key revoked" });
    const text = files(room)[0]!.text;
    expect(text.match(/^## .*/gmu)).toEqual(["## Summary", "## What happened", "## Why", "## What we change"]);
    expect(text).toContain("🔒 pool exhausted");
  });

  it("isn't lost when Slack takes no file, and comes once when it does", async () => {
    const room = await openRecordedRoom();
    await room.does({ type: "assignRole", role: "ic", person: "U0BEN" });
    const back = room.slack.faults.withoutScopes("files:write");
    await room.does({ ...oneClick, whatHelped: "it healed" });
    expect(await room.parts.store.read((tx) => documentsOf(tx, 1))).toHaveLength(1);
    expect(files(room)).toEqual([]);
    back();
    await room.passes(120_000);
    expect(files(room)).toHaveLength(1);
  });

  it("is drafted once for every close", async () => {
    const room = await openRecordedRoom();
    await room.does({ type: "assignRole", role: "ic", person: "U0BEN" });
    await room.does({ ...oneClick, whatHelped: "it healed" });
    await room.does({ type: "reopen", reason: "back again" });
    await room.does({ ...oneClick, whatHelped: "it healed again" });
    expect(files(room).map(({ name }) => name)).toEqual(["INC-1-postmortem.md", "INC-1-postmortem-2.md"]);
  });
});

describe("the record on request", () => {
  it("shows highlights, everything, and exports both ways", async () => {
    const room = await openRecordedRoom();
    await work(room);
    room.slack.person("U0BEN").says(room.channel, "just chatter");
    await room.settle();
    expect((await room.asks("timeline")).blocks).toContain("errors falling");
    expect((await room.asks("timeline")).blocks).not.toContain("just chatter");
    expect((await room.asks("timeline", "all")).blocks).toContain("just chatter");
    await room.asks("export", "json");
    await room.asks("export", "md");
    const [json, md] = files(room);
    const document = JSON.parse(json!.text) as { events: { hash: string }[]; messages: { text: string }[] };
    expect(document.events[0]!.hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(document.messages.map(({ text }) => text)).toContain("just chatter");
    expect(md!.text).toContain("just chatter");
    expect((await room.asks("export", "pdf")).text).toContain("export md");
    await expect(room.asks("export", "md", "U0GUS")).rejects.toThrow("notAMember");
  });

  it("is marked where it was a drill", async () => {
    const room = await openRecordedRoom({ drill: true });
    await room.asks("export", "md");
    expect(files(room)[0]!.text).toMatch(/^# \[DRILL\] Record of INC-1/u);
  });

  it("keeps follow-ups with owner and date", async () => {
    const room = await openRecordedRoom();
    await room.asks("followup", "alert on pool use <@U0ADA|ada> 2w");
    await room.asks("followup", "write it down me");
    expect((await room.incident()).followUps).toMatchObject([
      { text: "alert on pool use", owner: "U0ADA", due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u) },
      { text: "write it down", owner: "U0BEN", due: null },
    ]);
    expect((await room.asks("followups")).text).toContain("alert on pool use");
  });
});

/** Several messages leave at one instant; which of them Slack counts first is no part of the promise. */
function comparable(text: string): string {
  return text.replace(/\/p(\d{13})\d{3}(?=\))/g, "/p$1…");
}
