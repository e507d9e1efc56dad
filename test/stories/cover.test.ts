import { describe, expect, it } from "vitest";
import type { World } from "../world/world.ts";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

/** Linus, Ada and Grace take turns, a week each; it is the night to Monday, and Grace's week is about to end. */
const teams = `
  payments:
    layers:
      primary: { members: [linus, ada, grace], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-11-02 }
      secondary: { members: [ada, grace, linus], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-11-02 }
    manager: margaret
    channel: payments`;

const said = async (world: World, person: "ada" | "linus" | "grace", channel?: string): Promise<string> =>
  world.reads(world[person], channel ?? (await world[person].directMessage()));

describe.each(engines)("cover on %s", (kind) => {
  it("is asked of somebody, accepted, and both and the team know", async () => {
    const world = await openWorld(kind, { teams });
    const { linus, ada } = world;
    const answer = await linus.types("#payments", "/incident cover @ada from Tue 14:00 to Tue 18:00");
    expect(answer.text).toContain("I have asked Ada");
    expect(await said(world, "ada")).toContain("Linus Berg asks you to cover");
    expect(await said(world, "ada", "#payments")).not.toContain("covers");
    await ada.clicks("I'll take it", { in: await ada.directMessage() });
    expect(await said(world, "linus")).toContain("Ada Lovelace covers you");
    expect(await said(world, "ada")).toContain("You cover Linus Berg");
    expect(await said(world, "ada")).not.toContain("asks you");
    expect(await said(world, "grace", "#payments")).toContain("*Ada Lovelace covers Linus Berg*");
  });

  it("goes to the first of the team who takes it", async () => {
    const world = await openWorld(kind, { teams });
    await world.linus.types("#general", "/incident 대타 나 화요일 14:00부터 18:00까지");
    expect(await said(world, "grace", "#payments")).toContain("Linus Berg is looking for cover");
    await world.grace.clicks("I'll take it", { in: "#payments" });
    expect(await said(world, "ada", "#payments")).toContain("Grace Hopper covers Linus Berg");
    const late = await world.ada.clicks("oncall.callOffCover", { in: "#payments" }).catch(() => null);
    expect(late).toBeNull();
    expect(await said(world, "linus")).toContain("Grace Hopper covers you");
    expect(await said(world, "grace")).toContain("You cover Linus Berg");
  });

  it("is called off, which the other is told anew", async () => {
    const world = await openWorld(kind, { teams });
    await world.linus.types("#general", "/incident cover @ada from Tue 14:00 to Tue 18:00");
    await world.ada.clicks("I'll take it", { in: await world.ada.directMessage() });
    await world.ada.clicks("Call it off", { in: await world.ada.directMessage() });
    expect(await said(world, "linus")).toContain("Ada Lovelace has called it off");
    expect(await said(world, "grace", "#payments")).toContain("Ada Lovelace has called it off");
  });

  it("is declined, and stays with whoever asked", async () => {
    const world = await openWorld(kind, { teams });
    await world.linus.types("#general", "/incident cover @ada from Tue 14:00 for 4h");
    await world.ada.clicks("I can't", { in: await world.ada.directMessage() });
    expect(await said(world, "linus")).toContain("Ada Lovelace can't cover you");
  });

  it("lapses when nobody takes it", async () => {
    const world = await openWorld(kind, { teams });
    await world.grace.types("#general", "/incident cover me until 20:00");
    await world.passes({ hours: 1 });
    expect(await said(world, "linus", "#payments")).toContain("Nobody took it");
    expect(await said(world, "grace")).toContain("It is still yours");
    expect(await said(world, "linus", "#payments")).not.toContain("I'll take it");
  });

  it("is arranged by the manager at once", async () => {
    const world = await openWorld(kind, { teams });
    const answer = await world.margaret.types(
      "#general",
      "/incident cover @linus with @ada from Tue 14:00 to Tue 18:00",
    );
    expect(answer.text).toContain("Done: Ada Lovelace covers Linus Berg");
    expect(await said(world, "linus")).toContain("Arranged by Margaret Hamilton");
    expect(await said(world, "ada")).toContain("You cover Linus Berg");
  });

  it("is arranged as well where it was asked for already and waits", async () => {
    const world = await openWorld(kind, { teams });
    await world.linus.types("#general", "/incident cover @ada from Tue 14:00 to Tue 18:00");
    const answer = await world.margaret.types(
      "#general",
      "/incident cover @linus with @ada from Tue 14:00 to Tue 18:00",
    );
    expect(answer.text).toContain("Done: Ada Lovelace covers Linus Berg");
    expect(await said(world, "ada")).toContain("You cover Linus Berg");
  });

  it("swaps two shifts once the other agrees", async () => {
    const world = await openWorld(kind, { teams });
    const answer = await world.linus.types("#general", "/incident cover swap @ada 12/2 for 11/24");
    expect(answer.text).toContain("they take Primary");
    await world.ada.clicks("I'll take it", { in: await world.ada.directMessage() });
    expect(await said(world, "grace", "#payments")).toContain("Linus Berg and Ada Lovelace have swapped");
    const then = await world.ben.types("#general", "/incident oncall payments 2026-11-25 12:00");
    expect(then.text).toContain("On call at");
    expect(JSON.stringify((await world.ben.messages("#general", { all: true })).at(-1))).toMatch(/Primary <@U0ADA>/);
  });

  it("is asked for by the form, filled with the next shift", async () => {
    const world = await openWorld(kind, { teams });
    await world.linus.types("#general", "/incident cover");
    const [form] = await world.linus.modals();
    expect(JSON.stringify(form)).toContain("Ask for cover");
    const refused = await world.linus.submits({ to: "U0LINUS" });
    expect(refused.errors).toMatchObject({ to: expect.stringContaining("That is you") });
    await world.linus.submits({ to: "U0ADA" });
    expect(await said(world, "ada")).toContain("Linus Berg asks you to cover");
    await world.linus.types("#general", "/incident cover @grace");
    expect(JSON.stringify((await world.linus.modals()).at(-1))).toContain('"initial_user":"U0GRACE"');
  });

  it("answers what can't be in plain words", async () => {
    const world = await openWorld(kind, { teams });
    for (const [line, answer] of [
      ["cover @ada from Tue 18:00 to Tue 14:00", "The end is before the beginning. Give the earlier time first."],
      ["cover @ada from 2026-11-01 10:00 to 2026-11-01 12:00", "That time has passed."],
      ["cover @ada from 2026-12-02 10:00 to 2026-12-02 12:00", "has no shift"],
      ["cover @linus from Tue 10:00 to Tue 12:00", "That is you"],
      ["cover @ben from Tue 10:00 to Tue 12:00", "takes no turns"],
      ["cover @gus from Tue 10:00 to Tue 12:00", "only full members"],
      ["cover @ada with @grace from Tue 10:00 to Tue 12:00", "Only those concerned"],
      ["cover @ada from Tue 10:00 to 2028-01-01", "more than a year"],
    ])
      expect((await world.linus.types("#general", `/incident ${line}`)).text, line).toContain(answer);
    expect((await world.bot().parts.rotas.load("payments")).covers).toEqual([]);
  });

  it("says what is allowed but should be known", async () => {
    const world = await openWorld(kind, { teams });
    const twice = await world.linus.types("#general", "/incident cover @ada from Tue 10:00 to Tue 12:00");
    expect(twice.text).toContain("Ada Lovelace is on call then already");
    await world.ada.clicks("I'll take it", { in: await world.ada.directMessage() });
    const own = await world.ada.types("#general", "/incident cover @grace from Tue 10:00 to Tue 12:00");
    expect(own.text).toContain("You cover that time for somebody else yourself");
  });

  it("survives a process that dies at any moment of it, and tells everybody once", async () => {
    const world = await openWorld(kind, { teams });
    await world.linus.types("#general", "/incident cover @ada from Tue 14:00 to Tue 18:00");
    world.slack.faults.inject({ mishap: { kind: "lost_answer" }, methods: ["chat.postMessage"], probability: 0.5 });
    const process = world.processes[0]!;
    for (const moments of [9, 14, 5]) {
      process.killAfter(moments);
      // Slack never redelivers a click: whoever got no answer presses again.
      await Promise.race([
        world.ada.clicks("oncall.takeCover", { in: await world.ada.directMessage() }),
        world.passes({ seconds: 5 }),
      ]).catch(() => null);
      await world.passes({ seconds: 5 });
      if (!process.isAlive()) await world.restart();
    }
    await world.passes({ minutes: 1 });
    const covers = async (person: "linus" | "grace", channel?: string) =>
      (await said(world, person, channel)).match(/covers (you|Linus)/g)?.length;
    const deaths = process.lives.filter(({ to }) => to !== null).length;
    expect(deaths).toBeGreaterThan(0);
    // What a dead process had sent may land after another has looked for it: once more for each death, and no more.
    const most = kind === "sqlite" ? 1 : 1 + deaths;
    for (const told of [await covers("linus"), await covers("grace", "#payments")]) {
      expect(told).toBeGreaterThanOrEqual(1);
      expect(told).toBeLessThanOrEqual(most);
    }
  });
});
