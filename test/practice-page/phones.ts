import type { Browser, Locator, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { openPersonsWindow } from "./browser.ts";
import type { Look } from "./browser.ts";
import { openPractice } from "./standing-practice.ts";

/** Three in the morning in Seoul, six in the evening in London; Ben looks at everybody's phones. */
export async function openPhones(browser: Browser, look: Look = {}) {
  const practice = await openPractice({ locale: look.lang ?? "en" });
  const { page, troubles, close } = await openPersonsWindow(browser, practice.base, "U0BEN", look);
  onTestFinished(async () => {
    expect(troubles).toEqual([]);
    await close();
    await practice.close();
  });
  const declare = async (words: string): Promise<void> => {
    await practice.slack.person("U0BEN").types("#general", `/incident new ${words}`);
    await practice.passes({ seconds: 2 });
  };
  const incident = async () => (await practice.bot.parts.engine.load(1))!;
  return { ...practice, page, declare, incident };
}

export const phone = (page: Page, name: string): Locator => page.getByRole("region", { name: `${name}'s phone` });
export const ringing = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: `${name}'s phone is ringing`, exact: true });
export const messages = (of: Locator): Locator => of.getByRole("list", { name: "Messages" });
