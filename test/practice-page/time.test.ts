import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Browser } from "playwright-core";
import { HOUR, MINUTE, SECOND } from "../../src/clock.ts";
import type { ControlsView } from "../../src/practice/page/wire-controls.ts";
import { openBrowserForAll, openPersonsWindow } from "./browser.ts";
import { practiceFile } from "../../src/practice/practice-file.ts";
import { allDuties } from "../../src/store/recurring-rows.ts";
import { NIGHT } from "../world/night.ts";
import { openPractice } from "./standing-practice.ts";

vi.setConfig({ testTimeout: 180_000 });

async function practice(options: Parameters<typeof openPractice>[0] = {}) {
  const opened = await openPractice(options);
  onTestFinished(opened.close);
  const { base, slack } = opened;
  const room = (): string => slack.channels().find(({ name }) => name.startsWith("inc-"))!.id;
  return {
    ...opened,
    ben: slack.person("U0BEN"),
    controls: async () => (await (await fetch(`${base}/api/controls?as=U0BEN`)).json()) as ControlsView,
    said: () => JSON.stringify(slack.messages(room())),
  };
}

describe("time in the practice workspace", () => {
  it("brings the reminder of a status update within seconds at ×60", async () => {
    const { ben, order, passes, said, clock } = await practice();
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 5 });
    const began = clock.now();
    expect(await order({ do: "runs", speed: 60 })).toBe(200);
    await passes({ seconds: 14 });
    expect(said()).not.toContain("Update due");
    await passes({ seconds: 2 });
    expect(said()).toContain("Update due");
    expect(clock.now() - began).toBe(16 * MINUTE);
  });

  it("stands still when it is paused, deadlines too, and Slack answers as ever", async () => {
    const { ben, order, passes, said, bot } = await practice();
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 5 });
    await order({ do: "runs", speed: 0 });
    const before = (await bot.parts.engine.history(1)).length;
    await passes({ minutes: 30 });
    expect(await bot.parts.engine.history(1)).toHaveLength(before);
    await ben.types("#payments", "/incident list");
    expect(said()).not.toContain("Update due");
  });

  it("jumps to what happens next, by name, as far as the escalation", async () => {
    const { ben, order, controls, passes, bot, clock } = await practice();
    await ben.types("#payments", "/incident new sev2 checkout is slow");
    await passes({ seconds: 2 });
    const calls = async () => (await bot.parts.engine.load(1))!.paging.calls.map(({ person }) => person);
    const before = await calls();
    for (let jumps = 0; (await controls()).next?.what !== "nextStep"; jumps += 1) {
      expect(jumps).toBeLessThan(10);
      await order({ do: "jumps" });
      await passes({ seconds: 1 });
    }
    const { next } = await controls();
    expect(next).toMatchObject({ what: "nextStep", incident: 1 });
    await order({ do: "jumps" });
    expect(clock.now()).toBe(next!.at);
    await passes({ seconds: 1 });
    expect((await calls()).length).toBeGreaterThan(before.length);
  });

  it("keeps messages in order when it is changed in any way", async () => {
    const { ben, order, slack } = await practice();
    const sent: string[] = [];
    for (const change of [60, 0, 10, 1].map((speed) => ({ do: "runs", speed })).concat({ do: "jumps" } as never)) {
      sent.push(ben.says("#general", "tick").ts);
      await order(change);
      sent.push(ben.says("#general", "tock").ts);
    }
    expect(sent).toEqual(sent.toSorted());
    const general = slack.channel("#general")!.id;
    expect(slack.messages(general).map(({ ts }) => ts)).toEqual(
      slack
        .messages(general)
        .map(({ ts }) => ts)
        .toSorted(),
    );
  });

  it("names a hand-over of the rota, but goes nowhere where nothing happens within a week", async () => {
    const hands = await practice();
    expect((await hands.controls()).next).toMatchObject({ what: "rota", whose: "payments" });

    const alone = practiceFile("en", NIGHT).replaceAll(/\[(linus|ada), (linus|ada)\]/g, "[$1]");
    const { order, controls, clock } = await practice({ file: alone });
    expect((await controls()).next).toBeNull();
    expect(await order({ do: "jumps" })).toBe(200);
    expect(clock.now()).toBe(NIGHT);
  });

  it("lets recurring duties come as often as its hours pass", async () => {
    const { order, passes, bot, clock } = await practice();
    const nextRun = async () => {
      const duties = await bot.parts.store.read((tx) => allDuties(tx));
      return duties.find(({ duty }) => duty === "forget finished work")?.nextAt ?? 0;
    };
    await passes({ minutes: 1 });
    const first = await nextRun();
    await order({ do: "runs", speed: 60 });
    await passes({ seconds: 125 });
    expect(await nextRun()).toBe(first + 2 * HOUR);
    expect(clock.machineNow() - NIGHT).toBeLessThan(HOUR);
  });

  it("begins no earlier than it had come when the program starts again", async () => {
    const first = await openPractice();
    first.clock.choose(60);
    await first.passes({ minutes: 5 });
    const said = first.slack.person("U0BEN").says("#general", "from the future");
    await first.close();
    const again = await openPractice({ folder: first.folder });
    onTestFinished(again.close);
    expect(again.clock.machineNow()).toBe(NIGHT);
    expect(again.clock.now()).toBeGreaterThanOrEqual(NIGHT + 5 * 60 * MINUTE);
    expect(Number(again.slack.person("U0BEN").says("#general", "and on").ts)).toBeGreaterThan(Number(said.ts));
  });

  it("refuses what is no order", async () => {
    const { order, clock } = await practice();
    for (const wrong of [{ do: "runs", speed: 1000 }, { do: "runs", speed: -1 }, { do: "stops" }, null as never])
      expect(await order(wrong)).toBe(400);
    expect(clock.speed()).toBe(1);
  });
});

