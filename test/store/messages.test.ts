import { describe, expect, test } from "vitest";
import {
  clearMoment,
  forgetMessages,
  keepMessage,
  messageAt,
  messagesSince,
  type NewMessage,
  setMoment,
  setFiles,
  setReactions,
  UNSEEN,
  timelineMessages,
} from "../../src/store/message-rows.ts";
import { markDeleted, reviseMessage, revisionsOf, revisionsOfIncident } from "../../src/store/revision-rows.ts";
import type { Store } from "../../src/store/store.ts";
import { engines, freshStore } from "./engines.ts";

const TS = "1700000000.000100";
const KEY = { channel: "C1", ts: TS };

function message(ts = TS, rest: Partial<NewMessage> = {}): NewMessage {
  return {
    channel: "C1",
    ts,
    incident: 1,
    threadTs: null,
    person: "U0ADA",
    bot: false,
    kind: "message",
    text: "It is the database",
    files: "[]",
    reactions: "[]",
    postedAt: 1_700_000_000_000,
    ...rest,
  };
}

const edit = (text: string, at: number) => ({ incident: 1, at, person: "U0ADA", text });
const keep = (store: Store, kept: NewMessage) => store.transaction((tx) => keepMessage(tx, kept));
const revise = (store: Store, text: string, at: number) =>
  store.transaction((tx) => reviseMessage(tx, KEY, edit(text, at)));
const texts = async (store: Store) =>
  (await store.read((tx) => revisionsOf(tx, KEY))).map((row) => [row.revision, row.text, row.deleted]);

