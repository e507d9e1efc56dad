import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Browser } from "playwright-core";
import { expectAccessible } from "./accessible.ts";
import { openBrowserForAll, openPersonsWindow } from "./browser.ts";
import { openPractice } from "./standing-practice.ts";

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
openBrowserForAll((opened) => (browser = opened));

async function practice(locale: "en" | "ko" = "en") {
  const opened = await openPractice({ locale });
  onTestFinished(opened.close);
  const { slack, passes } = opened;
  return {
    ...opened,
    async declare() {
      await slack.person("U0BEN").types("#payments", "/incident new sev1 checkout is down");
      await passes({ seconds: 5 });
      return slack.channels().find(({ name }) => name.startsWith("inc-"))!;
    },
  };
}

describe("the drawer with the inside of the bot", () => {
  it("shows what happens as it happens, about the channel one looks at, by keyboard alone", async () => {
    const { base, declare, passes, slack } = await practice();
    const { page, troubles, close } = await openPersonsWindow(browser, base, "U0BEN");
    const opener = page.getByRole("button", { name: "Look inside" });
    await opener.focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("region", { name: "Inside the bot" });
    await drawer.getByText("all incidents").waitFor();
    expect(await opener.getAttribute("aria-expanded")).toBe("true");

    const room = await declare();
    await drawer.getByText("incidentDeclared", { exact: true }).waitFor();
    await drawer.getByText("conversations.create", { exact: true }).waitFor();
    await page.locator(`[data-place="${room.id}"]`).click();
    await drawer.locator("header small").getByText("INC-1", { exact: true }).waitFor();
    await drawer.getByText("investigating").waitFor();
    await drawer.getByText("the next step is called").waitFor();

    slack.person("U0GRACE").joins(room.id);
    await slack.person("U0GRACE").types(room.id, "/incident role ic me");
    await passes({ seconds: 2 });
    await drawer.getByText("ic Grace Hopper").waitFor();
    const declared = drawer.locator("summary").filter({ hasText: "incidentDeclared" });
    await declared.focus();
    await page.keyboard.press("Enter");
    await drawer.locator("pre").filter({ hasText: '"title": "checkout is down"' }).waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement?.className")).toBe("look-inside");
    expect(troubles).toEqual([]);
    await close();
  });

  it("has buttons for trouble, whose state every window shows, and from any of which it is ended", async () => {
    const { base, lives, slack, declare } = await practice();
    await declare();
    const one = await openPersonsWindow(browser, base, "U0BEN");
    const other = await openPersonsWindow(browser, base, "U0ADA", { lang: "ko" });
    await one.page.getByRole("button", { name: "Look inside" }).click();
    const trouble = one.page.getByRole("group", { name: "Trouble" });
    const down = trouble.getByRole("button", { name: "Slack down" });
    await down.click();
    const note = other.page.locator(".trouble-note");
    await note.getByText("Slack 중단").waitFor();
    await expect.poll(() => down.getAttribute("aria-pressed")).toBe("true");
    await trouble.getByRole("button", { name: "Kill the bot" }).click();
    await note.getByText("Slack 중단 · 봇이 죽어 있음").waitFor();
    expect(lives.isRunning()).toBe(false);
    await down.click();
    await note.getByText("봇이 죽어 있음", { exact: true }).waitFor();
    await trouble.getByRole("button", { name: "Restart the bot" }).click();
    await note.waitFor({ state: "detached" });
    expect(lives.isRunning()).toBe(true);

    await trouble.getByRole("button", { name: "Kill the bot" }).click();
    await trouble.getByRole("button", { name: "Lost answers" }).click();
    await note.getByRole("button", { name: "모든 문제 끝내기" }).click();
    await note.waitFor({ state: "detached" });
    await trouble.getByRole("button", { name: "Kill the bot" }).waitFor();
    expect(await slack.person("U0BEN").types("#payments", "/incident list")).toMatchObject({ ok: true });
    expect([...one.troubles, ...other.troubles]).toEqual([]);
    await one.close();
    await other.close();
  });

  const looks = (["en", "ko"] as const).flatMap((lang) => [false, true].map((dark) => ({ lang, dark })));
  it.each(looks)("can be used by everybody, in $lang, $dark for dark", async ({ lang, dark }) => {
    const { base, declare, order } = await practice(lang);
    const room = await declare();
    await order({ do: "troubles", name: "lostAnswers", on: true });
    const { page, troubles, close } = await openPersonsWindow(browser, base, "U0BEN", { lang, dark });
    await page.locator(`[data-place="${room.id}"]`).click();
    await page.locator(".look-inside").click();
    await page.locator(".inside summary").first().click();
    await page.locator(".inside pre").first().waitFor();
    await page.locator(".trouble-note").waitFor();
    await expectAccessible(page, "the drawer, with trouble");
    await order({ do: "kills" });
    await page.locator(".inside .trouble-bar button").last().waitFor();
    await expectAccessible(page, "the drawer of a dead bot");
    expect(troubles).toEqual([]);
    await close();
  });
});
