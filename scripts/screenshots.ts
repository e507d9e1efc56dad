// Takes the pictures of the documentation anew: `npm run screenshots` plays an incident in the practice workspace and
// writes docs/images/*.png, 1280 × 800.
import type { Page } from "playwright-core";
import { openBrowser } from "../test/practice-page/chromium.ts";
import { startRealWorkspace } from "../test/practice-page/real-workspace.ts";
import { incidentFor, type Play } from "./screenshots/incident.ts";

const IMAGES = "docs/images";

const browser = await openBrowser();
await inEnglish();
await inKorean();
await browser.close();

async function inEnglish(): Promise<void> {
  const workspace = await startRealWorkspace("en");
  const play = incidentFor(workspace.base);
  const shoot = shooting(workspace.base, play, { locale: "en-GB", colorScheme: "light" });
  await play.declare("checkout is down");
  await shoot("war-room", "U0BEN", async (page) => {
    await page.getByRole("region", { name: /is ringing$/ }).waitFor();
  });
  await shoot("phones", "U0BEN", async (page) => {
    await play.raise("most customers can't pay");
    await pickUp(page, "Answer", "Ada Lovelace");
  });
  await play.answerAndSteer();
  await shoot("inside", "U0BEN", async (page) => {
    await page.getByRole("button", { name: "Look inside" }).click();
    await page.getByRole("region", { name: "Inside the bot" }).getByText("redraw").first().waitFor();
  });
  await play.publishOneDraftTheNext();
  await shoot("approval", "U0HANA", async (page) => {
    await page.getByRole("button", { name: "Approve and publish" }).scrollIntoViewIfNeeded();
  });
  await play.end();
  await shoot("postmortem", "U0BEN", async (page) => {
    await page.getByRole("button", { name: /Read$/ }).click();
    await page.getByRole("complementary").locator("h1, h2").first().waitFor();
  });
  await workspace.stop();
}

async function inKorean(): Promise<void> {
  const workspace = await startRealWorkspace("ko");
  const play = incidentFor(workspace.base);
  const shoot = shooting(workspace.base, play, { locale: "ko-KR", colorScheme: "dark" });
  await play.declare("결제 실패");
  await shoot("phones-ko", "U0BEN", async (page) => {
    await play.raise("주문 대다수 실패");
    await pickUp(page, "받기", "서연");
  });
  await workspace.stop();
}

/** Answers the first call there is, of whoever was called last. */
async function pickUp(page: Page, answer: string, who: string): Promise<void> {
  await page
    .getByRole("region", { name: new RegExp(who) })
    .getByRole("button", { name: answer, exact: true })
    .click();
  await page.locator(".keypad button:enabled").first().waitFor();
  await page.locator(".phone.is-talking").scrollIntoViewIfNeeded();
}

interface Look {
  locale: string;
  colorScheme: "light" | "dark";
}

/** Opens a window as somebody in the war room, makes it ready and takes its picture. */
function shooting(base: string, { room }: Play, look: Look) {
  return async (name: string, as: string, ready: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...look });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${base}/#/${as}/${await room()}`);
    await page.locator(".composer textarea").waitFor();
    await ready(page);
    await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: "disabled" });
    // Nobody stays on the telephone in the next picture.
    for (const button of await page.getByRole("button", { name: "Hang up" }).all()) await button.click();
    await context.close();
    console.log(`${IMAGES}/${name}.png`);
  };
}
