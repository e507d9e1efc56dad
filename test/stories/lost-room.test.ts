import { describe, expect, it } from "vitest";
import type { EventOf, EventType } from "../../src/incident/events.ts";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { engines } from "../store/engines.ts";
import { plain, type Hand, type World } from "../world/world.ts";
import { openWorld } from "./open-world.ts";

const bot = PRACTICE_BOT.userId;

async function eventsOf<Type extends EventType>(world: World, type: Type): Promise<EventOf<Type>[]> {
  const history = await world.bot().parts.engine.history(1);
  return history.flatMap(({ event }) => (event.type === type ? [event as EventOf<Type>] : []));
}

/** What somebody reads in their direct messages with us that has these words. */
async function privately(person: Hand, words: RegExp): Promise<string[]> {
  const messages = await person.messages(await person.directMessage());
  return messages.map(plain).filter((text) => words.test(text));
}

/** The card as it stands in the room. */
function cardIn(world: World, room: string): string {
  return plain(world.slack.messages(room).find(({ blocks }) => JSON.stringify(blocks ?? []).includes('"header"')));
}

/** Grace commands, Hana speaks for it, and nobody has answered yet. */
async function commanded(world: World, also: readonly string[] = []): Promise<string> {
  await world.ben.types("#general", "/incident new");
  await world.ben.submits({ title: "checkout is down", severity: "sev2", also });
  const room = await world.room();
  await world.ben.invites(room, "U0GRACE");
  await world.ben.invites(room, "U0HANA");
  await world.grace.clicks("Take command", { in: room });
  await world.hana.types(room, "/incident role comms me");
  world.phone.newPages();
  return room;
}

describe.each(engines)("a room that somebody archives on %s", (kind) => {
  it("is told of to the commander, once, while calls and requests for updates go on", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world);
    await world.ben.archives(room);
    await world.passes({ minutes: 16 });
    expect(await eventsOf(world, "roomLost")).toEqual([{ type: "roomLost", why: "archived", person: "U0BEN" }]);
    expect(await privately(world.grace, /archived/)).toEqual([
      expect.stringMatching(/^INC-1: <@U0BEN> archived the room, .* go on; .* Unarchive it/),
    ]);
    expect(await privately(world.hana, /archived/)).toEqual([]);
    expect(world.phone.newPages()).toContain("U0ADA");
    expect(await privately(world.hana, /Update due/)).toEqual([expect.stringMatching(/^INC-1: /)]);
  });

  it("lets an update be written, approved and published from direct messages", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world);
    await world.ben.archives(room);
    await world.passes({ minutes: 16 });
    const there = { in: await world.hana.directMessage() };
    await world.hana.clicks("Review draft", there);
    await world.hana.submits({ text: "Card payments fail. We are looking into it." });
    await world.hana.clicks("Approve", there);
    expect(await world.reads(world.ben, "#incidents")).toContain("Card payments fail. We are looking into it.");
    expect(await privately(world.hana, /Update due/)).toEqual([]);
  });

  it("is right again once it is unarchived", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world);
    await world.ben.archives(room);
    await world.passes({ minutes: 16 });
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    expect(cardIn(world, room)).not.toContain("U0ADA");
    await world.ben.unarchives(room);
    expect(await eventsOf(world, "roomRegained")).toMatchObject([{ person: "U0BEN" }]);
    expect(cardIn(world, room)).toContain("<@U0LINUS> (Primary) answered");
    expect(await world.reads(world.hana, room)).toContain("Update due");
    expect(await privately(world.hana, /Update due/)).toEqual([]);
    expect(world.slack.channel(room)?.members).toContain("U0ADA");
  });

  it("isn't back before we are in it again, for a public room is unarchived without its members", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world);
    await world.ben.archives(room);
    const channel = world.slack.channel(room)!;
    Object.assign(channel, { members: channel.members.filter((member) => member !== bot) });
    await world.ben.unarchives(room);
    expect(await eventsOf(world, "roomRegained")).toEqual([]);
    expect(await privately(world.grace, /no longer in the room, .*`\/invite @watchfire`/)).toHaveLength(1);
    expect(cardIn(world, room)).toContain("I'm not in this room");
    await world.ben.says(room, "the pool is full");
    await world.ben.invites(room, bot);
    expect(await eventsOf(world, "roomRegained")).toHaveLength(1);
    const kept = await world.store.read((tx) => timelineMessages(tx, 1));
    expect(kept.map(({ text }) => text)).toContain("the pool is full");
    expect(cardIn(world, room)).not.toContain("I'm not in this room");
  });

  it("says nothing when all is over", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world);
    await world.grace.types(room, "/incident cancel a load test");
    await world.ben.archives(room);
    expect(await eventsOf(world, "roomLost")).toEqual([]);
    expect(await privately(world.grace, /archived/)).toEqual([]);
  });

  it("is noticed by what can't be posted there, and so is its return, where Slack's events got lost", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world);
    world.slack.faults.deliveries.lose = 1;
    await world.ben.archives(room);
    world.slack.faults.deliveries.lose = 0;
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    expect(await eventsOf(world, "roomLost")).toEqual([{ type: "roomLost", why: "archived", person: null }]);
    expect(await privately(world.grace, /the room was archived/)).toHaveLength(1);
    world.slack.faults.deliveries.lose = 1;
    await world.ben.unarchives(room);
    world.slack.faults.deliveries.lose = 0;
    await world.linus.types(room, "/incident action rolling back");
    expect(await eventsOf(world, "roomRegained")).toHaveLength(1);
    expect(cardIn(world, room)).toContain("rolling back");
  });
});

