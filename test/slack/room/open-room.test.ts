import { describe, expect, it } from "vitest";
import { SECOND } from "../../../src/clock.ts";
import { PRACTICE_BOT } from "../../../src/practice/cast.ts";
import type { Mishap } from "../../../src/practice/slack/faults.ts";
import { openWarRoom, type WarRoom } from "../war-room.ts";

const create = (room: WarRoom, mishap: Mishap, times = 1) =>
  room.slack.faults.inject({ methods: ["conversations.create"], mishap, times });

const rooms = (room: WarRoom) => room.slack.channels().filter((channel) => /^(inc|drill)-/.test(channel.name));

describe("opening the war room", () => {
  it("creates it, brings the declarer in, posts and pins the card, sets the topic and the runbook", async () => {
    const world = await openWarRoom();
    const incident = await world.declares();
    const channel = world.slack.channel(incident.place!.channel)!;
    expect(channel.name).toBe("inc-1-checkout-is-down");
    expect(channel.members).toEqual(expect.arrayContaining(["U0BEN", "U0LINUS", "U0ADA"]));
    const card = incident.surfaces["card"]!;
    expect(card.channel).toBe(channel.id);
    expect(channel.pins.map((pin) => pin.ts)).toEqual([card.ts]);
    expect(channel.topic.value).toBe("🔴 SEV1 · INC-1 Checkout is down · Investigating");
    expect(channel.bookmarks.map((bookmark) => [bookmark.title, bookmark.link])).toEqual([
      ["Runbook", "https://runbooks.example.com/checkout"],
    ]);
    expect(incident.surfaces["announcement"]?.channel).toBe(world.slack.channel("#incidents")!.id);
  });

  it("takes the room of an attempt whose answer was lost, once it would show", async () => {
    const world = await openWarRoom();
    create(world, { kind: "lost_answer" });
    const before = await world.declares();
    expect(before.place).toBeNull();
    await world.passes(5 * SECOND);
    expect((await world.engine.load(1))!.place).toBeNull();
    await world.passes(15 * SECOND);
    const incident = (await world.engine.load(1))!;
    expect(rooms(world)).toHaveLength(1);
    expect(incident.place?.channel).toBe(rooms(world)[0]!.id);
  });

  it("creates one after all when the lost attempt never arrived", async () => {
    const world = await openWarRoom();
    create(world, { kind: "no_connection" });
    await world.declares();
    await world.passes(20 * SECOND);
    expect(rooms(world)).toHaveLength(1);
    expect((await world.engine.load(1))!.place).not.toBeNull();
  });

  it("never adopts a channel of somebody else's, and takes the next name", async () => {
    const world = await openWarRoom();
    const theirs = world.slack.person("U0GRACE").creates("inc-1-checkout-is-down");
    const incident = await world.declares();
    expect(incident.place!.channel).not.toBe(theirs.id);
    expect(incident.place!.name).toBe("inc-1-checkout-is-down-2");
  });

  it("leaves a name to somebody else after an attempt that got lost, once Slack shows whose it is", async () => {
    const world = await openWarRoom();
    world.slack.person("U0GRACE").creates("inc-1-checkout-is-down");
    create(world, { kind: "lost_answer" });
    await world.declares();
    await world.passes(20 * SECOND);
    expect((await world.engine.load(1))!.place?.name).toBe("inc-1-checkout-is-down-2");
  });

  it("takes its own untouched channel even where a clock is wrong", async () => {
    const world = await openWarRoom();
    create(world, { kind: "lost_answer" });
    await world.declares();
    Object.assign(rooms(world)[0]!, { created: 0 });
    await world.passes(20 * SECOND);
    expect((await world.engine.load(1))!.place?.channel).toBe(rooms(world)[0]!.id);
  });

  it("falls back to the number where the workspace takes no such letters", async () => {
    const world = await openWarRoom();
    create(world, { kind: "error", code: "invalid_name_specials" });
    expect((await world.declares({ title: "결제 실패" })).place!.name).toBe("inc-1");
  });

  it("hides a private incident: a private room, no title in its name, no announcement", async () => {
    const world = await openWarRoom();
    const incident = await world.declares({ private: true });
    const channel = world.slack.channel(incident.place!.channel)!;
    expect([channel.name, channel.kind]).toEqual(["inc-1", "private"]);
    expect(world.slack.messages("#incidents")).toEqual([]);
  });
});

describe("a workspace that refuses rooms", () => {
  it("works in a thread, and says to the declarer and the admins what to grant", async () => {
    const world = await openWarRoom({ more: "admins: [margaret]\n" });
    world.slack.faults.withoutScopes("channels:manage");
    const general = world.slack.channel("#general")!.id;
    const incident = await world.declares({ origin: { channel: general, ts: null } });
    // What was to be said before the thread was there is said when it is tried again.
    await world.passes(10 * SECOND);
    expect(incident.roomRefusal).toBe("missing_scope");
    expect(incident.place).toMatchObject({ channel: general, threadTs: incident.surfaces["card"]!.ts });
    for (const person of ["U0BEN", "U0MARGARET"]) {
      const hand = world.slack.person(person);
      const told = hand.messages(hand.directMessage()).map((message) => message.text);
      expect(told.join("\n")).toContain("channels:manage");
    }
    const said = world.slack.messages(general).filter((message) => message.thread_ts === incident.place!.threadTs);
    expect(said.some((message) => message.text.includes("no room"))).toBe(true);
  });

  it("shows a private incident to the declarer alone", async () => {
    const world = await openWarRoom();
    world.slack.faults.withoutScopes("groups:write");
    const general = world.slack.channel("#general")!.id;
    const incident = await world.declares({ private: true, origin: { channel: general, ts: null } });
    expect(world.slack.messages(general)).toEqual([]);
    expect(incident.place!.channel).toBe(world.slack.person("U0BEN").directMessage());
  });

  it("keeps the card of a SEV4 where it was declared, and it stays one message", async () => {
    const world = await openWarRoom();
    const general = world.slack.channel("#general")!.id;
    const incident = await world.declares({ severity: "sev4", origin: { channel: general, ts: null } });
    const cards = world.slack
      .messages(general)
      .filter((message) => message.thread_ts === undefined || message.thread_ts === message.ts);
    expect(cards.map((message) => message.ts)).toEqual([incident.place!.threadTs]);
    expect(rooms(world)).toEqual([]);
  });
});

describe("inviting", () => {
  it("names whom Slack won't let in, and brings in the others", async () => {
    const world = await openWarRoom();
    const incident = await world.declares();
    await world.does(1, { type: "assignRole", role: "sme", person: "U0PETRA" });
    const said = world.slack.messages(incident.place!.channel).map((message) => message.text);
    expect(said.some((text) => text.startsWith("Could not be brought") && text.includes("<@U0PETRA>"))).toBe(true);
  });

  it("says nothing about people who are there already", async () => {
    const world = await openWarRoom();
    const incident = await world.declares();
    await world.does(1, { type: "assignRole", role: "ic", person: "U0BEN" });
    const said = world.slack.messages(incident.place!.channel).map((message) => message.text);
    expect(said.some((text) => text.startsWith("Could not be brought"))).toBe(false);
    expect(world.slack.channel(incident.place!.channel)!.members).toContain(PRACTICE_BOT.userId);
  });
});
