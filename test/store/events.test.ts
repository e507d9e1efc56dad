import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  appendEvents,
  claimCause,
  eraseEvents,
  eventsOfType,
  type EventRow,
  loadEvents,
  lockStream,
  type NewEvent,
  streamNames,
} from "../../src/store/event-rows.ts";
import { firstBrokenLink } from "../../src/store/hash-chain.ts";
import { q } from "../../src/store/query.ts";
import type { Store } from "../../src/store/store.ts";
import { engines, freshStore } from "./engines.ts";

const event = (type: string, body: object = {}): NewEvent => ({
  type,
  at: 1_700_000_000_000,
  actor: '{"person":"U0GRACE"}',
  cause: "Ev1",
  body: JSON.stringify(body),
  salt: "5a17",
});

const THREE = [event("declared", { title: "Checkout is failing" }), event("acknowledged"), event("closed")];

function append(store: Store, stream: string, events: NewEvent[]): Promise<EventRow[]> {
  return store.transaction(function* (tx) {
    yield* lockStream(tx, stream);
    const past = yield* loadEvents(tx, stream);
    return yield* appendEvents(tx, stream, past.at(-1), events);
  });
}

describe.each(engines)("events on %s", (kind) => {
  test("come back in order, numbered within their stream", async () => {
    const store = await freshStore(kind);
    await append(store, "incident:1", THREE.slice(0, 1));
    await append(store, "incident:2", [event("declared")]);
    await append(store, "incident:1", THREE.slice(1));
    const loaded = await store.read((tx) => loadEvents(tx, "incident:1"));
    expect(loaded.map(({ seq, type }) => [seq, type])).toEqual([
      [1, "declared"],
      [2, "acknowledged"],
      [3, "closed"],
    ]);
    expect(loaded[0]).toMatchObject({ ...THREE[0], stream: "incident:1" });
    expect(await store.read((tx) => loadEvents(tx, "incident:3"))).toEqual([]);
  });

  test("are added in one go, however many", async () => {
    const store = await freshStore(kind);
    await append(
      store,
      "incident:1",
      Array.from({ length: 150 }, (_, n) => event(`type${n}`)),
    );
    const loaded = await store.read((tx) => loadEvents(tx, "incident:1"));
    expect(loaded.map((row) => row.type)).toEqual(Array.from({ length: 150 }, (_, n) => `type${n}`));
    expect(firstBrokenLink(loaded)).toBeNull();
  });

  test("refuse a second writer who hasn't seen the last one", async () => {
    const store = await freshStore(kind);
    await append(store, "incident:1", THREE);
    const late = store.transaction((tx) => appendEvents(tx, "incident:1", undefined, [event("closed")]));
    await expect(late).rejects.toThrow(/unique/i);
  });

  test("are lost to nobody when many write at once", async () => {
    const store = await freshStore(kind);
    await Promise.all(Array.from({ length: 12 }, (_, n) => append(store, "incident:1", [event(`type${n}`)])));
    const loaded = await store.read((tx) => loadEvents(tx, "incident:1"));
    expect(loaded).toHaveLength(12);
    expect(firstBrokenLink(loaded)).toBeNull();
  });

  test("can neither be changed nor removed", async () => {
    const store = await freshStore(kind);
    await append(store, "incident:1", THREE);
    const changes = [
      { type: "reopened" },
      { actor: "{}" },
      { at: 1 },
      { body: '{"all":"well"}' },
      { body: "{}" },
      { hash: "" },
    ];
    for (const change of changes) {
      const changing = store.transaction((tx) => q(tx.db.update(tx.tables.events).set(change)));
      await expect(changing, JSON.stringify(change)).rejects.toThrow("only ever added to");
    }
    const removing = store.transaction((tx) => q(tx.db.delete(tx.tables.events).where(eq(tx.tables.events.seq, 3))));
    await expect(removing).rejects.toThrow("only ever added to");
    expect(firstBrokenLink(await store.read((tx) => loadEvents(tx, "incident:1")))).toBeNull();
  });

  test("lose their content to an erasure and nothing else", async () => {
    const store = await freshStore(kind);
    const before = await append(store, "incident:1", THREE);
    await store.transaction((tx) => eraseEvents(tx, "incident:1", [1]));
    const after = await store.read((tx) => loadEvents(tx, "incident:1"));
    expect(after[0]).toEqual({ ...before[0], body: "{}", salt: "" });
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(firstBrokenLink(after)).toBeNull();
  });

  test("are found by their streams' names and by their type", async () => {
    const store = await freshStore(kind);
    for (const stream of ["incident:1", "incident:2", "rota:payments"]) await append(store, stream, THREE);
    expect((await store.read((tx) => streamNames(tx, "incident:"))).toSorted()).toEqual(["incident:1", "incident:2"]);
    expect(await store.read((tx) => streamNames(tx))).toHaveLength(3);
    const closed = await store.read((tx) => eventsOfType(tx, "closed"));
    expect(closed.map((row) => row.stream)).toEqual(["incident:1", "incident:2", "rota:payments"]);
  });
});

describe.each(engines)("a cause on %s", (kind) => {
  test("is claimed once a stream", async () => {
    const store = await freshStore(kind);
    const claim = (stream: string) => store.transaction((tx) => claimCause(tx, stream, "Ev1", 1));
    expect([await claim("incident:1"), await claim("incident:1"), await claim("incident:2")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("is claimed by one of many at once", async () => {
    const store = await freshStore(kind);
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => store.transaction((tx) => claimCause(tx, "incident:1", "Ev1", 1))),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test("is free again when its transaction fails", async () => {
    const store = await freshStore(kind);
    const failing = store.transaction(function* (tx) {
      yield* claimCause(tx, "incident:1", "Ev1", 1);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await store.transaction((tx) => claimCause(tx, "incident:1", "Ev1", 1))).toBe(true);
  });
});

describe("the hash chain", () => {
  test("shows what was changed, lost, swapped or put in", async () => {
    const store = await freshStore("sqlite");
    const [first, second, third] = (await append(store, "incident:1", THREE)) as [EventRow, EventRow, EventRow];
    expect(firstBrokenLink([first, second, third])).toBeNull();
    expect(firstBrokenLink([first, { ...second, body: '{"by":"Mallory"}' }, third])).toBe(2);
    expect(firstBrokenLink([first, { ...second, actor: '{"person":"U0MALLORY"}' }, third])).toBe(2);
    expect(firstBrokenLink([{ ...first, at: first.at + 1 }, second, third])).toBe(1);
    expect(firstBrokenLink([first, third])).toBe(3);
    expect(firstBrokenLink([second, third])).toBe(2);
    expect(firstBrokenLink([first, { ...third, seq: 2 }, { ...second, seq: 3 }])).toBe(2);
    expect(firstBrokenLink([first, second, third, { ...third, seq: 4 }])).toBe(4);
  });

  test("ties an event to its stream", async () => {
    const store = await freshStore("sqlite");
    const events = await append(store, "incident:1", THREE);
    expect(firstBrokenLink(events.map((row) => ({ ...row, stream: "incident:2" })))).toBe(1);
  });
});
