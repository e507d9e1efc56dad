import { describe, expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import type { World, WorldOptions } from "../world/world.ts";
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
