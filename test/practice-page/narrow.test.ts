import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Browser, Page } from "playwright-core";
import { expectAccessible } from "./accessible.ts";
import { openBrowserForAll, openPersonsWindow } from "./browser.ts";
import type { Look } from "./browser.ts";
import { openPractice } from "./standing-practice.ts";

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
openBrowserForAll((opened) => (browser = opened));

async function narrowPractice(look: Look) {
  const opened = await openPractice();
  onTestFinished(opened.close);
  const window = await openPersonsWindow(browser, opened.base, "U0BEN", { ...look, width: 700 });
  onTestFinished(window.close);
  return { ...opened, ...window };
}

/** How wide the rail is on the screen. */
async function railOf(page: Page): Promise<number> {
  return (await page.locator(".rail").boundingBox())?.width ?? 0;
}

describe("a narrow window", () => {
  it("folds the rail to icons that keep their names, and unfolds all of it over the page", async () => {
    const { page, troubles } = await narrowPractice({});
    const general = page.getByRole("button", { name: "general", exact: true });
    const tour = page.getByRole("region", { name: "Run your first incident" });
    expect(await railOf(page)).toBe(64);
    expect(await tour.isVisible()).toBe(false);

    const menu = page.getByRole("button", { name: "Menu" });
    await menu.focus();
    await page.keyboard.press("Enter");
    await tour.getByRole("heading", { name: "Declare it" }).waitFor();
    expect(await railOf(page)).toBe(272);
    await page.getByRole("group", { name: "Language" }).getByRole("button", { name: "한" }).click();
    await page.getByRole("group", { name: "언어" }).getByRole("button", { name: "EN" }).click();
    await menu.focus();
    await page.keyboard.press("Escape");
    expect(await railOf(page)).toBe(64);
    expect(await page.evaluate("document.activeElement?.className")).toBe("unfold");

    await menu.click();
    await general.click();
    await page.getByRole("heading", { name: "general", exact: true }).waitFor();
    await expect.poll(() => railOf(page)).toBe(64);
    await menu.click();
    await page.locator(".channel-pane .message-list").click({ position: { x: 500, y: 40 } });
    await expect.poll(() => railOf(page)).toBe(64);
    expect(troubles).toEqual([]);
  });

  it.each([{ dark: false }, { dark: true }])(
    "has room for channel, phones and the inside of the bot at once, $dark for dark",
    async (look) => {
      const { page, slack, passes, troubles } = await narrowPractice(look);
      await slack.person("U0BEN").types("#payments", "/incident new sev1 checkout is down");
      await passes({ seconds: 5 });
      await page.locator(".place").filter({ hasText: "inc-1-checkout-is-down" }).click();
      await page.getByRole("button", { name: /^Phones/ }).click();
      await page.getByRole("button", { name: "Look inside" }).click();
      await page
        .getByRole("region", { name: "Inside the bot" })
        .getByText("incidentDeclared", { exact: true })
        .waitFor();
      await expectAccessible(page, "a narrow window");
      const parts = [".channel-pane .message-list", ".phones", ".inside"];
      const boxes = await Promise.all(parts.map((part) => page.locator(part).boundingBox()));
      for (const [at, box] of boxes.entries()) {
        expect(box?.height, parts[at]).toBeGreaterThan(80);
        expect(box?.y, parts[at]).toBeGreaterThanOrEqual(at === 0 ? 0 : boxes[at - 1]!.y + boxes[at - 1]!.height);
      }
      await page.getByRole("button", { name: "Menu" }).click();
      await expectAccessible(page, "a narrow window with its rail unfolded");
      expect(troubles).toEqual([]);
    },
  );
});