describe.each(engines)("a room that we are removed from on %s", (kind) => {
  it("is on record again, with what was said meanwhile, once we are invited", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world);
    await world.ben.kicks(room, bot);
    expect(await privately(world.grace, /removed me/)).toEqual([
      expect.stringMatching(/^INC-1: <@U0BEN> removed me from the room, .*`\/invite @watchfire`/),
    ]);
    expect(cardIn(world, room)).toContain("I'm not in this room");
    await world.passes({ minutes: 2 });
    await world.ben.says(room, "the pool is full");
    await world.passes({ minutes: 2 });
    await world.ben.invites(room, bot);
    const kept = await world.store.read((tx) => timelineMessages(tx, 1));
    expect(kept.map(({ text }) => text)).toContain("the pool is full");
    expect(cardIn(world, room)).not.toContain("I'm not in this room");
    await world.ben.types(room, "/incident timeline");
    const timeline = await world.reads(world.ben, room);
    expect(timeline).toContain("removed Watchfire from the room: what was written there from here on may be missing");
    expect(timeline).toContain("brought the room back, lost since");

    await world.ben.types(room, "/incident export md");
    await world.grace.types(room, "/incident resolve the pool was made larger");
    await world.grace.submits({
      ticks: ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"],
    });
    await world.passes({ minutes: 30 });
    await world.grace.clicks("Close", { in: room });
    const [record, postmortem] = world.slack.files().map(({ content }) => Buffer.from(content, "base64").toString());
    for (const document of [record, postmortem]) {
      expect(document).toMatch(/removed Watchfire from the room: .* may be missing/);
      expect(document).toMatch(/brought the room back, lost since 03:02.*: what Slack had kept was read/);
    }
  });

  it("stays lost when it is merely archived and unarchived meanwhile", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world);
    await world.ben.kicks(room, bot);
    await world.ben.archives(room);
    await world.ben.unarchives(room);
    expect((await world.incident()).roomLost).toMatchObject({ why: "removed" });
    expect(await eventsOf(world, "roomLost")).toHaveLength(1);
    await world.ben.invites(room, bot);
    expect((await world.incident()).roomLost).toBeNull();
  });

  it("is told of where it is private, and asks for updates elsewhere", async () => {
    const world = await openWorld(kind);
    const room = await commanded(world, ["private"]);
    await world.ben.kicks(room, bot);
    await world.passes({ minutes: 16 });
    expect(await privately(world.grace, /removed me/)).toHaveLength(1);
    expect(await privately(world.hana, /Update due/)).toHaveLength(1);
  });
});
