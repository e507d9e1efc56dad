import { describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { inWindow, openBrowserForAll } from "./browser.ts";
import { say } from "./gestures.ts";

describe("without a mouse, or without seeing", { timeout: 120_000 }, () => {
  let browser: Browser;
  openBrowserForAll((opened) => (browser = opened));

  test("the keyboard completes commands and names", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      const field = page.getByRole("textbox", { name: "Message #incidents" });
      await field.pressSequentially("/incident li");
      await page.getByRole("option", { name: /\/incident list/ }).waitFor();
      await page.keyboard.press("Tab");
      expect(await field.inputValue()).toBe("/incident list ");
      await page.keyboard.press("Enter");
      await page.getByText("Only visible to you").waitFor();
      await field.pressSequentially("hey @gra");
      await page.getByRole("option", { name: /Grace Hopper/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.keyboard.type("ok?");
      await page.keyboard.press("Enter");
      await expect.poll(() => workspace.slack.messages("#incidents").at(-1)?.text).toBe("hey <@U0GRACE> ok?");
    });
  });

  test("the keyboard alone: from part to part, from message to message, and to any place", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      for (const line of ["first", "second"]) await say(page, line);
      await page.getByRole("article").filter({ hasText: "second" }).waitFor();
      await page.keyboard.press("Shift+F6");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      await focused(page, /first/);
      await page.keyboard.press("t");
      await page.getByRole("complementary", { name: "Thread" }).getByText("first").waitFor();
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("combobox").waitFor();
      await page.keyboard.type("paym");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "payments", exact: true }).waitFor();
      await page.keyboard.press("Alt+ArrowUp");
      await page.getByRole("heading", { name: "incidents", exact: true }).waitFor();
      await page.getByRole("article").filter({ hasText: "second" }).waitFor();
      await page.getByRole("textbox", { name: "Message #incidents" }).press("ArrowUp");
      await page.getByRole("textbox", { name: "Edit message" }).fill("second thoughts");
      await page.keyboard.press("Enter");
      await expect.poll(() => workspace.slack.messages("#incidents").at(-1)?.text).toBe("second thoughts");
    });
  });

  test("what others write is said aloud, and what is fetched from before is not", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      const grace = workspace.slack.person("U0GRACE");
      for (let line = 1; line <= 150; line += 1) grace.says("#payments", `line ${line}`);
      await page.getByRole("button", { name: "payments" }).click();
      await page.getByText("line 150", { exact: true }).waitFor();
      await page.locator(".channel-pane .message-list").evaluate((list) => list.scrollTo({ top: 0 }));
      await page.getByText("line 1", { exact: true }).waitFor();
      const heard = page.getByRole("log");
      expect(await heard.textContent()).toBe("");
      grace.says("#payments", "<@U0BEN> *look* at this");
      await expect.poll(() => heard.textContent()).toBe("Grace Hopper: Ben Carter look at this");
    });
  });
});

async function focused(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => page.evaluate("document.activeElement.textContent")).toMatch(words);
}