describe("a drill at speed", () => {
  /** What people say in the first twelve minutes, and after how many milliseconds of incident time. */
  async function spoken(speed: number): Promise<{ text: string; after: number }[]> {
    const { base, order, passes, slack } = await practice();
    const headers = { "content-type": "application/json", origin: base };
    const body = JSON.stringify({ scenario: "db-pool", role: null });
    await order({ do: "runs", speed });
    await fetch(`${base}/api/drill?as=U0BEN`, { method: "POST", headers, body });
    await passes({ seconds: (12 * MINUTE) / SECOND / speed });
    return slack
      .channels()
      .flatMap(({ id }) => slack.messages(id))
      .filter(({ subtype, bot_id }) => subtype === undefined && bot_id === undefined)
      .map(({ text, ts }) => ({ text, after: Math.round(Number(ts) * 1000 - NIGHT) }));
  }

  it("has everybody act at their moment", async () => {
    const slow = await spoken(1);
    const fast = await spoken(60);
    expect(slow.length).toBeGreaterThan(3);
    expect(fast.map(({ text }) => text)).toEqual(slow.map(({ text }) => text));
    // What follows from something seen may be seen one look later, which is ten seconds.
    for (const [index, { after }] of fast.entries())
      expect(Math.abs(after - slow[index]!.after)).toBeLessThanOrEqual(11 * SECOND);
  });

  it("waits at ×1 for whom it asks", async () => {
    const { base, order, passes, clock, slack, controls, bot } = await practice();
    const headers = { "content-type": "application/json", origin: base };
    const body = JSON.stringify({ scenario: "db-pool", role: "support" });
    await fetch(`${base}/api/drill?as=U0BEN`, { method: "POST", headers, body });
    await order({ do: "runs", speed: 60 });
    await passes({ seconds: 3 });
    expect(await controls()).toMatchObject({ chosen: 60, speed: 1 });
    const asked = clock.now();
    await passes({ seconds: 10 });
    expect(clock.now() - asked).toBe(10 * SECOND);
    slack.person("U0BEN").says("#payments", "Customers say checkout hangs.");
    await slack.person("U0BEN").types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 30 });
    expect(await bot.parts.engine.load(1)).toMatchObject({ drill: true, declaredBy: "U0BEN" });
    await fetch(`${base}/api/drill/stop?as=U0BEN`, { method: "POST", headers, body: "{}" });
    expect(clock.speed()).toBe(60);
  });
});

describe("the page's time", () => {
  let browser: Browser;
  openBrowserForAll((opened) => (browser = opened));

  it("is the same in every window, and is set from any", async () => {
    const { base, ben, passes, clock } = await practice({ locale: "ko" });
    await ben.types("#payments", "/incident new sev2 checkout is slow");
    await passes({ seconds: 2 });
    const one = await openPersonsWindow(browser, base, "U0BEN", { lang: "en" });
    const other = await openPersonsWindow(browser, base, "U0ADA", { lang: "ko" });
    const speeds = one.page.getByRole("group", { name: "How fast time runs" });
    await speeds.getByRole("button", { name: "Pause" }).click();
    await expect.poll(() => clock.speed(), { timeout: 30_000 }).toBe(0);
    // Minutes and seconds are the same in every zone.
    const shows = async ({ page }: typeof one) => {
      const time = page.getByRole("region", { name: /^Time$|^시간$/ }).locator("time");
      const expected = new Date(clock.now()).toISOString().slice(14, 19);
      await expect.poll(async () => (await time.textContent())?.slice(-5), { timeout: 30_000 }).toBe(expected);
    };
    await shows(one);
    await shows(other);
    const paused = other.page.getByRole("button", { name: "멈춤" });
    await expect.poll(() => paused.getAttribute("aria-pressed"), { timeout: 30_000 }).toBe("true");

    const before = clock.now();
    await other.page.getByRole("button", { name: /다음에 일어날 일로 건너뛰기: INC-1/ }).click();
    await expect.poll(() => clock.now(), { timeout: 30_000 }).toBeGreaterThan(before);
    await shows(one);
    await shows(other);
    expect([...one.troubles, ...other.troubles]).toEqual([]);
    await one.close();
    await other.close();
  });
});
