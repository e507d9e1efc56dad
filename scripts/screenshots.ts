// Takes the pictures of the documentation anew: `npm run screenshots` plays an incident in the practice workspace and
// writes docs/images/*.png, 1280 × 800.
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../test/practice-page/chromium.ts";
import { startRealWorkspace } from "../test/practice-page/real-workspace.ts";
import { incidentFor, type Play } from "./screenshots/incident.ts";

const IMAGES = "docs/images";

const workspace = await startRealWorkspace("en");
const browser = await openBrowser();
const play = incidentFor(workspace.base);

await play.declare();
await shoot("war-room", "U0BEN", async (page) => {
  await page.getByRole("region", { name: /phone/ }).first().waitFor();
});
await play.answerAndSteer();
await play.publishOneDraftTheNext();
await shoot("approval", "U0HANA", async (page) => {
  await page.getByRole("button", { name: "Approve and publish" }).scrollIntoViewIfNeeded();
});
await play.end();
await shoot("postmortem", "U0BEN", async (page) => {
  await page.getByRole("button", { name: /Read$/ }).click();
  await page.getByRole("complementary").locator("h1, h2").first().waitFor();
});

await browser.close();
await workspace.stop();

/** Opens a window as somebody in the war room, makes it ready and takes its picture. */
async function shoot(name: string, as: string, ready: (page: Page) => Promise<void>): Promise<void> {
  const page = await windowOf(browser, play, as);
  await ready(page);
  await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: "disabled" });
  await page.context().close();
  console.log(`${IMAGES}/${name}.png`);
}

async function windowOf(opened: Browser, { room }: Play, as: string): Promise<Page> {
  const context = await opened.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${workspace.base}/#/${as}/${await room()}`);
  await page.locator(".composer textarea").waitFor();
  return page;
}
