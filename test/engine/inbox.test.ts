import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "../../src/clock.ts";
import { createInbox, type Inbox } from "../../src/engine/inbox.ts";
import { NotYet } from "../../src/engine/performer.ts";
import { putInInbox, undoneInInbox } from "../../src/store/inbox-rows.ts";
import type { Store } from "../../src/store/store.ts";
import { silentLogger } from "../silent-logger.ts";
import { engines, freshStore } from "../store/engines.ts";
import { createGeneration } from "../world/generation.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { NIGHT } from "../world/night.ts";

interface Desk {
  inbox: Inbox;
  seen: string[];
  passes(ms: number): Promise<void>;
  undone(): Promise<number>;
}

function openDesk(store: Store, process: (id: string) => Promise<void> = async () => undefined): Desk {
  const clock = createVirtualClock(NIGHT);
  const seen: string[] = [];
  const life = createGeneration({ store, clock, fetch: () => Promise.reject(new Error("nobody calls out here")) });
  const inbox = createInbox({
    store: { ...life.store, instance: store.instance, aliveInstances: store.aliveInstances },
    clock,
    logger: silentLogger,
    async process(body) {
      const { id } = body as { id: string };
      seen.push(id);
      await process(id);
    },
  });
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 6; quiet = life.busy() > 0 ? 0 : quiet + 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    inbox,
    seen,
    passes: (ms) => clock.pass(ms, settle),
    undone: async () => (await store.read((tx) => undoneInInbox(tx, store.instance, 5_000))).length,
  };
}

describe.each(engines)("the inbox on %s", (kind) => {
  it("puts an event aside after five failures", async () => {
    const desk = openDesk(await freshStore(kind), async () => Promise.reject(new Error("a bug")));
    await desk.inbox.accept("Ev1", { id: "Ev1" });
    await desk.passes(30 * SECOND);
    expect(desk.seen).toHaveLength(5);
    await desk.inbox.stop();
  });

  it.each([
    ["for Slack", () => new NotYet("Slack is away")],
    ["until the disk is free", () => Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" })],
  ])("holds nothing against an event that only has to wait %s", async (_, trouble) => {
    let away = true;
    const desk = openDesk(await freshStore(kind), async () => {
      if (away) throw trouble();
    });
    await desk.inbox.accept("Ev1", { id: "Ev1" });
    await desk.passes(MINUTE);
    expect(desk.seen.length).toBeGreaterThan(5);
    expect(await desk.undone()).toBe(1);
    away = false;
    await desk.passes(5 * SECOND);
    expect(await desk.undone()).toBe(0);
    await desk.inbox.stop();
  });

  it("stops at once while something rests before its next attempt", async () => {
    const desk = openDesk(await freshStore(kind), async () => Promise.reject(new Error("a bug")));
    await desk.inbox.accept("Ev1", { id: "Ev1" });
    await desk.passes(0);
    await desk.inbox.stop();
    expect(desk.seen).toEqual(["Ev1"]);
    expect(await desk.undone()).toBe(1);
  });
});

describe("the inbox", () => {
  it("takes up all that an earlier run left, also when it is much", async () => {
    const store = await freshStore("sqlite");
    const left = Array.from({ length: 2_100 }, (_, n) => `Ev${n}`);
    await store.transaction((tx) =>
      putInInbox(
        tx,
        left.map((id) => ({ id, body: JSON.stringify({ id }), receivedAt: 1 })),
        "an earlier run",
      ),
    );
    const desk = openDesk(store);
    await desk.inbox.start();
    await desk.passes(10 * SECOND);
    expect(new Set(desk.seen).size).toBe(left.length);
    expect(await desk.undone()).toBe(0);
  });

  it("marks what is done as soon as it can be written again", async () => {
    const store = await freshStore("sqlite");
    const disk = { full: false };
    const desk = openDesk({
      ...store,
      transaction: (body) => (disk.full ? Promise.reject(new Error("the disk is full")) : store.transaction(body)),
    });
    await desk.inbox.accept("Ev1", { id: "Ev1" });
    disk.full = true;
    await desk.passes(5 * SECOND);
    expect(await desk.undone()).toBe(1);
    disk.full = false;
    await desk.passes(2 * SECOND);
    expect([await desk.undone(), desk.seen]).toEqual([0, ["Ev1"]]);
    await desk.inbox.stop();
  });

  it("goes on with an event whose failure could not be noted", async () => {
    const store = await freshStore("sqlite");
    let broken = false;
    const fragile: Store = {
      ...store,
      transaction: async (body) => (broken ? Promise.reject(new Error("disk full")) : store.transaction(body)),
    };
    let failures = 1;
    const desk = openDesk(fragile, async () => {
      broken = failures > 0;
      if ((failures -= 1) >= 0) throw new Error("no");
    });
    await desk.inbox.accept("Ev1", { id: "Ev1" });
    await desk.passes(SECOND);
    broken = false;
    await desk.passes(10 * SECOND);
    expect(desk.seen).toEqual(["Ev1", "Ev1"]);
    expect(await desk.undone()).toBe(0);
  });
});
