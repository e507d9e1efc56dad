import { describe, expect, it } from "vitest";
import { openWorld } from "../stories/open-world.ts";
import { plain, type World } from "../world/world.ts";

const steps = [
  ["brings nobody in", ["conversations.invite"], "bring people into a room"],
  ["pins nothing", ["pins.add"], "pin the card"],
  ["sets no topic", ["conversations.setTopic"], "set a room's topic"],
  ["reads no topic", ["conversations.info"], "set a room's topic"],
  ["keeps no bookmarks", ["bookmarks.list", "bookmarks.add"], "keep a room's bookmarks"],
  ["reads no history", ["conversations.history"], "read what is said in a room"],
  ["takes no files", ["files.getUploadURLExternal"], "attach files"],
] as const;
const codes = ["restricted_action", "missing_scope", "user_is_restricted"] as const;

describe.each(steps)("a Slack that %s", (_, methods, deed) => {
  it.each(codes)("holds nothing up, and somebody is told what to grant (%s)", async (code) => {
    const world = await openWorld("sqlite", { more: "admins: [margaret]\n", onError: () => undefined });
    world.slack.faults.inject({ mishap: { kind: "error", code, data: { needed: "some:scope" } }, methods });
    await throughToTheEnd(world);
    expect((await world.incident()).phase).toBe("closed");
    expect((await world.grace.types(await world.room(), "/incident postmortem")).text).toMatch(/draft/i);
    // People whom Slack won't let in are named in the room: somebody may invite them by hand.
    const personal = methods[0] === "conversations.invite" && code === "user_is_restricted";
    for (const person of personal ? [] : [world.ben, world.margaret]) {
      const told = (await person.messages(await person.directMessage(), { all: true })).map(plain);
      const about = told.filter((text) => text.includes(deed));
      expect(about, told.join("\n")).toHaveLength(1);
      expect(about[0]).toContain(code === "missing_scope" ? "some:scope" : "An owner can allow it");
    }
  });
});

it("a room we may not post in doesn't keep anybody from being called, and the declarer is told", async () => {
  const world = await openWorld("sqlite", { onError: () => undefined });
  await world.ben.types("#general", "/incident new sev1 checkout is down");
  const room = await world.room();
  world.slack.faults.inject({
    mishap: { kind: "error", code: "restricted_action" },
    methods: ["chat.postMessage", "chat.update"],
    channel: room,
  });
  world.phone.newPages();
  await world.ben.types(room, "/incident note it began at noon");
  await world.passes({ minutes: 5 });
  expect(world.phone.newPages()).toEqual(["U0MARGARET", "U0LINUS", "U0ADA"]);
  expect(await world.reads(world.ben, await world.ben.directMessage())).toContain("post messages there");
});

it("a room refused to somebody who is on call and has something to say gives a thread all the same", async () => {
  const world = await openWorld("sqlite", { onError: () => undefined });
  world.slack.faults.inject({
    mishap: { kind: "error", code: "restricted_action" },
    methods: ["conversations.create"],
  });
  // Whoever is on call themselves has answered by declaring, and the room is told so before there is one.
  await world.linus.types("#general", "/incident new sev1 checkout is down");
  await world.passes({ seconds: 30 });
  const { place } = await world.incident();
  expect(place?.threadTs).not.toBeNull();
  const thread = await world.linus.messages(place!.channel, { threadTs: place!.threadTs! });
  expect(thread.map(plain).join("\n")).toContain("Linus");
});

it("a page of HTML in place of an answer gives nothing up", async () => {
  const world = await openWorld("sqlite");
  const end = world.slack.faults.inject({ mishap: { kind: "http", status: 200 } });
  await world.ben.types("#general", "/incident new sev1 checkout is down");
  await world.passes({ minutes: 4 });
  end();
  await world.passes({ minutes: 1 });
  expect((await world.incident()).place?.threadTs).toBeNull();
  expect(await world.reads(world.linus, await world.linus.directMessage())).toContain("checkout is down");
});

it("what somebody asked for and Slack refuses is answered with what to grant", async () => {
  const world = await openWorld("sqlite", { onError: () => undefined });
  await world.ben.types("#general", "/incident new sev1 checkout is down");
  const room = await world.room();
  const give = world.slack.faults.withoutScopes("files:write");
  expect((await world.ben.types(room, "/incident export md")).text).toContain("files:write");
  give();
  expect((await world.ben.types(room, "/incident export md")).text).toMatch(/direct messages/i);
});

async function throughToTheEnd(world: World): Promise<void> {
  await world.ben.types("#general", "/incident new sev1 checkout is down");
  const room = await world.room();
  for (const hand of [world.linus, world.grace, world.ben]) await hand.joins(room);
  expect(world.phone.newPages().toSorted()).toEqual(["U0ADA", "U0LINUS"]);
  await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
  await world.grace.clicks("Take command", { in: room });
  await world.grace.types(room, "/incident severity sev2 only one shop");
  await world.passes({ minutes: 20 });
  await world
    .bot()
    .catchUp()
    .catch(() => undefined);
  await world.grace.types(room, "/incident close rolled back");
  await world.grace.submits({
    ticks: ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"],
  });
  await world.settle();
  await world.passes({ minutes: 1 });
}
