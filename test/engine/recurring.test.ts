import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/clock.ts";
import { runDueDuties, type Duty } from "../../src/engine/recurring.ts";
import { upkeepDuties } from "../../src/engine/upkeep.ts";
import { finishInInbox, putInInbox, undoneInInbox } from "../../src/store/inbox-rows.ts";
import { engines, freshStore } from "../store/engines.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { NIGHT } from "../world/night.ts";

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe.each(engines)("recurring duties on %s", (kind) => {
  it("run once when they are due, and once for all the runs that were missed", async () => {
    const store = await freshStore(kind);
    const clock = createVirtualClock(NIGHT);
    const runs: number[] = [];
    const duty: Duty = { name: "count", every: HOUR, run: async () => void runs.push(clock.now()) };
    const look = () => runDueDuties([duty], { store, clock, logger: quiet });
    await look();
    expect(runs).toEqual([]);
    await clock.pass(HOUR, async () => undefined);
    await Promise.all([look(), look()]);
    expect(runs).toEqual([NIGHT + HOUR]);
    await clock.pass(5 * HOUR, async () => undefined);
    await look();
    await look();
    expect(runs).toHaveLength(2);
  });

  it("come again after a failure, and hold up no other", async () => {
    const store = await freshStore(kind);
    const clock = createVirtualClock(NIGHT);
    const ran: string[] = [];
    const failing: Duty = {
      name: "fails",
      every: MINUTE,
      run: () => {
        ran.push("fails");
        return Promise.reject(new Error("Slack is away"));
      },
    };
    const other: Duty = { name: "works", every: MINUTE, run: async () => void ran.push("works") };
    const look = () => runDueDuties([failing, other], { store, clock, logger: quiet });
    await look();
    await clock.pass(MINUTE, async () => undefined);
    await look();
    await clock.pass(MINUTE, async () => undefined);
    await look();
    expect(ran.toSorted()).toEqual(["fails", "fails", "works", "works"]);
  });

  it("forget finished envelopes after a week, and keep what isn't done", async () => {
    const store = await freshStore(kind);
    const clock = createVirtualClock(NIGHT);
    await store.transaction(function* (tx) {
      const received = ["Ev1", "Ev2"].map((id) => ({ id, body: "{}", receivedAt: clock.machineNow() }));
      yield* putInInbox(tx, received, "one");
      yield* finishInInbox(tx, ["Ev1"], clock.machineNow());
    });
    await clock.pass(8 * DAY, async () => undefined);
    for (const duty of upkeepDuties({ store, clock })) await duty.run();
    const again = ["Ev1", "Ev2"].map((id) => ({ id, body: "{}", receivedAt: clock.machineNow() }));
    expect(await store.transaction((tx) => putInInbox(tx, again, "one"))).toEqual(new Set(["Ev1"]));
    expect((await store.read((tx) => undoneInInbox(tx, "one", 10))).map((row) => row.id)).toContain("Ev2");
  });
});
