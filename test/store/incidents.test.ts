import { describe, expect, test } from "vitest";
import {
  dueDeadlines,
  earliestDeadline,
  incidentAt,
  incidentByChannel,
  incidentByDeclareCause,
  incidentById,
  incidentsDeclared,
  type IncidentSummary,
  nextIncidentNumber,
  openIncidents,
  putIncidentSummary,
  touchLastHumanWord,
} from "../../src/store/incident-rows.ts";
import type { Store } from "../../src/store/store.ts";
import { engines, freshStore } from "./engines.ts";

function summary(id: number, rest: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    id,
    declareCause: `cause-${id}`,
    version: 1,
    phase: "investigating",
    severity: "sev1",
    title: "Checkout is failing",
    private: false,
    drill: true,
    team: null,
    service: null,
    channel: null,
    placeTs: null,
    declaredAt: id * 100,
    closedAt: null,
    nextDeadlineAt: null,
    answeredBy: null,
    ringing: "[]",
    ...rest,
  };
}

const numbers = (rows: { id: number }[]) => rows.map((row) => row.id);

const put = (store: Store, ...summaries: IncidentSummary[]) =>
  store.transaction(function* (tx) {
    for (const one of summaries) yield* putIncidentSummary(tx, one);
  });

describe.each(engines)("incidents on %s", (kind) => {
  test("are numbered from 1, none twice", async () => {
    const store = await freshStore(kind);
    const declare = () =>
      store.transaction(function* (tx) {
        const id = yield* nextIncidentNumber(tx);
        yield* putIncidentSummary(tx, summary(id));
        return id;
      });
    const given = await Promise.all(Array.from({ length: 8 }, declare));
    expect(given.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("are found by number, cause and channel", async () => {
    const store = await freshStore(kind);
    await put(store, summary(7, { channel: "C7" }));
    const row = { ...summary(7, { channel: "C7" }), lastHumanWordAt: null, lastHumanWordBy: null };
    expect(await store.read((tx) => incidentById(tx, 7))).toEqual(row);
    expect(await store.read((tx) => incidentByDeclareCause(tx, "cause-7"))).toEqual(row);
    expect(await store.read((tx) => incidentByChannel(tx, "C7"))).toEqual(row);
    expect(await store.read((tx) => incidentByChannel(tx, "C8"))).toBeNull();
  });

  test("are found by their room, or by their thread in a channel that others share", async () => {
    const store = await freshStore(kind);
    const thread = (id: number, placeTs: string) => summary(id, { channel: "C1", placeTs });
    await put(store, thread(1, "1.1"), thread(2, "2.2"), summary(3, { channel: "C3" }));
    const at = async (channel: string, ts: string | null) =>
      (await store.read((tx) => incidentAt(tx, channel, ts)))?.id ?? null;
    expect([await at("C1", "2.2"), await at("C1", "9.9"), await at("C1", null)]).toEqual([2, null, null]);
    expect([await at("C3", null), await at("C3", "9.9"), await at("C4", null)]).toEqual([3, 3, null]);
  });

  test("are written anew without touching the last human word", async () => {
    const store = await freshStore(kind);
    await put(store, summary(1, { nextDeadlineAt: 5 }));
    await store.transaction((tx) => touchLastHumanWord(tx, 1, 40, "U0ADA"));
    await put(store, summary(1, { version: 2, private: true, title: "Checkout is slow" }));
    expect(await store.read((tx) => incidentById(tx, 1))).toMatchObject({
      version: 2,
      private: true,
      title: "Checkout is slow",
      nextDeadlineAt: null,
      lastHumanWordAt: 40,
      lastHumanWordBy: "U0ADA",
    });
  });

  test("refuse a second incident for one cause", async () => {
    const store = await freshStore(kind);
    await put(store, summary(1));
    await expect(put(store, summary(2, { declareCause: "cause-1" }))).rejects.toThrow(/unique/i);
  });

  test("remember the latest human word, in whatever order words arrive", async () => {
    const store = await freshStore(kind);
    await put(store, summary(1));
    for (const [at, by] of [
      [50, "U0ADA"],
      [90, "U0BEN"],
      [70, "U0GRACE"],
      [90, "U0HANA"],
    ] as const) {
      await store.transaction((tx) => touchLastHumanWord(tx, 1, at, by));
    }
    expect(await store.read((tx) => incidentById(tx, 1))).toMatchObject({
      lastHumanWordAt: 90,
      lastHumanWordBy: "U0BEN",
    });
  });

  test("come up when their deadline has come, the longest overdue first", async () => {
    const store = await freshStore(kind);
    expect(await store.read((tx) => earliestDeadline(tx))).toBeNull();
    await put(
      store,
      summary(1, { nextDeadlineAt: 30 }),
      summary(2),
      summary(3, { nextDeadlineAt: 20 }),
      summary(4, { nextDeadlineAt: 99 }),
    );
    expect(await store.read((tx) => earliestDeadline(tx))).toBe(20);
    expect(await store.read((tx) => dueDeadlines(tx, 30, 10))).toEqual([
      { id: 3, at: 20 },
      { id: 1, at: 30 },
    ]);
    expect(await store.read((tx) => dueDeadlines(tx, 30, 1))).toHaveLength(1);
    expect(await store.read((tx) => dueDeadlines(tx, 19, 10))).toEqual([]);
  });

  test("are listed while open, and by the time they were declared", async () => {
    const store = await freshStore(kind);
    await put(store, summary(1, { closedAt: 500 }), summary(2), summary(3));
    expect(numbers(await store.read((tx) => openIncidents(tx)))).toEqual([3, 2]);
    expect(numbers(await store.read((tx) => incidentsDeclared(tx, 100, 300)))).toEqual([2, 1]);
  });
});
