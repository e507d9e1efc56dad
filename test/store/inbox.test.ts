import { describe, expect, test } from "vitest";
import {
  adoptInbox,
  failInInbox,
  finishInInbox,
  forgetInbox,
  putInInbox,
  undoneInInbox,
} from "../../src/store/inbox-rows.ts";
import type { Store } from "../../src/store/store.ts";
import { engines, freshStore } from "./engines.ts";

const receipt = (id: string, receivedAt = 1) => ({ id, body: `{"event_id":"${id}"}`, receivedAt });
const put = (store: Store, ids: string[], owner = "one") =>
  store.transaction((tx) =>
    putInInbox(
      tx,
      ids.map((id, n) => receipt(id, n + 1)),
      owner,
    ),
  );
const undone = async (store: Store, owner = "one") =>
  (await store.read((tx) => undoneInInbox(tx, owner, 100))).map((row) => row.id);

describe.each(engines)("the inbox on %s", (kind) => {
  test("keeps a receipt once and tells which are new", async () => {
    const store = await freshStore(kind);
    expect(await put(store, ["Ev1", "Ev2", "Ev1"])).toEqual(new Set(["Ev1", "Ev2"]));
    expect(await put(store, ["Ev2", "Ev3"])).toEqual(new Set(["Ev3"]));
    expect(await undone(store)).toEqual(["Ev1", "Ev2", "Ev3"]);
    expect(await put(store, [])).toEqual(new Set());
  });

  test("keeps any number of receipts in one commit, in order", async () => {
    const store = await freshStore(kind);
    const many = Array.from({ length: 90 }, (_, n) => `Ev${n}`);
    expect((await put(store, many)).size).toBe(90);
    expect(await undone(store)).toEqual(many);
  });

  test("stays quiet about a finished one, also when it is delivered again", async () => {
    const store = await freshStore(kind);
    await put(store, ["Ev1", "Ev2"]);
    await store.transaction((tx) => finishInInbox(tx, ["Ev1"], 5));
    expect(await put(store, ["Ev1"])).toEqual(new Set());
    expect(await undone(store)).toEqual(["Ev2"]);
  });

  test("quarantines what has failed five times", async () => {
    const store = await freshStore(kind);
    await put(store, ["poison", "Ev2"]);
    const fail = () => store.transaction((tx) => failInInbox(tx, "poison", 9, "cannot read it"));
    for (const attempts of [1, 2, 3, 4]) expect(await fail()).toEqual({ attempts, quarantined: false });
    expect(await undone(store)).toContain("poison");
    expect(await fail()).toEqual({ attempts: 5, quarantined: true });
    expect(await undone(store)).toEqual(["Ev2"]);
    expect(await fail()).toEqual({ attempts: 0, quarantined: false });
  });

  test("hands the unfinished work of the dead over, and only theirs", async () => {
    const store = await freshStore(kind);
    await put(store, ["Ev1", "Ev2"], "dead");
    await put(store, ["Ev3"], "living");
    await store.transaction((tx) => finishInInbox(tx, ["Ev2"], 5));
    expect(await store.transaction((tx) => adoptInbox(tx, "one", ["one", "living"]))).toBe(1);
    expect(await undone(store)).toEqual(["Ev1"]);
    expect(await undone(store, "living")).toEqual(["Ev3"]);
  });

  test("forgets finished receipts after their time", async () => {
    const store = await freshStore(kind);
    await put(store, ["Ev1", "Ev2", "Ev3"]);
    await store.transaction((tx) => finishInInbox(tx, ["Ev1", "Ev3"], 5));
    await store.transaction((tx) => forgetInbox(tx, 3));
    expect(await put(store, ["Ev1", "Ev2", "Ev3"])).toEqual(new Set(["Ev1"]));
  });
});
