import { describe, expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { openWorld } from "./open-world.ts";

describe.each(engines)("Slack down and back on %s", (kind) => {
  it("keeps the incident, lets the page leave, and opens one channel when Slack is back", async () => {
    const world = await openWorld(kind);
    // The command still arrives; nothing the bot says gets through.
    const back = world.slack.faults.inject({ mishap: { kind: "no_connection" } });
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    expect((await world.incident()).title).toBe("checkout is down");
    expect(world.phone.newPages().toSorted()).toEqual(["U0ADA", "U0LINUS"]);
    await world.passes({ minutes: 7 });
    expect(world.phone.newPages().toSorted()).toEqual(["U0ADA", "U0LINUS", "U0MARGARET"]);
    back();
    await world.passes({ minutes: 5 });
    const rooms = world.slack.channels().filter((channel) => channel.name.startsWith("inc-1"));
    expect(rooms).toHaveLength(1);
    expect(await world.reads(world.ben, rooms[0]!.id)).toContain("checkout is down");
  });

  it("fetches what was said while the bot was away", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    world.kill();
    await world.ben.says(room, "the pool is full");
    await world.passes({ minutes: 20 });
    await world.restart();
    await world.settle();
    const timeline = await world.ben.types(room, "/incident timeline all");
    expect(JSON.stringify(timeline) + (await world.reads(world.ben, room))).toContain("the pool is full");
  });
});

describe.each(engines)("a room that was archived on %s", (kind) => {
  it("still gives up what was said shortly before and never reached us", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    world.slack.faults.deliveries.lose = 1;
    await world.ben.says(room, "the pool is full");
    world.slack.faults.deliveries.lose = 0;
    await world.ben.archives(room);
    await world.bot().catchUp();
    const kept = await world.store.read((tx) => timelineMessages(tx, 1));
    expect(kept.map(({ text }) => text)).toContain("the pool is full");
  });
});

describe.each(engines)("a process killed half-way on %s", (kind) => {
  it("makes one channel, one card and loses no page, wherever it dies", async () => {
    for (const method of ["conversations.create", "conversations.invite", "chat.postMessage", "pins.add"]) {
      const world = await openWorld(kind);
      // The call takes effect and hangs; the process dies before it hears of it.
      world.slack.faults.inject({ mishap: { kind: "hang", applied: true }, methods: [method], times: 1 });
      await world.ben.types("#general", "/incident new sev1 checkout is down");
      world.kill();
      await world.restart();
      await world.passes({ minutes: 1 });
      const rooms = world.slack.channels().filter((channel) => channel.name.startsWith("inc-1"));
      expect(rooms, method).toHaveLength(1);
      const cards = world.slack
        .messages(rooms[0]!.id)
        .filter((message) => JSON.stringify(message.blocks ?? []).includes('"header"'));
      expect(cards, method).toHaveLength(1);
      expect(new Set(world.phone.rings().map((ring) => ring.target)), method).toEqual(new Set(["U0LINUS", "U0ADA"]));
    }
  });
});

describe.each(engines)("what Slack refuses for good, on %s", (kind) => {
  it.each(["restricted_action", "missing_scope", "user_is_restricted"])(
    "works on where it was declared when no channel may be made (%s), and says what to grant",
    async (code) => {
      const world = await openWorld(kind);
      world.slack.faults.inject({ mishap: { kind: "error", code }, methods: ["conversations.create"] });
      await world.ben.types("#general", "/incident new sev1 checkout is down");
      await world.passes({ seconds: 30 });
      const incident = await world.incident();
      expect(incident.place?.threadTs).toEqual(expect.any(String));
      expect(world.phone.newPages().toSorted()).toEqual(["U0ADA", "U0LINUS"]);
      expect(await world.reads(world.ben, incident.place!.channel)).toContain("checkout is down");
      expect(await world.reads(world.ben, await world.ben.directMessage())).toContain(
        code === "missing_scope" ? "channels:manage" : "channel",
      );
    },
  );

  it("holds up nothing else while one method has to wait", async () => {
    const world = await openWorld(kind);
    world.slack.faults.inject({
      mishap: { kind: "rate_limited", retryAfterSeconds: 60 },
      methods: ["conversations.setTopic"],
    });
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    expect(await world.reads(world.ben, room)).toContain("checkout is down");
    expect(world.phone.newPages()).toHaveLength(2);
  });
});
