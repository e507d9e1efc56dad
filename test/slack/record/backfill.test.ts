import { describe, expect, it } from "vitest";
import { backfillAll } from "../../../src/slack/record/backfill.ts";
import { ingest } from "../../../src/slack/record/ingest.ts";
import { roomByChannel } from "../../../src/store/room-rows.ts";
import { openRecordedRoom } from "./recorded-room.ts";

describe("the back-fill", () => {
  it("finds what was said, answered, edited, deleted and marked while we were away", async () => {
    const { slack, channel, row, rows, settle, parts, passes, disconnect } = await openRecordedRoom();
    const ben = slack.person("U0BEN");
    const edited = ben.says(channel, "it's dns");
    const deleted = ben.says(channel, "oops");
    await settle();
    disconnect();
    await passes(1_000);
    const missed = ben.says(channel, "rolling back");
    const reply = ben.says(channel, "done", { threadTs: edited.ts });
    ben.edits(channel, edited.ts, "it's the database");
    ben.deletes(channel, deleted.ts);
    ben.reacts(channel, missed.ts, "pushpin");
    await passes(1_000);
    await backfillAll(parts, { whole: true });
    expect(await row(missed.ts)).toMatchObject({ text: "rolling back", momentBy: "U0BEN" });
    expect(await row(reply.ts)).toMatchObject({ threadTs: edited.ts, text: "done" });
    expect(await row(edited.ts)).toMatchObject({ text: "it's the database", revision: 1 });
    expect((await row(deleted.ts))!.deletedAt).not.toBeNull();
    const before = await rows();
    await backfillAll(parts);
    expect(await rows()).toEqual(before);
    const room = (await parts.store.read((tx) => roomByChannel(tx, channel)))!;
    expect(Number(room.watermarkTs)).toBeGreaterThan(0);
  });

  it("lets words said while we were away answer the page", async () => {
    const { slack, channel, incident, does, parts, passes, disconnect } = await openRecordedRoom();
    await does({ type: "callPerson", person: "U0ADA", words: null });
    disconnect();
    await passes(1_000);
    slack.person("U0ADA").says(channel, "on it");
    await backfillAll(parts);
    expect((await incident()).paging.answeredBy).toBe("U0ADA");
  });

  it("finds out what our own lines told of, where the event didn't say", async () => {
    const { channel, rows, parts, disconnect, does } = await openRecordedRoom();
    disconnect();
    await does({ type: "giveImpact", text: "no payments" });
    const line = (await parts.slack.effects.conversations.history({ channel, limit: 1 })).messages![0]!;
    await ingest(parts, { ...line, metadata: undefined, channel });
    const kept = async () => (await rows()).find(({ ts }) => ts === line.ts)!.effect;
    expect(await kept()).toBeNull();
    await backfillAll(parts);
    expect(await kept()).toMatch(/^incident:1:\d+:\d+$/u);
  });

  it("notes a gap when the history is refused, and closes it when it isn't any more", async () => {
    const { slack, channel, parts } = await openRecordedRoom();
    const gaps = async (): Promise<string> => (await parts.store.read((tx) => roomByChannel(tx, channel)))!.gaps;
    const allow = slack.faults.withoutScopes("channels:history");
    await backfillAll(parts);
    expect(await gaps()).toContain("missing_scope");
    allow();
    await backfillAll(parts);
    expect(await gaps()).toBe("[]");
  });
});
