import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "../../src/clock.ts";
import { Impossible, NotYet, TooFast } from "../../src/engine/performer.ts";
import { loadEvents } from "../../src/store/event-rows.ts";
import { effectsOf } from "../../src/store/effect-rows.ts";
import { engines, freshStore } from "../store/engines.ts";
import { ben, declaration, linus, openBench, type Bench } from "./bench-world.ts";

const room = { type: "reportRoomOpened", channel: "C1", name: "inc-1" } as const;

function kinds(bench: Bench): string[] {
  return bench.attempts.map(({ effect }) => effect.kind);
}

function pages(bench: Bench): string[] {
  return bench.attempts.flatMap(({ effect }) => (effect.kind === "page" ? [effect.person] : []));
}

describe.each(engines)("the engine on %s", (kind) => {
  it("opens one incident for a cause, however often it comes", async () => {
    const store = await freshStore(kind);
    const bench = await openBench(store);
    const [first, second] = await Promise.all([
      bench.engine.declare(declaration(), ben, "command:T1"),
      bench.engine.declare(declaration(), ben, "command:T1"),
    ]);
    expect(first.incident.number).toBe(second.incident.number);
    expect(await bench.engine.load(2)).toBeNull();
  });

  it("numbers concurrent declarations without a gap or a double", async () => {
    const bench = await openBench(await freshStore(kind));
    const opened = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        bench.engine.declare(declaration({ title: `no ${n}` }), ben, `command:T${n}`),
      ),
    );
    expect(opened.map(({ incident }) => incident.number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("changes nothing when a cause comes again", async () => {
    const store = await freshStore(kind);
    const bench = await openBench(store);
    await bench.engine.declare(declaration(), ben, "command:T1");
    const note = { type: "writeEntry", kind: "note", text: "pool is full", happenedAt: null } as const;
    const once = await bench.engine.handle(1, note, ben, "press:1");
    const twice = await bench.engine.handle(1, note, ben, "press:1");
    expect(once.events).toHaveLength(1);
    expect(twice.events).toHaveLength(0);
    expect(twice.incident.entries).toHaveLength(1);
  });

  it("writes nothing at all when a rule refuses", async () => {
    const store = await freshStore(kind);
    const bench = await openBench(store);
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    const before = await store.read((tx) => loadEvents(tx, "incident:1"));
    const gus = { kind: "person", id: "U0GUS", standing: "guest" } as const;
    const asked = bench.engine.handle(1, { type: "mitigate", words: null }, gus, "press:2");
    await expect(asked).rejects.toMatchObject({ code: "notAMember" });
    expect(await store.read((tx) => loadEvents(tx, "incident:1"))).toEqual(before);
    // The cause wasn't used up: whoever may do it with the same payload still can.
    const again = await bench.engine.handle(1, { type: "mitigate", words: null }, ben, "press:2");
    expect(again.incident.phase).toBe("mitigated");
  });

  it("pages at once, and the next level when nobody answers", async () => {
    const bench = await openBench(await freshStore(kind));
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    expect(pages(bench).toSorted()).toEqual(["U0ADA", "U0LINUS"]);
    await bench.passes(5 * MINUTE - 1);
    expect(pages(bench)).toHaveLength(2);
    await bench.passes(1);
    expect(pages(bench).slice(2).toSorted()).toEqual(["U0ADA", "U0LINUS", "U0MARGARET"]);
    expect(bench.attempts.at(-1)!.at - bench.clock.now()).toBe(0);
  });

  it("starts no page after an answer has been committed", async () => {
    const store = await freshStore(kind);
    const bench = await openBench(store, (effect) => {
      if (effect.kind === "page") throw new Error("the provider is away");
      return null;
    });
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    await bench.passes(2 * SECOND);
    const before = pages(bench).length;
    expect(before).toBeGreaterThanOrEqual(4);
    await bench.engine.handle(1, { type: "answerPage", means: "button" }, linus, "press:3");
    await bench.passes(10 * MINUTE - 2 * MINUTE);
    expect(pages(bench)).toHaveLength(before);
    const waiting = (await store.read((tx) => effectsOf(tx, "incident:1"))).filter((row) => row.status === "pending");
    expect(waiting.filter((row) => row.kind === "page")).toEqual([]);
  });

  it("takes what an effect learnt and its being done as one fact", async () => {
    const bench = await openBench(await freshStore(kind), (effect) => (effect.kind === "openRoom" ? room : null));
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    expect((await bench.engine.load(1))!.place).toEqual({ channel: "C1", name: "inc-1", threadTs: null });
    expect(kinds(bench).filter((each) => each === "openRoom")).toHaveLength(1);
    expect(kinds(bench)).toContain("invite");
  });
});

describe.each(engines)("the outbox on %s", (kind) => {
  it("tries again after 1, 2 and 4 seconds, with the same id", async () => {
    let failures = 3;
    const bench = await openBench(await freshStore(kind), (effect) => {
      if (effect.kind === "openRoom" && (failures -= 1) >= 0) throw new Error("connection reset");
      return effect.kind === "openRoom" ? room : null;
    });
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.passes(8 * SECOND);
    const tries = bench.attempts.filter(({ effect }) => effect.kind === "openRoom");
    expect(tries.map(({ at }) => (at - tries[0]!.at) / SECOND)).toEqual([0, 1, 3, 7]);
    expect(new Set(tries.map(({ performance }) => performance.id)).size).toBe(1);
    expect(tries.map(({ performance }) => performance.attempt)).toEqual([1, 2, 3, 4]);
  });

  it("waits as long as it is asked to, and holds up no other lane", async () => {
    let told = false;
    const bench = await openBench(await freshStore(kind), (effect) => {
      if (effect.kind !== "openRoom" || told) return effect.kind === "openRoom" ? room : null;
      told = true;
      throw new TooFast(30 * SECOND);
    });
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.settle();
    expect(pages(bench)).toHaveLength(2);
    await bench.passes(29 * SECOND);
    expect(kinds(bench).filter((each) => each === "openRoom")).toHaveLength(1);
    await bench.passes(SECOND);
    expect((await bench.engine.load(1))!.place).not.toBeNull();
  });

  it("gives up what can't be done, and tells the incident", async () => {
    const bench = await openBench(await freshStore(kind), (effect) => {
      if (effect.kind === "openRoom")
        throw new Impossible("no", { type: "reportRoomRefused", error: "restricted_action" });
      return null;
    });
    await bench.engine.declare(declaration(), ben, "command:T1");
    await bench.passes(MINUTE);
    expect((await bench.engine.load(1))!.roomRefusal).toBe("restricted_action");
    expect(kinds(bench).filter((each) => each === "openRoom")).toHaveLength(1);
    expect(kinds(bench)).toContain("openThread");
  });

  it("performs again what a killed process had under way", async () => {
    const store = await freshStore(kind);
    const hang = new Promise<null>(() => undefined);
    const first = await openBench(store, () => hang);
    await first.engine.declare(declaration(), ben, "command:T1");
    await first.settle();
    expect(pages(first)).toHaveLength(2);
    first.life.end();
    const second = await openBench(store, (effect) => (effect.kind === "openRoom" ? room : null), first.clock);
    await second.settle();
    expect(pages(second).toSorted()).toEqual(["U0ADA", "U0LINUS"]);
    expect(second.attempts[0]!.performance.attempt).toBe(2);
    expect((await second.engine.load(1))!.place).not.toBeNull();
  });

  it("keeps the order inside a lane and waits for what isn't possible yet", async () => {
    let open = false;
    const bench = await openBench(await freshStore(kind), (effect) => {
      if (effect.kind === "openRoom" && !open) throw new NotYet("later");
      return effect.kind === "openRoom" ? room : null;
    });
    await bench.engine.declare(declaration({ team: null, service: null }), ben, "command:T1");
    await bench.passes(3 * SECOND);
    expect(kinds(bench)).not.toContain("say");
    open = true;
    await bench.passes(2 * SECOND);
    expect(kinds(bench)).toContain("say");
  });
});
