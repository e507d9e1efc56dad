/** What people do with their hands in a window of the practice workspace. */
import type { Locator, Page } from "playwright-core";

/** Types into the channel's composer and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  const field = page.locator(".channel-pane .composer textarea");
  await field.fill(text);
  await field.press("Escape");
  await field.press("Enter");
}

/** Chooses something from a message's menu. */
export async function tool(within: Page | Locator, message: string, item: string): Promise<void> {
  const row = within.getByRole("article").filter({ hasText: message });
  await row.hover();
  await row.getByRole("button", { name: "More" }).click();
  await within.getByRole("menuitem", { name: item }).click();
}

/** Searches a select for an option by typing, and takes it. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const field = within.getByRole("combobox", { name: label });
  await field.click();
  await field.pressSequentially(option.slice(0, 4));
  await within.getByRole("option", { name: option }).click();
}
