import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Browser } from "playwright-core";
import type { DebriefView, DrillNow, ScenarioView, Workspace } from "../../src/practice/page/wire.ts";
import { expectAccessible } from "./accessible.ts";
import { openBrowserForAll, openPersonsWindow } from "./browser.ts";
import { openPractice } from "./standing-practice.ts";

vi.setConfig({ testTimeout: 180_000 });

async function practice(locale: "en" | "ko" = "en") {
  const opened = await openPractice({ locale });
  onTestFinished(opened.close);
  const get = async <T>(path: string): Promise<T> => (await (await fetch(opened.base + path)).json()) as T;
  const post = async (path: string, body: unknown): Promise<{ status: number; error?: string }> => {
    const headers = { "content-type": "application/json", origin: opened.base };
    const answer = await fetch(opened.base + path, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, ...((await answer.json()) as { error?: string }) };
  };
  const drill = async (): Promise<DrillNow | null> => (await get<Workspace>("/api/workspace?as=U0BEN")).drill;
  return { ...opened, get, post, drill };
}

describe("scenarios in the practice workspace", () => {
  it("are chosen, played one at a time, stopped with their incident called off, and looked back on", async () => {
    const { get, post, drill, bot, passes } = await practice("ko");
    const scenarios = await get<ScenarioView[]>("/api/scenarios?as=U0BEN");
    expect(scenarios.map(({ name }) => name)).toContain("canary");
    expect(await drill()).toBeNull();

    expect((await post("/api/drill?as=U0BEN", { scenario: "canary" })).status).toBe(400);
    const unknown = await post("/api/drill?as=U0BEN", { scenario: "canary", role: "captain" });
    expect(unknown).toEqual({ status: 409, error: "canary has no role captain." });
    expect((await post("/api/drill?as=U0BEN", { scenario: "canary", role: null })).status).toBe(200);
    const second = await post("/api/drill?as=U0BEN", { scenario: "db-pool", role: null });
    expect(second).toEqual({ status: 409, error: "A drill is under way. Stop it first." });

    await passes({ minutes: 2 });
    expect((await drill())?.room).toMatch(/^C/);
    await post("/api/drill/stop?as=U0BEN", {});
    expect(await drill()).toMatchObject({
      title: { ko: "카나리 배포로 p99 지연 두 배" },
      live: null,
      ended: "stopped",
    });
    const incident = await bot.parts.engine.load(1);
    expect(incident).toMatchObject({ drill: true, phase: "cancelled", title: "검색 지연" });
    const debrief = await get<DebriefView>("/api/drill/debrief?as=U0BEN&lang=ko");
    expect(debrief.measures.map(({ name }) => name)).toContain("응답까지");
    await post("/api/drill/dismiss?as=U0BEN", {});
    expect(await drill()).toBeNull();
  });

  it("leave the live person's acts to them, and ask for those", async () => {
    const { slack, post, drill, bot, passes } = await practice();
    await post("/api/drill?as=U0BEN", { scenario: "db-pool", role: "support" });
    await passes({ minutes: 1 });
    expect((await drill())?.prompts).toHaveLength(1);
    expect((await drill())!.live).toEqual({ role: "support", person: "U0BEN" });
    slack.person("U0BEN").says("#payments", "Customers say checkout hangs.");
    await slack.person("U0BEN").types("#payments", "/incident new sev1 checkout is down");
    await passes({ minutes: 4 });
    // A SEV1 calls both at once.
    expect(["U0LINUS", "U0ADA"]).toContain((await bot.parts.engine.load(1))?.paging.answeredBy);
    expect(await bot.parts.engine.load(1)).toMatchObject({
      drill: true,
      declaredBy: "U0BEN",
      title: "checkout is down",
    });
    await post("/api/drill/stop?as=U0BEN", {});
  });
});

describe("the page of a drill", () => {
  let browser: Browser;
  openBrowserForAll((opened) => (browser = opened));

  it.each([{ dark: false }, { dark: true }])(
    "offers a part, shows what is asked of it, and the debrief after the stop, $dark for dark",
    async (look) => {
      const { base, bot, passes } = await practice();
      const { page, troubles, close } = await openPersonsWindow(browser, base, "U0BEN", look);
      await page.getByRole("button", { name: "Scenarios" }).click();
      await page.getByRole("radio", { name: /Grace Hopper/ }).check();
      await expectAccessible(page, "the choice of a scenario");
      await page.getByRole("button", { name: "Start the drill" }).click();
      const card = page.getByRole("region", { name: "Drill" });
      await card.getByText("You are Grace Hopper.").waitFor();
      await passes({ minutes: 6 });
      await card.getByText("Come into the war room.").waitFor();
      await card.getByRole("button", { name: "Go to the war room" }).click();
      await page.getByRole("button", { name: "Join channel" }).click();
      await passes({ minutes: 1 });
      await card.getByText("Nobody commands yet.").waitFor();
      await expectAccessible(page, "what a drill asks for");
      await page.getByRole("button", { name: "Take command" }).click();
      await expect.poll(async () => (await bot.parts.engine.load(1))?.roles.ic, { timeout: 30_000 }).toBe("U0GRACE");
      await card.getByRole("button", { name: "Stop the drill" }).click();
      await card.getByRole("button", { name: "Read the debrief" }).click();
      const debrief = page.getByRole("dialog", { name: "Debrief" });
      await debrief.getByText("1 of 4, command after").waitFor();
      expect(await debrief.getByRole("listitem").count()).toBe(6);
      await expectAccessible(page, "the debrief");
      await debrief.getByRole("button", { name: "Close" }).click();
      await card.getByRole("button", { name: "Done" }).click();
      await page.getByRole("button", { name: "Scenarios" }).waitFor();
      expect(troubles).toEqual([]);
      await close();
    },
  );
});
