import { describe, expect, test } from "vitest";
import { buryEffect, retryEffectLater, settleEffect } from "../../src/store/effect-leases.ts";
import { forgetSettledEffects, type NewEffect, withdrawEffects } from "../../src/store/effect-rows.ts";
import { engines, freshStore } from "./engines.ts";
import { effect, ids, NOW, SECOND, worker } from "./outbox-worker.ts";

const redraw = (id: string, rest: Partial<NewEffect> = {}) =>
  effect(id, { kind: "redraw_card", replaces: true, ...rest });

describe.each(engines)("the outbox on %s", (kind) => {
  test("gives a due effect once, with a new token for each attempt", async () => {
    const store = await freshStore(kind);
    const { queue, take } = worker(store);
    await queue(effect("a", { payload: '{"n":1}', dueAt: NOW - 5 }));
    const [claimed] = await take();
    expect(claimed).toMatchObject({
      id: "a",
      payload: '{"n":1}',
      attempts: 1,
      token: 1,
      owner: "one",
      runAt: NOW + 4 * SECOND,
    });
    expect(claimed).toMatchObject({ firstStartedAt: NOW, dueAt: NOW - 5, createdAt: NOW });
    expect(await take()).toEqual([]);
    const [again] = await take(NOW + 5 * SECOND);
    expect(again).toMatchObject({ id: "a", attempts: 2, token: 2, firstStartedAt: NOW });
  });

  test("keeps still about what isn't due", async () => {
    const { queue, take, earliest } = worker(await freshStore(kind));
    expect(await earliest()).toBeNull();
    await queue(effect("a", { runAt: NOW + 60 * SECOND }));
    expect(await take(NOW + 59 * SECOND)).toEqual([]);
    expect(await earliest()).toBe(NOW + 60 * SECOND);
    expect(ids(await take(NOW + 60 * SECOND))).toEqual(["a"]);
  });

  test("queues an id once", async () => {
    const { queue, queueAndTake, all } = worker(await freshStore(kind));
    await queue(effect("a", { payload: "first" }));
    expect(await queueAndTake(effect("a", { payload: "second", lane: "incident:1:topic" }))).toEqual([]);
    expect((await all()).map((row) => row.payload)).toEqual(["first"]);
  });

  test("keeps order inside a lane and lets lanes pass each other", async () => {
    const store = await freshStore(kind);
    const { queue, take, earliest } = worker(store);
    await queue(effect("a1"), effect("a2"), effect("b1", { lane: "incident:1:topic" }));
    await queue(effect("a3"));
    const [a1, b1] = await take();
    expect([a1?.id, b1?.id]).toEqual(["a1", "b1"]);
    expect(await take()).toEqual([]);
    expect(await earliest()).toBe(NOW + 4 * SECOND);
    await store.transaction((tx) => settleEffect(tx, a1!, NOW));
    expect(ids(await take())).toEqual(["a2"]);
  });

  test("orders by when it was queued, not by name or time", async () => {
    const store = await freshStore(kind);
    const { queue, take } = worker(store);
    await queue(...Array.from({ length: 12 }, (_, n) => effect(`incident:1:2:${n}`, { runAt: NOW - n })));
    const taken: string[] = [];
    for (let [head] = await take(); head !== undefined; [head] = await take()) {
      taken.push(head.id);
      const claim = head;
      await store.transaction((tx) => settleEffect(tx, claim, NOW));
    }
    expect(taken).toEqual(Array.from({ length: 12 }, (_, n) => `incident:1:2:${n}`));
  });

  test("holds up a lane whose first effect waits for its next attempt, and no other", async () => {
    const store = await freshStore(kind);
    const { queue, take, earliest } = worker(store);
    await queue(effect("a1"), effect("a2"), effect("b1", { lane: "incident:1:topic", runAt: NOW + SECOND }));
    const [head] = await take();
    expect(await store.transaction((tx) => retryEffectLater(tx, head!, NOW + 9 * SECOND, "ratelimited"))).toBe(true);
    expect(await earliest()).toBe(NOW + SECOND);
    expect(ids(await take(NOW + SECOND))).toEqual(["b1"]);
    expect(await take(NOW + 2 * SECOND)).toEqual([]);
    const again = await take(NOW + 9 * SECOND);
    expect(again.find((row) => row.id === "a1")).toMatchObject({ attempts: 2, lastError: "ratelimited" });
  });

  test("gives urgent effects first, and to a lane of workers nothing else", async () => {
    const { queue, take } = worker(await freshStore(kind));
    await queue(effect("card"), effect("page1", { urgent: true, lane: "p1", runAt: NOW }));
    await queue(effect("page2", { urgent: true, lane: "p2", runAt: NOW - 1 }));
    expect(ids(await take(NOW, 1))).toEqual(["page2"]);
    expect(ids(await take(NOW, 10, "urgent"))).toEqual(["page1"]);
    expect(ids(await take(NOW, 10, "ordinary"))).toEqual(["card"]);
  });

  test("keeps one waiting redraw of a surface, the newest", async () => {
    const { queue, take, all } = worker(await freshStore(kind));
    await queue(effect("post"));
    await queue(redraw("r1"), redraw("r2"));
    await queue(redraw("other", { lane: "incident:1:topic" }));
    await queue(redraw("r3"));
    const states = Object.fromEntries((await all()).map((row) => [row.id, row.status]));
    expect(states).toEqual({ post: "pending", r2: "withdrawn", r3: "pending", other: "pending" });
    expect(ids(await take()).toSorted()).toEqual(["other", "post"]);
  });

  test("doesn't replace a redraw that is under way", async () => {
    const store = await freshStore(kind);
    const { queue, take } = worker(store);
    await queue(effect("r1", { replaces: true }));
    const [running] = await take();
    await queue(effect("r2", { replaces: true }));
    await queue(effect("r2", { replaces: true }));
    expect(await store.transaction((tx) => settleEffect(tx, running!, NOW))).toBe(true);
    expect(ids(await take())).toEqual(["r2"]);
  });

  test("withdraws what a stream no longer wants, and nobody else's", async () => {
    const store = await freshStore(kind);
    const { queue, take, all } = worker(store);
    await queue(
      effect("page1", { kind: "page", lane: "p1" }),
      effect("page2", { kind: "page", lane: "p2", runAt: NOW + SECOND }),
      effect("card"),
      effect("elsewhere", { kind: "page", stream: "incident:2", lane: "p3" }),
    );
    const running = (await take(NOW, 1)).at(0)!;
    const gone = await store.transaction((tx) => withdrawEffects(tx, { stream: "incident:1", kinds: ["page"] }, NOW));
    expect(gone.toSorted()).toEqual(["page1", "page2"]);
    expect(ids(await take(NOW + 9 * SECOND)).toSorted()).toEqual(["card", "elsewhere"]);
    expect((await all()).filter((row) => row.status === "withdrawn")).toHaveLength(2);
    expect(running.id).not.toBe("page2");
  });

  test("lets a withdrawn attempt that was under way land, but not try again", async () => {
    const store = await freshStore(kind);
    const { queue, take, all } = worker(store);
    await queue(effect("lands", { lane: "a" }), effect("fails", { lane: "b" }));
    const taken = await take();
    const claim = (id: string) => taken.find((row) => row.id === id)!;
    await store.transaction((tx) => withdrawEffects(tx, { stream: "incident:1", lanes: ["a", "b"] }, NOW));
    expect(await store.transaction((tx) => retryEffectLater(tx, claim("fails"), NOW, "busy"))).toBe(false);
    expect(await store.transaction((tx) => settleEffect(tx, claim("lands"), NOW))).toBe(true);
    expect((await all()).map((row) => [row.id, row.status])).toEqual([
      ["lands", "done"],
      ["fails", "withdrawn"],
    ]);
    expect(await take(NOW + 60 * SECOND)).toEqual([]);
  });

  test("lets who commits an effect perform it when its lane is free", async () => {
    const store = await freshStore(kind);
    const { queueAndTake, take, earliest } = worker(store);
    const born = await queueAndTake(
      effect("a1"),
      effect("a2"),
      effect("later", { lane: "later", runAt: NOW + 60 * SECOND }),
    );
    expect(born).toMatchObject([
      { id: "a1", owner: "one", attempts: 1, token: 1, runAt: NOW + 4 * SECOND, firstStartedAt: NOW },
    ]);
    expect(await queueAndTake(effect("a3"))).toEqual([]);
    expect(await take()).toEqual([]);
    expect(await earliest()).toBe(NOW + 4 * SECOND);
    expect(await store.transaction((tx) => settleEffect(tx, born[0]!, NOW))).toBe(true);
    expect(ids(await take())).toEqual(["a2"]);
  });

  test("forgets what is settled, not what is dead or waits", async () => {
    const store = await freshStore(kind);
    const { queue, take, all } = worker(store);
    await queue(
      effect("done", { lane: "a" }),
      effect("dead", { lane: "b" }),
      effect("waits", { lane: "c", runAt: NOW + SECOND }),
    );
    const taken = await take();
    const claim = (id: string) => taken.find((row) => row.id === id)!;
    await store.transaction((tx) => settleEffect(tx, claim("done"), NOW));
    await store.transaction((tx) => buryEffect(tx, claim("dead"), NOW, "no"));
    await store.transaction((tx) => forgetSettledEffects(tx, NOW));
    expect(await all()).toHaveLength(3);
    await store.transaction((tx) => forgetSettledEffects(tx, NOW + 1));
    expect(ids(await all())).toEqual(["dead", "waits"]);
  });
});
