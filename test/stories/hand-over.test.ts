import { describe, expect, it } from "vitest";
import type { World } from "../world/world.ts";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

/** It is the night to Monday; at 09:00 Grace's week ends and Linus's begins. */
const START = Date.parse("2026-11-22T23:57:00Z");
const teams = (channel = true) => `
  payments:
    layers:
      primary: { members: [linus, ada, grace], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-11-02 }
      secondary: { members: [ada, grace, linus], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-11-02 }
    manager: margaret${channel ? "\n    channel: payments" : ""}`;

const inChannel = (world: World): Promise<string> => world.reads(world.ben, "#payments");

describe.each(engines)("the hand-over on %s", (kind) => {
  it("is reported with what the shift leaves, confirmed by who comes, and asked about of who leaves", async () => {
    const world = await openWorld(kind, { teams: teams(), startsAt: START });
    const { grace, linus } = world;
    await world.ben.types("#general", "/incident new sev2 checkout <is> down");
    await grace.clicks("I'm on it", { in: await grace.directMessage() });
    await grace.types("#general", "/incident oncall note disk on pay-db grows 2 % a day");
    await grace.types("#general", "/incident 온콜 메모 예정 gateway change <!channel>");
    await world.passes({ minutes: 4 });
    const report = await inChannel(world);
    expect(report).toMatch(/\*payments on call: Grace Hopper → <@U0LINUS>\*/);
    expect(report).toContain("INC-1 checkout &lt;is&gt; down (SEV2, owner Grace Hopper)");
    expect(report).toContain("*Watch*  disk on pay-db grows 2 % a day");
    expect(report).toContain("*Planned*  gateway change &lt;!channel&gt;");
    // It was midnight where Grace lives.
    expect(report).toContain("*This shift*  1 page, 1 at night; 1 incident");
    expect(report).toContain("Linus Berg hasn't confirmed yet.");

    await grace.clicks("Hard", { in: await grace.directMessage() });
    await grace.clicks("Few", { in: await grace.directMessage() });
    const questions = await world.reads(grace, await grace.directMessage());
    expect(questions).toContain("✓ Hard");
    expect(questions).toContain("✓ Few");

    const health = await grace.types("#general", "/incident oncall health payments");
    expect(health.text).toContain("payments: on-call over the last 4 weeks");
    expect(await world.reads(grace, "#general")).toMatch(/hard 1/i);

    await world.ada.clicks("I have it", { in: "#payments" });
    expect(await inChannel(world)).toContain("hasn't confirmed yet");
    await linus.clicks("I have it", { in: "#payments" });
    expect(await inChannel(world)).toContain("✓ Linus Berg has it since");
    await linus.clicks("Add a note", { in: "#payments" });
    await linus.submits({ kind: "watch", text: "one more thing" });
    expect(await inChannel(world)).toContain("disk on pay-db grows 2 % a day; one more thing");
    expect((await inChannel(world)).match(/on call: Grace/g)).toHaveLength(1);
    const history = await world.bot().parts.rotas.history("payments");
    expect(history.map(({ event }) => event.type)).toContain("shiftRated");
  });

  it("is missed aloud after an hour without a word", async () => {
    const world = await openWorld(kind, { teams: teams(), startsAt: START });
    await world.passes({ hours: 1, minutes: 4 });
    expect(await inChannel(world)).toContain("<@U0LINUS> hasn't confirmed the hand-over of payments for an hour.");
    await world.linus.clicks("I have it", { in: "#payments" });
    expect(await inChannel(world)).not.toContain("for an hour");
    expect((await inChannel(world)).match(/Linus Berg has it since/g)).toHaveLength(2);
  });

  it("comes once, though the process was away when it was due and Slack loses every answer", async () => {
    const world = await openWorld(kind, { teams: teams(), startsAt: START });
    // Only where we may read can we see that it stands there already: the bot is in the team's channel.
    world.kill();
    await world.passes({ minutes: 20 });
    const back = world.slack.faults.inject({ mishap: { kind: "lost_answer" }, methods: ["chat.postMessage"] });
    await world.restart();
    await world.passes({ seconds: 20 });
    back();
    await world.passes({ seconds: 40 });
    expect((await inChannel(world)).match(/on call: Grace/g)).toHaveLength(1);
  });

  it("is told to whoever comes where the team has no channel", async () => {
    const world = await openWorld(kind, { teams: teams(false), startsAt: START, locale: "ko" });
    await world.passes({ minutes: 4 });
    const told = await world.reads(world.linus, await world.linus.directMessage());
    expect(told).toContain("payments on call: Grace Hopper → <@U0LINUS>");
    expect(await inChannel(world)).toBe("");
  });

  it("speaks Korean where the workspace does", async () => {
    const world = await openWorld(kind, { teams: teams(), startsAt: START, locale: "ko" });
    await world.passes({ minutes: 4 });
    expect(await inChannel(world)).toContain("*payments 온콜: Grace Hopper님 → <@U0LINUS>님*");
    expect(await inChannel(world)).toContain("*지난 근무*  호출 0회, 야간 0회, 장애 0건");
  });
});
