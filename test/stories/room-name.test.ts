import { describe, expect, it, onTestFinished } from "vitest";
import { SECOND } from "../../src/clock.ts";
import { engines, freshStore } from "../store/engines.ts";
import { createWorld, type World, type WorldOptions } from "../world/world.ts";
import { openWorld } from "./open-world.ts";

const NAME = "inc-1-checkout-is-down";

/** While `hides()`, no list shows the room's name. */
const listsWithoutIt = (hides: () => boolean): NonNullable<WorldOptions["wire"]> => {
  return (deliver, fetch) => ({
    deliver,
    async fetch(input, init) {
      const answer = await fetch(input, init);
      const address = input instanceof Request ? input.url : String(input);
      if (!hides() || !/users\.conversations|conversations\.list/.test(address)) return answer;
      const { channels, ...rest } = (await answer.json()) as { channels: { name: string }[] };
      return Response.json({ ...rest, channels: channels.filter(({ name }) => name !== NAME) });
    },
  });
};

const rooms = (world: World) => world.slack.channels().filter(({ name }) => name.startsWith("inc-1"));

/** The first attempt's channel is made; the process dies before it hears of it. */
async function diesOverItsRoom(world: World): Promise<void> {
  world.slack.faults.inject({
    mishap: { kind: "hang", applied: true },
    methods: ["conversations.create"],
    times: 1,
  });
  await world.ben.types("#general", "/incident new sev1 checkout is down");
  world.kill();
  await world.restart();
}

describe.each(engines)("a room's name that is taken on %s", (kind) => {
  it("is waited for while Slack doesn't show that the channel is ours", async () => {
    let hidden = true;
    const world = await openWorld(kind, { wire: listsWithoutIt(() => hidden) });
    await diesOverItsRoom(world);
    await world.passes({ seconds: 25 });
    expect((await world.incident()).place).toBeNull();
    hidden = false;
    await world.passes({ seconds: 30 });
    expect(rooms(world).map(({ name }) => name)).toEqual([NAME]);
    expect(await world.room()).toBe(rooms(world)[0]!.id);
  });

  it("is left to nobody on a guess: where Slack never shows whose it is, people are told in a thread", async () => {
    const world = await openWorld(kind, { wire: listsWithoutIt(() => true) });
    await diesOverItsRoom(world);
    await world.passes({ minutes: 2 });
    const { place, roomRefusal } = await world.incident();
    expect([roomRefusal, rooms(world).length]).toEqual(["name_unclear", 1]);
    expect(await world.reads(world.ben, place!.channel)).toContain("Slack doesn't show whose it is");
  });

  it("is left to somebody else once Slack shows that it's theirs", async () => {
    const world = await openWorld(kind);
    world.slack.person("U0GRACE").creates(NAME);
    world.slack.faults.inject({ mishap: { kind: "no_connection" }, methods: ["conversations.create"], times: 1 });
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.passes({ minutes: 1 });
    expect((await world.incident()).place?.name).toBe(`${NAME}-2`);
  });
});

/** Declares an incident; the process that takes it falls asleep at the so manieth moment, and another takes over meanwhile. */
async function declaredWithANap(moment: number): Promise<{ world: World; created: number }> {
  const store = await freshStore("sqlite");
  let created = 0;
  const world = await createWorld({
    store,
    beside: [store],
    safetyTick: SECOND,
    wire: (deliver, fetch) => ({
      deliver,
      fetch(input, init) {
        const address = input instanceof Request ? input.url : String(input);
        if (address.endsWith("conversations.create")) created ||= world.processes[0]!.moments();
        return fetch(input, init);
      },
    }),
  });
  onTestFinished(() => world.processes.forEach((process) => process.kill()));
  const begun = world.processes[0]!.moments();
  world.processes[0]!.dozeAfter(moment, (wake) => void world.clock.after(20 * SECOND, wake));
  const declared = Promise.allSettled([world.ben.types("#general", "/incident new sev1 checkout is down")]);
  await world.passes({ minutes: 1 });
  await declared;
  return { world, created: created - begun };
}

it("makes one room where its process naps right before it asks for it, and another takes over", async () => {
  const { created } = await declaredWithANap(Infinity);
  expect(created).toBeGreaterThan(10);
  for (let moment = created - 10; moment <= created; moment += 1) {
    const { world } = await declaredWithANap(moment);
    expect(rooms(world), `asleep at moment ${moment} of ${created}`).toHaveLength(1);
    expect((await world.incident()).place?.channel).toBe(rooms(world)[0]!.id);
  }
});
