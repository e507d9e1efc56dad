import { describe, expect, it, vi } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowserForAll } from "./browser.ts";
import { expectAccessible } from "./accessible.ts";
import { openPhones, phone, ringing } from "./phones.ts";

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
openBrowserForAll((opened) => (browser = opened));

describe("the phones, for everybody", () => {
  it("give way in a small window: they wait to be asked for, and stand below the channel", async () => {
    const { page, declare } = await openPhones(browser, { width: 640 });
    await declare("sev1 checkout is down");
    const opener = page.getByRole("button", { name: "2 ringing" });
    await opener.waitFor();
    expect(await page.getByRole("region", { name: "Phones" }).count()).toBe(0);
    await opener.press("Enter");
    const panel = (await page.locator(".phones").boundingBox())!;
    const channel = (await page.locator(".channel-pane").boundingBox())!;
    expect(panel.y).toBeGreaterThanOrEqual(channel.y + channel.height - 1);
    await page.getByRole("button", { name: "Close the phones" }).press("Enter");
    await page.getByRole("region", { name: "Phones" }).waitFor({ state: "detached" });
  });

  it("are used by keyboard alone", async () => {
    const { page, declare, incident } = await openPhones(browser);
    await declare("sev1 checkout is down");
    await ringing(page, "Linus Berg").getByRole("button", { name: "Answer" }).focus();
    await page.keyboard.press("Enter");
    await phone(page, "Linus Berg")
      .getByText(/To take it, press 1/)
      .waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await phone(page, "Linus Berg").getByText("Thank you. It is yours.").waitFor();
    expect((await incident()).paging.answeredBy).toBe("U0LINUS");
    await page.keyboard.press("Escape");
    await page.getByRole("region", { name: "Phones" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Phones" }).waitFor();
  });

  it.each([
    { lang: "en", dark: false },
    { lang: "ko", dark: true },
  ] as const)("can be used by everybody, in $lang", async (look) => {
    const { page, declare } = await openPhones(browser, look);
    await declare(look.lang === "ko" ? "sev1 결제 실패" : "sev1 checkout is down");
    await page.locator(".phone.is-ringing").nth(1).waitFor();
    await expectAccessible(page, "phones that ring");
    await page
      .getByRole("button", { name: look.lang === "ko" ? "받기" : "Answer" })
      .first()
      .press("Enter");
    await page.locator(".keypad button:enabled").first().waitFor();
    await expectAccessible(page, "a call under way");
    await page.locator(".keypad button").first().press("Enter");
    await page.locator(".phone-call.over").first().waitFor();
    await expectAccessible(page, "a call that is over");
  });
});
