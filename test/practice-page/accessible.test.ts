import { describe, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { expectAccessible } from "./accessible.ts";
import { inWindow, openBrowserForAll } from "./browser.ts";
import type { Window } from "./browser.ts";
import { say } from "./gestures.ts";
import { homeBlocks, postmortem } from "./war-room-blocks.ts";

/** Every main view, and how one gets there from a fresh workspace. */
const views: Record<string, (page: Page, window: Window) => Promise<unknown>> = {
  "the first look": async () => undefined,
  "a war room with its card, a ringing phone and a message's tools": async (page) => {
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByRole("region", { name: "Linus Berg's phone has a page in Slack" }).waitFor();
    await page.getByText("Pinned", { exact: true }).waitFor();
    await page.getByRole("article").last().hover();
    await page.getByRole("toolbar").waitFor();
  },
  "a form with what is wrong, and a select's choices": async (page) => {
    await say(page, "/incident");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("x");
    await dialog.getByRole("button", { name: "Declare" }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByRole("combobox").first().click();
    await dialog.getByRole("option").first().waitFor();
  },
  "a thread, reactions, an own message's menu": async (page) => {
    await say(page, "look at this");
    const message = page.getByRole("article").filter({ hasText: "look at this" });
    await message.hover();
    await message.getByRole("button", { name: "Add a reaction: eyes" }).click();
    await message.getByRole("button", { name: "Reply in thread" }).click();
    await page.getByRole("textbox", { name: "Reply…" }).fill("on it");
    await page.keyboard.press("Enter");
    await message.first().hover();
    await message.first().getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem").first().waitFor();
  },
  "a document": async (page) => {
    const file = { name: "inc-42.md", mimeType: "text/markdown", buffer: Buffer.from(postmortem) };
    await page.locator(".composer input[type=file]").setInputFiles(file);
    await page.getByRole("button", { name: /inc-42.md/ }).click();
    await page.getByRole("heading", { name: "INC-42 Checkout is down" }).waitFor();
  },
  "the home tab with a block that can't be drawn": async (page, { workspace }) => {
    await workspace.bot.web.views.publish({ user_id: "U0BEN", view: { type: "home", blocks: homeBlocks() } });
    await page.getByRole("button", { name: "Home" }).click();
    await page.getByRole("heading", { name: "Open incidents" }).waitFor();
  },
  "whom one can be": async (page) => {
    await page.getByRole("button", { name: /Switch person/ }).click();
    await page.getByRole("button", { name: /Petra Novak/ }).waitFor();
  },
  "where one can go": async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: "#general" }).waitFor();
  },
  "what completes a command": async (page) => {
    await page.getByRole("button", { name: "Run a command" }).click();
    await page.getByRole("option").first().waitFor();
  },
};

describe.each([{ dark: false }, { dark: true }])("axe finds nothing, $dark for dark", ({ dark }) => {
  let browser: Browser;
  openBrowserForAll((opened) => (browser = opened));

  test.each(Object.entries(views))("in %s", { timeout: 120_000 }, async (view, go) => {
    const body = async (window: Window): Promise<void> => {
      await go(window.page, window);
      await expectAccessible(window.page, view);
    };
    await inWindow(browser, "U0BEN", body, { dark });
  });
});
