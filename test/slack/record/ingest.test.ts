import { describe, expect, it } from "vitest";
import { revisionsOf } from "../../../src/store/revision-rows.ts";
import { ingest } from "../../../src/slack/record/ingest.ts";
import { openRecordedRoom } from "./recorded-room.ts";

describe("every message of a room", () => {
  it("is kept once, with its thread and its files", async () => {
    const { slack, channel, rows, settle, parts } = await openRecordedRoom();
    slack.person("U0ADA").joins(channel);
    const said = slack.person("U0ADA").says(channel, "errors are at 68 %");
    slack.person("U0ADA").says(channel, "pool exhausted", { threadTs: said.ts });
    slack.person("U0ADA").uploads(channel, { name: "graph.txt", content: "x" });
    await settle();
    await ingest(parts, { ...said, channel });
    const kept = (await rows()).filter((row) => row.person === "U0ADA");
    expect(kept.map(({ kind, text, threadTs }) => [kind, text, threadTs])).toEqual([
      ["join", expect.any(String), null],
      ["message", "errors are at 68 %", null],
      ["message", "pool exhausted", said.ts],
      ["file", "", null],
    ]);
    expect(kept.at(-1)!.files).toContain("graph.txt");
  });

  it("keeps what was edited and deleted", async () => {
    const { slack, channel, row, settle, parts } = await openRecordedRoom();
    const ada = slack.person("U0ADA");
    ada.joins(channel);
    const said = ada.says(channel, "it's the databse");
    ada.edits(channel, said.ts, "it's the database");
    ada.deletes(channel, said.ts);
    await settle();
    expect(await row(said.ts)).toMatchObject({ text: "it's the database", deletedAt: expect.any(Number) });
    const versions = await parts.store.read((tx) => revisionsOf(tx, { channel, ts: said.ts }));
    expect(versions.map(({ text, deleted }) => [text, deleted])).toEqual([
      ["it's the databse", false],
      ["it's the database", false],
      ["", true],
    ]);
  });

  it("takes an unfurl or a thread's counter for no edit, and our own redraw neither", async () => {
    const { slack, channel, row, settle, parts, rows } = await openRecordedRoom();
    const ada = slack.person("U0ADA");
    ada.joins(channel);
    const said = ada.says(channel, "look");
    ada.says(channel, "there", { threadTs: said.ts });
    await settle();
    const same = { ...said, attachments: [{ fallback: "a link" }] };
    await ingest(parts, {
      type: "message",
      subtype: "message_changed",
      channel,
      ts: "9.9",
      message: same,
      previous_message: said,
    });
    expect((await row(said.ts))!.revision).toBe(0);
    const own = (await rows()).find((each) => each.effect !== null)!;
    await parts.slack.effects.chat.update({ channel, ts: own.ts, text: "redrawn" });
    await settle();
    expect(await row(own.ts)).toMatchObject({ revision: 0, text: own.text });
  });

  it("keeps an edit that comes before its message", async () => {
    const { channel, row, parts } = await openRecordedRoom();
    const edited = {
      ts: "1795000000.000100",
      user: "U0ADA",
      text: "second",
      edited: { user: "U0ADA", ts: "1795000009.0" },
    };
    await ingest(parts, { type: "message", subtype: "message_changed", channel, ts: "1795000009.0", message: edited });
    await ingest(parts, { type: "message", channel, ts: edited.ts, user: "U0ADA", text: "first" });
    expect(await row(edited.ts)).toMatchObject({ text: "second", kind: "message" });
  });

  it("leaves alone what belongs to no incident", async () => {
    const { slack, rows, settle } = await openRecordedRoom();
    const before = (await rows()).length;
    slack.person("U0BEN").says("#payments", "lunch?");
    await settle();
    expect(await rows()).toHaveLength(before);
  });
});

describe("speaking", () => {
  it("is a sign of life, and answers the page of whoever is called", async () => {
    const { slack, channel, incident, does, settle, lastWord, passes } = await openRecordedRoom();
    await does({ type: "callPerson", person: "U0ADA", words: null });
    await passes(1_000);
    const ada = slack.person("U0ADA");
    ada.joins(channel);
    const said = ada.says(channel, "looking");
    await settle();
    expect((await incident()).paging).toMatchObject({ mode: "answered", answeredBy: "U0ADA" });
    expect(await lastWord()).toEqual({ at: Math.floor(Number(said.ts) * 1000), by: "U0ADA" });
  });

  it("answers nothing for anybody else, nor for a guest, nor for a bot", async () => {
    const { slack, channel, incident, does, settle, parts, passes } = await openRecordedRoom();
    await does({ type: "callPerson", person: "U0ADA", words: null });
    await does({ type: "callPerson", person: "U0GUS", words: null });
    await passes(1_000);
    slack.person("U0GRACE").joins(channel);
    slack.person("U0GRACE").says(channel, "anybody?");
    slack.person("U0GUS").says(channel, "me!");
    await settle();
    await ingest(parts, {
      type: "message",
      subtype: "bot_message",
      bot_id: "B1",
      channel,
      ts: "1795000000.000100",
      text: "deploy",
    });
    expect((await incident()).paging.answeredBy).toBeNull();
  });
});
