import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import { eraseEvents } from "../../src/store/event-rows.ts";
import type { Store } from "../../src/store/store.ts";
import { engines, freshStore } from "../store/engines.ts";
import { ben, declaration, openBench, type Bench } from "./bench-world.ts";

const INCIDENTS = 70;
const room = { type: "reportRoomOpened", channel: "C1", name: "inc-1" } as const;

async function declareMany(store: Store): Promise<Bench> {
  const bench = await openBench(store, ({ kind }) => (kind === "openRoom" ? room : null));
  for (let number = 1; number <= INCIDENTS; number += 1)
    await bench.engine.declare(declaration({ title: `outage ${number}` }), ben, `command:T${number}`);
  await bench.settle();
  return bench;
}

/** The incidents whose next step has been called, the manager, one entry a call. */
function escalated(bench: Bench): number[] {
  const next = bench.attempts.filter(({ effect }) => effect.kind === "page" && effect.person === "U0MARGARET");
  return next.map(({ performance }) => performance.incident.number).toSorted((a, b) => a - b);
}

const all = Array.from({ length: INCIDENTS }, (_, index) => index + 1);

describe.each(engines)("deadlines that come at the same instant on %s", (kind) => {
  it("are all passed, each once, and share their commits", async () => {
    const store = await freshStore(kind);
    let transactions = 0;
    const bench = await declareMany({
      ...store,
      transaction(body) {
        transactions += 1;
        return store.transaction(body);
      },
    });
    await bench.passes(5 * MINUTE - 1_000);
    const [calls, commits] = [bench.attempts.length, transactions];
    await bench.passes(1_500);
    expect(escalated(bench)).toEqual(all);
    // Settling what was carried out takes one each; passing the deadlines takes none worth mentioning.
    expect(transactions - commits - (bench.attempts.length - calls)).toBeLessThan(INCIDENTS / 2);
  });

  it("are passed although one of them can't be", async () => {
    const store = await freshStore(kind);
    const bench = await declareMany(store);
    await store.transaction((tx) => eraseEvents(tx, "incident:7", [1]));
    await bench.passes(5 * MINUTE + 500);
    expect(escalated(bench)).toEqual(all.filter((number) => number !== 7));
  });
});
