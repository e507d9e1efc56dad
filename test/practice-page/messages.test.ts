import { describe, expect, test } from "vitest";
import type { Browser, Locator } from "playwright-core";
import { inWindow, openBrowserForAll } from "./browser.ts";
import { say, tool } from "./gestures.ts";

describe("messages in a browser", { timeout: 120_000 }, () => {
  let browser: Browser;
  openBrowserForAll((opened) => (browser = opened));

  test("one's own message is edited in place and deleted after a question", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      await page.getByRole("button", { name: "general" }).click();
      await say(page, "teh typo");
      await tool(page, "teh typo", "Edit message");
      await page.getByRole("textbox", { name: "Edit message" }).fill("the typo");
      await page.keyboard.press("Enter");
      await page.getByText("the typo (edited)").waitFor();
      await tool(page, "the typo", "Delete message");
      await page.getByRole("dialog").getByRole("button", { name: "Delete message" }).click();
      await page.getByText("the typo").waitFor({ state: "detached" });
      expect(workspace.slack.messages("#general")).toEqual([]);
    });
  });

  test("a message that is edited in its thread is not edited in its channel as well", async () => {
    await inWindow(browser, "U0BEN", async ({ page }) => {
      await say(page, "teh typo");
      const message = page.locator(".channel-pane").getByRole("article").filter({ hasText: "teh typo" });
      await message.hover();
      await message.getByRole("button", { name: "Reply in thread" }).click();
      const reply = page.getByRole("textbox", { name: "Reply…" });
      await reply.fill("on it");
      await page.keyboard.press("Enter");
      await page.locator(".thread").getByText("on it").waitFor();
      await tool(page.locator(".thread"), "teh typo", "Edit message");
      const editor = page.getByRole("textbox", { name: "Edit message" });
      await page.locator(".thread").getByRole("textbox", { name: "Edit message" }).waitFor();
      expect(await editor.count()).toBe(1);
      await editor.press("Escape");
      await tool(page.locator(".channel-pane"), "teh typo", "Edit message");
      await page.locator(".channel-pane").getByRole("textbox", { name: "Edit message" }).waitFor();
      expect(await editor.count()).toBe(1);
      const save = page.getByRole("button", { name: "Save" });
      await expect.poll(() => isWithin(save, page.locator(".channel-pane .message-list"))).toBe(true);
    });
  });

  test("who joined before and after the mark of what is new is said apart, each once", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace }) => {
      const { id: channel } = workspace.slack.person("U0BEN").creates("war-room");
      const comesIn = (person: string): void => workspace.slack.person(person).joins(channel);
      comesIn("U0HANA");
      workspace.slack.person("U0HANA").says(channel, "before");
      comesIn("U0ADA");
      await page.locator(".rail").getByText("war-room").click();
      await page.getByText("Ada Lovelace joined").waitFor();
      await page.getByRole("button", { name: "general" }).click();
      const unread = page.locator(".place.unread").getByText("war-room");
      await unread.waitFor({ state: "detached" });
      comesIn("U0GRACE");
      workspace.slack.person("U0GRACE").says(channel, "after");
      await unread.click();
      await page.locator(".new-mark").waitFor();
      const lines = await page.locator(".system-line span").allInnerTexts();
      expect(lines.slice(-2)).toEqual(["Ada Lovelace joined", "Grace Hopper joined"]);
    });
  });

  test("whoever doesn't see a channel is told of another channel, and no name", async () => {
    await inWindow(browser, "U0GUS", async ({ page, workspace }) => {
      const general = workspace.slack.channel("#general")?.id;
      workspace.slack.person("U0BEN").says("#payments", `see <#${general}>`);
      await page.getByText("see another channel").waitFor();
    });
  });

  test("hostile words stay words", async () => {
    await inWindow(browser, "U0BEN", async ({ page }) => {
      const hostile = `<img src=x onerror="document.title='taken'"> <script>1</script> <https://a.b|<b>x</b>>`;
      await say(page, hostile);
      await page.locator(".message").last().waitFor();
      expect(await page.locator(".message img, .message script, .message b.name ~ b").count()).toBe(0);
      expect(await page.locator(".message").last().innerText()).toContain("<img src=x onerror=");
      expect(await page.title()).not.toContain("taken");
    });
  });

  test("a channel of 10,000 messages keeps at most 300 in the page, and all of them can be reached", async () => {
    await inWindow(browser, "U0BEN", async ({ page, workspace, base }) => {
      const ada = workspace.slack.person("U0ADA");
      const first = ada.says("#payments", "the very first line").ts;
      const channel = workspace.slack.channel("#payments")?.id;
      for (let line = 1; line < 10_000; line += 1) ada.says("#payments", `line ${line}`);
      await page.getByRole("button", { name: "payments" }).click();
      await page.getByText("line 9999", { exact: true }).waitFor();
      const list = page.locator(".channel-pane .message-list");
      const kept = () => list.locator("[data-ts]").count();
      for (let pull = 0; pull < 8; pull += 1) {
        const top = await list.locator("[data-ts]").first().getAttribute("data-ts");
        await list.evaluate((element) => element.scrollTo({ top: 0 }));
        await expect.poll(() => list.locator("[data-ts]").first().getAttribute("data-ts")).not.toBe(top);
        expect(await kept()).toBeLessThanOrEqual(300);
      }
      await page.getByRole("button", { name: "Jump to the latest" }).click();
      await page.getByText("line 9999", { exact: true }).waitFor();
      await page.goto(`${base}/#/U0BEN/${channel}/${first}`);
      await page.getByText("the very first line").waitFor();
      expect(await kept()).toBeLessThanOrEqual(300);
    });
  }, 120_000);
});

async function isWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [small, big] = await Promise.all([inner.boundingBox(), outer.boundingBox()]);
  if (small === null || big === null) return false;
  return small.y >= big.y && small.y + small.height <= big.y + big.height;
}
