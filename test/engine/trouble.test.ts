import { describe, expect, it } from "vitest";
import { SECOND } from "../../src/clock.ts";
import type { Effect } from "../../src/incident/effects.ts";
import { NotYet } from "../../src/engine/performer.ts";
import type { Learnt } from "../../src/engine/performer.ts";
import { voidLeases } from "../../src/store/effect-leases.ts";
import { engines, freshStore } from "../store/engines.ts";
import { createVirtualClock, type VirtualClock } from "../../src/virtual-clock.ts";
import { NIGHT } from "../world/night.ts";
import { ben, declaration, linus, openBench, type Bench } from "./bench-world.ts";

const room = { type: "reportRoomOpened", channel: "C1", name: "inc-1" } as const;

function attemptsAt(bench: Bench, kind: string): Bench["attempts"] {
  return bench.attempts.filter(({ effect }) => effect.kind === kind);
}

/** A clock that somebody sets forward. */
function jumpingClock(): VirtualClock & { jump(ms: number): void } {
  const clock = createVirtualClock(NIGHT);
  let ahead = 0;
  return {
    ...clock,
    now: () => clock.now() + ahead,
    machineNow: () => clock.machineNow() + ahead,
    jump(ms) {
      ahead += ms;
    },
  };
}

describe.each(engines)("the outbox in trouble on %s", (kind) => {
  it("begins nothing anew that is still under way here, however far the clock has jumped", async () => {
    const clock = jumpingClock();
    const hang = new Promise<Learnt>(() => undefined);
    const bench = await openBench(
      await freshStore(kind),
      (effect) => (effect.kind === "page" ? hang : effect.kind === "openRoom" ? room : null),
      clock,
    );
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    expect(attemptsAt(bench, "page")).toHaveLength(2);
    clock.jump(10 * SECOND);
    await bench.engine.handle(1, { type: "giveImpact", text: "nobody can pay" }, ben, "command:T2");
    await bench.settle();
    expect(attemptsAt(bench, "page")).toHaveLength(2);
  });

  it("keeps hold of what it claimed anew after a nap, once the attempt from before the nap is over", async () => {
    const answers: ((learnt: Learnt) => void)[] = [];
    const store = await freshStore(kind);
    const bench = await openBench(store, (effect) =>
      effect.kind === "openRoom" ? new Promise<Learnt>((resolve) => answers.push(resolve)) : null,
    );
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    await store.transaction((tx) => voidLeases(tx, [], bench.clock.machineNow()));
    await bench.passes(2 * SECOND);
    answers[0]!(room);
    await bench.passes(20 * SECOND);
    expect((await bench.engine.load(1))!.place).toBeNull();
    answers[1]!(room);
    await bench.passes(20 * SECOND);
    expect(attemptsAt(bench, "openRoom")).toHaveLength(2);
    expect((await bench.engine.load(1))!.place?.channel).toBe("C1");
  });

  it("lets an attempt from before the nap fail without a third one beside the second", async () => {
    const attempts: PromiseWithResolvers<Learnt>[] = [];
    const store = await freshStore(kind);
    const bench = await openBench(store, (effect) => {
      if (effect.kind !== "openRoom") return null;
      attempts.push(Promise.withResolvers());
      return attempts.at(-1)!.promise;
    });
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    await store.transaction((tx) => voidLeases(tx, [], bench.clock.machineNow()));
    await bench.passes(2 * SECOND);
    attempts[0]!.reject(new Error("given up"));
    await bench.passes(20 * SECOND);
    attempts[1]!.resolve(room);
    await bench.passes(20 * SECOND);
    expect(attemptsAt(bench, "openRoom")).toHaveLength(2);
    expect((await bench.engine.load(1))!.place?.channel).toBe("C1");
  });

  it("says that it is over only after a call that another process had on its way", async () => {
    const call = Promise.withResolvers<Learnt>();
    const store = await freshStore(kind);
    const answer = (effect: Effect): Promise<Learnt> | Learnt =>
      effect.kind === "page" ? call.promise : effect.kind === "openRoom" ? room : null;
    const living: string[] = [];
    const one = await openBench(store, answer, createVirtualClock(NIGHT), living);
    const other = await openBench(store, answer, one.clock, living);
    await one.engine.declare(declaration(), ben, "command:T1");
    await one.settle();
    await other.engine.handle(1, { type: "answerPage", means: "button" }, linus, "press:1");
    await one.passes(9 * SECOND);
    const standDowns = () => [...attemptsAt(one, "standDown"), ...attemptsAt(other, "standDown")];
    expect(standDowns()).toHaveLength(0);
    call.resolve(null);
    await one.passes(3 * SECOND);
    expect(standDowns()).toHaveLength(1);
  });

  it("says that it is over only after the call that was on its way", async () => {
    const calls: Promise<Learnt>[] = [];
    const answers: ((learnt: Learnt) => void)[] = [];
    const bench = await openBench(await freshStore(kind), (effect) => {
      if (effect.kind !== "page") return effect.kind === "openRoom" ? room : null;
      calls.push(new Promise((resolve) => answers.push(resolve)));
      return calls.at(-1)!;
    });
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    await bench.engine.handle(1, { type: "answerPage", means: "button" }, linus, "press:1");
    await bench.passes(3 * SECOND);
    expect(attemptsAt(bench, "standDown")).toHaveLength(0);
    for (const answer of answers) answer(null);
    await bench.settle();
    expect(attemptsAt(bench, "standDown")).toHaveLength(1);
  });

  it("counts no attempt while something isn't possible yet, and asks more seldom in time", async () => {
    const bench = await openBench(await freshStore(kind), (effect) => {
      if (effect.kind === "openRoom") throw new NotYet("later");
      return null;
    });
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.passes(120 * SECOND);
    const tries = attemptsAt(bench, "openRoom");
    expect(new Set(tries.map(({ performance }) => performance.attempt))).toEqual(new Set([1]));
    expect(tries.length).toBeGreaterThan(30);
    expect(tries.length).toBeLessThan(60);
  });

  it("lets no page wait behind word that an earlier call is over", async () => {
    let away = true;
    const bench = await openBench(await freshStore(kind), (effect) => {
      if (effect.kind === "standDown" && away) throw new Error("the provider is away");
      return effect.kind === "openRoom" ? room : null;
    });
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.engine.handle(1, { type: "answerPage", means: "button" }, linus, "press:1");
    await bench.passes(5 * SECOND);
    expect(attemptsAt(bench, "standDown").length).toBeGreaterThan(1);
    const before = attemptsAt(bench, "page").length;
    await bench.engine.handle(1, { type: "callPerson", person: "U0ADA", words: null }, ben, "press:2");
    await bench.settle();
    expect(attemptsAt(bench, "page")).toHaveLength(before + 1);
    away = false;
    const said = attemptsAt(bench, "standDown").length;
    await bench.passes(60 * SECOND);
    expect(attemptsAt(bench, "standDown")).toHaveLength(said);
  });
});
