import { onTestFinished, describe, expect, it } from "vitest";
import { LOOK_EVERY } from "../../src/audit/auditor.ts";
import { MINUTE, SECOND, type Instant } from "../../src/clock.ts";
import type { Store } from "../../src/store/store.ts";
import { engines, freshStore } from "../store/engines.ts";
import { createWorld, type World } from "../world/world.ts";

const SWITCH = "https://hc-ping.com/a-secret-only-we-know";

interface Watched {
  world: World;
  /** When a sign of life arrived outside. */
  pings: Instant[];
  /** Errors in the log, as JSON. */
  errors: string[];
  /** The disk is full: whatever would be written fails. */
  disk: { full: boolean };
  /** The database answers nobody. */
  database: { mute: boolean };
  /** What the dead man's switch answers. */
  answer: { status: number };
}

async function openWatched(kind: Store["kind"]): Promise<Watched> {
  const store = await freshStore(kind);
  const disk = { full: false };
  const database = { mute: false };
  const answer = { status: 200 };
  const [pings, errors]: [Instant[], string[]] = [[], []];
  const world = await createWorld({
    more: `deadMan: { url: "${SWITCH}", every: 1m }\nseverities: { sev1: { pageAfterSilence: 1m } }`,
    auditEvery: LOOK_EVERY,
    store: {
      ...store,
      transaction: (body) =>
        disk.full ? Promise.reject(new Error("database or disk is full")) : store.transaction(body),
      read: (body) => (database.mute ? Promise.reject(new Error("no connection")) : store.read(body)),
      readOne: (body) => (database.mute ? Promise.reject(new Error("no connection")) : store.readOne(body)),
    },
    wire: (deliver, fetch) => ({
      deliver,
      async fetch(input, init) {
        if (String(input instanceof Request ? input.url : input) !== SWITCH) return fetch(input, init);
        expect(init).toMatchObject({ method: "GET", redirect: "manual" });
        pings.push(world.clock.now());
        return new Response(null, { status: answer.status });
      },
    }),
    onError: (fields, message) => errors.push(`${message} ${JSON.stringify(fields)}`),
  });
  onTestFinished(() => world.kill());
  return { world, pings, errors, disk, database, answer };
}

const gaps = (instants: readonly Instant[]): number[] => instants.slice(1).map((at, index) => at - instants[index]!);

describe.each(engines)("the dead man's switch on %s", (kind) => {
  it("is pinged every minute while nothing is overdue, through an incident, its calls and a restart", async () => {
    const { world, pings, errors } = await openWatched(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.passes({ minutes: 2 });
    expect(world.phone.newPages()).toContain("U0MARGARET");
    expect(pings).toHaveLength(2);
    expect(new Set(gaps(pings))).toEqual(new Set([MINUTE]));
    world.kill();
    await world.passes({ minutes: 2 });
    expect(pings).toHaveLength(2);
    await world.restart();
    await world.passes({ minutes: 1 });
    expect(pings).toHaveLength(3);
    expect(errors).toEqual([]);
  });

  it("is left alone within a minute once a call is overdue, and pinged again when it is made", async () => {
    const { world, pings, errors, disk } = await openWatched(kind);
    await world.passes({ minutes: 1 });
    const back = world.phone.down();
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    disk.full = true;
    const due = world.clock.now();
    await world.passes({ minutes: 3 });
    expect(pings.at(-1)! - due).toBeLessThanOrEqual(MINUTE);
    expect(
      world
        .bot()
        .audit()!
        .overdue.map(({ what }) => what),
    ).toContain("page");
    const said = errors.filter((line) => line.startsWith("overdue:") && line.includes('"page"'));
    expect(said[0]).toContain("incident:1:");
    expect(said.length).toBeGreaterThanOrEqual(2);
    disk.full = false;
    back();
    await world.passes({ minutes: 1 });
    expect(world.phone.newPages()).toContain("U0LINUS");
    expect(world.clock.now() - pings.at(-1)!).toBeLessThan(MINUTE);
    expect(world.bot().audit()!.overdue).toEqual([]);
  });

  it("is left alone within a minute once a deadline is overdue, though the heartbeat itself goes on", async () => {
    const { world, pings, disk } = await openWatched(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const due = world.clock.now() + MINUTE;
    await world.passes({ seconds: 50 });
    disk.full = true;
    await world.passes({ minutes: 3 });
    expect(pings.at(-1)! - due).toBeLessThanOrEqual(MINUTE);
    expect(world.bot().audit()!.overdue).toEqual([{ what: "deadline", id: "incident:1", since: due }]);
    disk.full = false;
    await world.passes({ minutes: 1 });
    expect(world.clock.now() - pings.at(-1)!).toBeLessThan(MINUTE);
  });

  it("is left alone while the database answers nobody, for then nobody knows", async () => {
    const { world, pings, database } = await openWatched(kind);
    await world.passes({ minutes: 1 });
    database.mute = true;
    const muteSince = world.clock.now();
    await world.passes({ minutes: 2 });
    expect(pings.at(-1)!).toBeLessThanOrEqual(muteSince);
    expect(world.bot().audit()).toBeNull();
    database.mute = false;
    await world.passes({ seconds: 20 });
    expect(pings.at(-1)!).toBeGreaterThan(muteSince);
  });

  it("is tried again soon when it doesn't answer, and never takes us elsewhere or says its address", async () => {
    const { world, pings, errors, answer } = await openWatched(kind);
    await world.passes({ seconds: 15 });
    answer.status = 302;
    await world.passes({ minutes: 1, seconds: 30 });
    answer.status = 200;
    await world.passes({ minutes: 2 });
    expect(gaps(pings)).toEqual([60, 15, 15, 15, 60].map((seconds) => seconds * SECOND));
    expect(errors.join("\n")).not.toContain("hc-ping");
  });
});
