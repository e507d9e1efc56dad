import { describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { inWindow, openBrowserForAll } from "./browser.ts";
import { choose, say } from "./gestures.ts";
import { homeBlocks, postmortem } from "./war-room-blocks.ts";

describe("the page in a browser", { timeout: 120_000 }, () => {
  let browser: Browser;
  openBrowserForAll((opened) => (browser = opened));

  test("one click declares, leads to the war room and rings the one on call, who answers", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      await page.getByRole("button", { name: "Try it" }).click();
      await page.getByRole("heading", { name: "inc-42-checkout-is-down", exact: true }).waitFor();
      await page.getByText("Pinned", { exact: true }).waitFor();
      const phone = page.getByRole("region", { name: "Linus Berg's phone has a page in Slack" });
      await phone.getByRole("button", { name: "I'm on it" }).click();
      await phone.waitFor({ state: "detached" });
      const clicked = workspace.bot.received.find(({ body }) => body["type"] === "block_actions");
      expect(clicked?.body["user"]).toMatchObject({ id: "U0LINUS" });
    });
  });

  test("a form: the field has the focus, what is wrong is said, what was typed stays, Escape closes", async () => {
    await inWindow(browser, "U0BEN", async ({ page }) => {
      await say(page, "/incident");
      const dialog = page.getByRole("dialog", { name: "Declare an incident" });
      const field = dialog.getByRole("textbox", { name: "What is happening?" });
      await expect.poll(() => field.evaluate((element) => element.matches(":focus"))).toBe(true);
      await page.keyboard.type("Down");
      await choose(page, "How bad is it?", "SEV1 Critical");
      await choose(page, "Which service?", "checkout");
      await dialog.getByRole("checkbox", { name: "Private" }).check();
      await dialog.getByRole("button", { name: "Declare" }).click();
      await dialog.getByRole("alert").getByText("Say in a few words what is broken.").waitFor();
      expect(await field.inputValue()).toBe("Down");
      expect(await dialog.getByRole("combobox", { name: "How bad is it?" }).inputValue()).toBe("SEV1 Critical");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    });
  });

  test("what a form sends is what was filled in", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      await say(page, "/incident");
      await page.getByRole("textbox", { name: "What is happening?" }).fill("Search is slow");
      await choose(page, "Who leads?", "Grace Hopper");
      await choose(page, "Which service?", "search");
      await page.getByRole("radio", { name: "Security" }).check();
      await page.getByRole("button", { name: "Declare" }).click();
      await page.getByRole("heading", { name: "inc-42-search-is-slow", exact: true }).waitFor();
      const sent = workspace.bot.received.find(({ body }) => body["type"] === "view_submission")?.body;
      expect(sent).toMatchObject({
        view: {
          state: {
            values: {
              title: { title: { value: "Search is slow" } },
              ic: { ic: { selected_user: "U0GRACE" } },
              service: { service: { selected_option: { value: "search" } } },
              kind: { kind: { selected_option: { value: "security" } } },
            },
          },
        },
      });
    });
  });

  test("a form on top of a form: what was typed underneath is there when it comes up again", async () => {
    await inWindow(browser, "U0BEN", async ({ page }) => {
      await say(page, "/incident");
      await page.getByRole("textbox", { name: "What is happening?" }).fill("stack, please");
      await page.getByRole("textbox", { name: "Summary" }).fill("not sent yet");
      await page.getByRole("button", { name: "Declare" }).click();
      await page.getByRole("dialog", { name: "Are you sure?" }).waitFor();
      expect(await page.getByRole("dialog").count()).toBe(1);
      await page.getByRole("button", { name: "Back" }).click();
      expect(await page.getByRole("textbox", { name: "Summary" }).inputValue()).toBe("not sent yet");
    });
  });

  test("the home tab is drawn as published, and names what can't be drawn", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      await workspace.bot.web.views.publish({ user_id: "U0BEN", view: { type: "home", blocks: homeBlocks() } });
      await page.getByRole("button", { name: "Home" }).click();
      await page.getByRole("heading", { name: "Open incidents" }).waitFor();
      await page.getByText("Not shown here: video").waitFor();
    });
  });

  test("several windows are several people, and each sees what the other does", async () => {
    await inWindow(browser, "U0BEN", async ({ page, base }) => {
      const other = await page.context().newPage();
      await other.goto(`${base}/#/U0GRACE/`);
      await other.getByRole("button", { name: "general" }).click();
      await say(other, "@ben look at this");
      await page.bringToFront();
      await page.getByRole("button", { name: "general 1" }).click();
      const message = page.getByRole("article").filter({ hasText: "look at this" });
      await message.hover();
      await message.getByRole("button", { name: "Add a reaction: eyes" }).click();
      await other.getByRole("button", { name: /^eyes 1 Ben Carter/ }).waitFor();
      await message.getByRole("button", { name: "Reply in thread" }).first().click();
      await page.getByRole("textbox", { name: "Reply…" }).fill("on it");
      await page.keyboard.press("Enter");
      await other.getByText("1 reply").waitFor();
    });
  });

  test("the day leads to other days", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      const grace = workspace.slack.person("U0GRACE");
      grace.says("#payments", "the very first line");
      for (let line = 1; line <= 250; line += 1) grace.says("#payments", `line ${line}`);
      await page.getByRole("button", { name: "payments" }).click();
      await page.getByText("line 250", { exact: true }).waitFor();
      await page.getByRole("button", { name: /Jump to another day/ }).click();
      await page.getByRole("menuitem", { name: "The very beginning" }).click();
      await page.getByText("the very first line").waitFor();
      await page.getByRole("button", { name: "Jump to the latest" }).click();
      await page.getByText("line 250", { exact: true }).waitFor();
    });
  });

  test("a reaction given twice is taken back", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      await say(page, "look at this");
      const message = page.getByRole("article").filter({ hasText: "look at this" });
      await message.hover();
      await message.getByRole("button", { name: "Add a reaction: eyes" }).click();
      await message.getByRole("button", { name: /^eyes 1 Ben Carter/ }).waitFor();
      await message.getByRole("button", { name: "Add a reaction: eyes" }).click();
      await expect.poll(() => workspace.slack.messages("#incidents")[0]?.reactions ?? []).toEqual([]);
    });
  });

  test("a Markdown file opens as a document", async () => {
    await inWindow(browser, "U0BEN", async ({ page }) => {
      const file = {
        name: "inc-42.md",
        mimeType: "text/markdown",
        buffer: Buffer.from(postmortem),
      };
      await page.locator(".composer input[type=file]").setInputFiles(file);
      await page.getByRole("button", { name: /inc-42.md/ }).click();
      const pane = page.getByRole("complementary", { name: "inc-42.md" });
      await pane.getByRole("heading", { name: "INC-42 Checkout is down" }).waitFor();
      expect(await pane.getByRole("row").count()).toBe(4);
      await pane.getByRole("button", { name: "Source" }).click();
      await pane.getByText("# INC-42 Checkout is down").waitFor();
    });
  });

  test("the page speaks Korean and goes dark, and remembers both", async () => {
    await inWindow(browser, "U0JIWOO", async ({ page }) => {
      await page.getByRole("button", { name: "한" }).click();
      await page.getByRole("button", { name: "어둡게" }).click();
      await page.reload();
      await page.getByRole("textbox", { name: "#incidents에 메시지 쓰기" }).waitFor();
      const background = await page.evaluate("getComputedStyle(document.body).backgroundColor");
      expect(background).toBe("rgb(27, 24, 27)");
    });
  });
});
