import { describe, expect, test } from "vitest";
import { buryEffect, renewLeases, retryEffectLater, settleEffect, voidLeases } from "../../src/store/effect-leases.ts";
import { engines, freshStore } from "./engines.ts";
import { effect, ids, NOW, SECOND, worker } from "./outbox-worker.ts";

describe.each(engines)("a lease on %s", (kind) => {
  test("lets nobody finish an attempt that lost its lease", async () => {
    const store = await freshStore(kind);
    const { queue, take, all } = worker(store);
    await queue(effect("a"));
    const [stale] = await take();
    const [current] = await take(NOW + 5 * SECOND);
    const late = [
      () => store.transaction((tx) => settleEffect(tx, stale!, NOW)),
      () => store.transaction((tx) => buryEffect(tx, stale!, NOW, "late")),
      () => store.transaction((tx) => retryEffectLater(tx, stale!, NOW, "late")),
    ];
    for (const finish of late) expect(await finish()).toBe(false);
    expect((await all())[0]).toMatchObject({ status: "pending", owner: "one", lastError: null });
    expect(await store.transaction((tx) => settleEffect(tx, current!, NOW + 6 * SECOND))).toBe(true);
    expect(await store.transaction((tx) => settleEffect(tx, current!, NOW + 7 * SECOND))).toBe(false);
    expect((await all())[0]).toMatchObject({ status: "done", settledAt: NOW + 6 * SECOND, owner: null });
  });

  test("gives up for good what can't be done, and frees its lane", async () => {
    const store = await freshStore(kind);
    const { queue, take, all } = worker(store);
    await queue(effect("a1"), effect("a2"));
    const [head] = await take();
    expect(await store.transaction((tx) => buryEffect(tx, head!, NOW, "channel_not_found"))).toBe(true);
    expect((await all())[0]).toMatchObject({ status: "dead", lastError: "channel_not_found" });
    expect(ids(await take())).toEqual(["a2"]);
  });

  test("prolongs leases that are still held", async () => {
    const store = await freshStore(kind);
    const [one, two] = [worker(store, "one"), worker(store, "two")];
    await one.queue(effect("a"), effect("b", { lane: "b" }));
    await one.take(NOW, 1);
    await two.take(NOW, 1);
    const kept = await store.transaction((tx) =>
      renewLeases(tx, ["a", "b"], { owner: "one", until: NOW + 8 * SECOND }),
    );
    expect(kept).toHaveLength(1);
    expect(await one.earliest()).toBe(NOW + 4 * SECOND);
    expect(ids(await two.take(NOW + 5 * SECOND))).not.toEqual(kept);
  });

  test("frees the leases of the dead at once and fences off their late attempts", async () => {
    const store = await freshStore(kind);
    const [dead, living] = [worker(store, "dead"), worker(store, "living")];
    await dead.queue(effect("a"), effect("b", { lane: "b" }));
    const [lost] = await dead.take(NOW, 1);
    const [kept] = await living.take(NOW, 1);
    expect(await store.transaction((tx) => voidLeases(tx, ["living"], NOW + 1))).toEqual([lost!.id]);
    expect(await store.transaction((tx) => settleEffect(tx, lost!, NOW + 1))).toBe(false);
    expect(ids(await living.take(NOW + 1))).toEqual([lost!.id]);
    expect(await store.transaction((tx) => settleEffect(tx, kept!, NOW + 1))).toBe(true);
  });

  test("frees every lease when nobody is said to live", async () => {
    const store = await freshStore(kind);
    const { queue, take } = worker(store);
    await queue(effect("a"));
    await take();
    expect(await store.transaction((tx) => voidLeases(tx, [], NOW))).toEqual(["a"]);
  });

  test("gives each effect to one of several workers", async () => {
    const store = await freshStore(kind);
    const effects = Array.from({ length: 60 }, (_, n) => effect(`e${n}`, { lane: `lane${n}` }));
    await worker(store).queue(...effects);
    const shares = await Promise.all(["one", "two", "three"].map((owner) => worker(store, owner).take(NOW, 40)));
    const rest = await worker(store, "four").take(NOW, 100);
    expect(ids([...shares.flat(), ...rest]).toSorted()).toEqual(ids(effects).toSorted());
  });
});
