import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Mishap } from "../../src/practice/slack/faults.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { openPractice } from "./standing-practice.ts";

vi.setConfig({ testTimeout: 120_000 });

async function practice() {
  const opened = await openPractice();
  onTestFinished(opened.close);
  const ben = opened.slack.person("U0BEN");
  const rooms = () => opened.slack.channels().filter(({ name }) => name.startsWith("inc-"));
  return { ...opened, ben, rooms };
}

/** How far the bot comes with the room before it is killed. */
const moments: Record<string, Mishap> = {
  "before the room is made": { kind: "latency", ms: 8000 },
  "when the room is made and nobody knows yet": { kind: "hang", applied: true },
};

describe("the bot of the practice workspace, killed and started again", () => {
  it.each(Object.entries(moments))("ends with exactly one room, killed %s", async (_, mishap) => {
    const { slack, lives, bot, ben, rooms, passes } = await practice();
    slack.faults.inject({ mishap, methods: ["conversations.create"], times: 1 });
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 2 });
    const before = bot.parts;
    expect((await bot.parts.engine.load(1))?.place).toBeNull();
    expect(rooms()).toHaveLength(mishap.kind === "hang" ? 1 : 0);

    lives.kill();
    expect(lives.isRunning()).toBe(false);
    await passes({ seconds: 20 });
    await bot.start();
    expect(bot.parts).not.toBe(before);
    await passes({ minutes: 2 });

    const made = rooms();
    expect(made.map(({ name }) => name)).toEqual(["inc-1-checkout-is-down"]);
    expect((await bot.parts.engine.load(1))?.place?.channel).toBe(made[0]?.id);
    const cards = slack
      .messages(made[0]!.id)
      .filter(({ metadata }) => metadata?.event_payload["surface"] === "INC-1/card");
    expect(cards).toHaveLength(1);
  });

  it("hears nothing while it is dead, and what was said meanwhile once it lives again", async () => {
    const { slack, lives, bot, ben, rooms, passes } = await practice();
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 5 });
    const [room] = rooms();
    lives.kill();
    expect(await ben.types("#payments", "/incident list")).toMatchObject({ ok: false });
    expect(() => bot.parts).toThrow("The bot is not running.");
    expect(await bot.ready()).toEqual({ store: false, pages: false });
    const { ts } = ben.says(room!.id, "the pool is empty");
    await passes({ seconds: 5 });
    await bot.start();
    await passes({ minutes: 2 });
    const said = await bot.parts.store.read((tx) => timelineMessages(tx, 1));
    expect(said.filter((row) => row.ts === ts)).toMatchObject([{ text: "the pool is empty" }]);
    expect(slack.messages(room!.id).filter((message) => message.ts === ts)).toHaveLength(1);
  });

  it("answers its links with a sentence while it is dead, and as ever afterwards", async () => {
    const { lives, bot, base } = await practice();
    const link = `${base}/a/nobody-knows-this`;
    expect((await fetch(link)).status).toBe(404);
    lives.kill();
    const refused = await fetch(link);
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain("Watchfire is not running.");
    expect((await fetch(`${base}/calendar/x.ics`)).status).toBe(503);
    expect((await fetch(`${base}/api/workspace?as=U0BEN`)).status).toBe(200);
    await bot.start();
    expect((await fetch(link)).status).toBe(404);
  });
});