describe.each(engines)("the record on %s", (kind) => {
  test("keeps a message once, in the order of its timestamps", async () => {
    const store = await freshStore(kind);
    expect(await keep(store, message("1700000009.000000"))).toBe(true);
    expect(await keep(store, message())).toBe(true);
    expect(await keep(store, message(TS, { text: "told again" }))).toBe(false);
    const kept = await store.read((tx) => timelineMessages(tx, 1));
    expect(kept.map((row) => [row.ts, row.text, row.revision])).toEqual([
      [TS, "It is the database", 0],
      ["1700000009.000000", "It is the database", 0],
    ]);
    expect(await texts(store)).toEqual([]);
    expect((await store.read((tx) => messagesSince(tx, "C1", TS))).map((row) => row.ts)).toEqual(["1700000009.000000"]);
  });

  test("keeps every version of an edited message", async () => {
    const store = await freshStore(kind);
    await keep(store, message());
    expect(await revise(store, "It is the cache", 1_700_000_001_000)).toBe(true);
    expect(await revise(store, "It is DNS", 1_700_000_002_000)).toBe(true);
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({ text: "It is DNS", revision: 2 });
    expect(await texts(store)).toEqual([
      [0, "It is the database", false],
      [1, "It is the cache", false],
      [2, "It is DNS", false],
    ]);
    expect(await store.read((tx) => revisionsOfIncident(tx, 1))).toHaveLength(3);
    expect(await store.read((tx) => revisionsOfIncident(tx, 2))).toEqual([]);
  });

  test("stays quiet when an edit changes nothing or comes again", async () => {
    const store = await freshStore(kind);
    await keep(store, message());
    expect(await revise(store, "It is the database", 1_700_000_001_000)).toBe(false);
    await revise(store, "It is the cache", 1_700_000_001_000);
    await revise(store, "It is DNS", 1_700_000_002_000);
    expect(await revise(store, "It is the cache", 1_700_000_001_000)).toBe(false);
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({ text: "It is DNS", revision: 2 });
  });

  test("keeps an edit that arrives late without making it the current text", async () => {
    const store = await freshStore(kind);
    await keep(store, message());
    await revise(store, "It is DNS", 1_700_000_002_000);
    expect(await revise(store, "It is the cache", 1_700_000_001_000)).toBe(true);
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({ text: "It is DNS", revision: 2 });
    expect(await texts(store)).toHaveLength(3);
  });

  test("joins an edit to its message when the message arrives later", async () => {
    const store = await freshStore(kind);
    expect(await revise(store, "It is DNS", 1_700_000_002_000)).toBe(true);
    expect(await keep(store, message())).toBe(true);
    expect(await keep(store, message())).toBe(false);
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({
      kind: "message",
      person: "U0ADA",
      text: "It is DNS",
      revision: 1,
    });
    expect(await texts(store)).toEqual([
      [0, "It is the database", false],
      [1, "It is DNS", false],
    ]);
  });

  test("joins a reaction to its message when the message arrives later", async () => {
    const store = await freshStore(kind);
    const stub = message(TS, { kind: UNSEEN, text: "", person: null, reactions: '[{"name":"eyes"}]' });
    expect(await keep(store, stub)).toBe(true);
    expect(await keep(store, stub)).toBe(false);
    expect(await keep(store, message())).toBe(true);
    const kept = await store.read((tx) => messageAt(tx, KEY));
    expect(kept).toMatchObject({ kind: "message", text: "It is the database", reactions: stub.reactions, revision: 0 });
    expect(await texts(store)).toEqual([]);
  });

  test("keeps an edit that came first when a reaction comes second", async () => {
    const store = await freshStore(kind);
    await revise(store, "It is DNS", 1_700_000_002_000);
    expect(await keep(store, message(TS, { kind: UNSEEN, text: "" }))).toBe(false);
    await keep(store, message());
    expect(await texts(store)).toEqual([
      [0, "It is the database", false],
      [1, "It is DNS", false],
    ]);
  });

  test("knows which of our effects posted a message, and its files", async () => {
    const store = await freshStore(kind);
    await keep(store, message(TS, { effect: "incident:1:2:0" }));
    await store.transaction((tx) => setFiles(tx, KEY, '[{"id":"F1"}]'));
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({
      effect: "incident:1:2:0",
      files: '[{"id":"F1"}]',
    });
  });

  test("keeps what a deleted message said", async () => {
    const store = await freshStore(kind);
    await keep(store, message());
    const remove = () =>
      store.transaction((tx) => markDeleted(tx, KEY, { incident: 1, at: 1_700_000_003_000, person: null }));
    expect([await remove(), await remove()]).toEqual([true, false]);
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({
      text: "It is the database",
      deletedAt: 1_700_000_003_000,
    });
    expect(await texts(store)).toEqual([
      [0, "It is the database", false],
      [1, "", true],
    ]);
  });

  test("highlights a moment once and can take it back", async () => {
    const store = await freshStore(kind);
    await keep(store, message());
    const mark = (by: string) => store.transaction((tx) => setMoment(tx, KEY, 7, by));
    expect([await mark("U0ADA"), await mark("U0BEN")]).toEqual([true, false]);
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({ momentAt: 7, momentBy: "U0ADA" });
    const clear = () => store.transaction((tx) => clearMoment(tx, KEY));
    expect([await clear(), await clear()]).toEqual([true, false]);
    expect(await store.transaction((tx) => setMoment(tx, { channel: "C1", ts: "1.0" }, 7, "U0ADA"))).toBe(false);
  });

  test("keeps reactions and forgets an incident's messages, not another's", async () => {
    const store = await freshStore(kind);
    await keep(store, message());
    await keep(store, message("1700000005.000000", { incident: 2 }));
    await revise(store, "It is DNS", 1_700_000_002_000);
    await store.transaction((tx) => setReactions(tx, KEY, '[{"name":"eyes"}]'));
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({ reactions: '[{"name":"eyes"}]' });
    await store.transaction((tx) => forgetMessages(tx, 1));
    expect([await store.read((tx) => timelineMessages(tx, 1)), await texts(store)]).toEqual([[], []]);
    expect(await store.read((tx) => timelineMessages(tx, 2))).toHaveLength(1);
  });

  test("records an edit and its message once when both arrive at the same time", async () => {
    const store = await freshStore(kind);
    await Promise.all([keep(store, message()), revise(store, "It is DNS", 1_700_000_002_000), keep(store, message())]);
    expect(await store.read((tx) => messageAt(tx, KEY))).toMatchObject({
      kind: "message",
      text: "It is DNS",
      revision: 1,
    });
    expect(await texts(store)).toHaveLength(2);
  });
});
