import { describe, expect, it, onTestFinished } from "vitest";
import { MINUTE, SECOND } from "../../src/clock.ts";
import { createHeartbeat } from "../../src/engine/heartbeat.ts";
import { createGivingWay } from "../../src/engine/rush.ts";
import type { StreamWork } from "../../src/engine/stream-work.ts";
import { putDeadline } from "../../src/store/deadline-rows.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { engines, freshStore } from "../store/engines.ts";
import { NIGHT } from "../world/night.ts";

const nothing = (): void => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
/** More than are passed in two looks. */
const DUE = 600;

describe.each(engines)("more deadlines than can be passed at once, on %s", (kind) => {
  it("count as a rush from the first look to the last, with no gap between two", async () => {
    const store = await freshStore(kind);
    const clock = createVirtualClock(NIGHT);
    let left = DUE;
    const seen: { left: number; behind: boolean }[] = [];
    let allPassed = nothing;
    const passed = new Promise<void>((resolve) => (allPassed = resolve));
    const work: Pick<StreamWork, "passDeadline"> = {
      async passDeadline(stream) {
        seen.push({ left, behind: heartbeat.isBehind() });
        await store.transaction((tx) => putDeadline(tx, stream, null));
        left -= 1;
        if (left === 0) allPassed();
      },
    };
    const watched: typeof store = {
      ...store,
      read(body) {
        seen.push({ left, behind: heartbeat.isBehind() });
        return store.read(body);
      },
    };
    const heartbeat = createHeartbeat({ store: watched, clock, works: { rota: work as StreamWork }, logger });
    await store.transaction(function* (tx) {
      for (let team = 1; team <= DUE; team += 1) yield* putDeadline(tx, `rota:${team}`, NIGHT - MINUTE);
    });
    heartbeat.start();
    onTestFinished(() => heartbeat.stop());
    await passed;
    await expect.poll(() => heartbeat.isBehind()).toBe(false);
    const between = seen.filter((each) => each.left > 0 && each.left < DUE);
    expect(between.length).toBeGreaterThanOrEqual(2);
    expect(between.filter((each) => !each.behind)).toEqual([]);
  });
});

describe("what gives way to a rush", () => {
  it("leaves connections to the database free when all of it goes on", async () => {
    const givingWay = createGivingWay(createVirtualClock(NIGHT), () => false);
    const ends: (() => void)[] = [];
    const all = Array.from({ length: 20 }, () => givingWay(() => new Promise<void>((end) => void ends.push(end))));
    await new Promise((turn) => setImmediate(turn));
    expect(ends).toHaveLength(6);
    for (let ended = 0; ended < all.length; ended += 1) {
      ends[ended]!();
      await new Promise((turn) => setImmediate(turn));
    }
    await Promise.all(all);
    expect(ends).toHaveLength(20);
  });

  it("waits, goes on two at a time when that takes too long, and all at once when it is over", async () => {
    const clock = createVirtualClock(NIGHT);
    let rush = true;
    const givingWay = createGivingWay(clock, () => rush);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = [1, 2, 3, 4].map((number) =>
      givingWay(() => {
        begun.push(number);
        return new Promise<void>((resolve) => void ends.push(resolve));
      }),
    );
    const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
    await clock.pass(2 * SECOND - 1, settle);
    expect(begun).toEqual([]);
    await clock.pass(SECOND, settle);
    expect(begun).toEqual([1, 2]);
    ends[0]!();
    await clock.pass(SECOND, settle);
    expect(begun).toEqual([1, 2, 3]);
    rush = false;
    await clock.pass(SECOND, settle);
    expect(begun).toEqual([1, 2, 3, 4]);
    ends.forEach((end) => end());
    await Promise.all(all);
  });
});
