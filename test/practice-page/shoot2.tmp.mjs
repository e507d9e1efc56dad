import { chromium } from "playwright-core";
const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
const base = process.env.BASE ?? "http://localhost:3999";
const ctx = await b.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light", locale: "en-GB" });
const p = await ctx.newPage();
p.on("console", (m) => console.log("console", m.type(), m.text()));
p.on("pageerror", (e) => console.log("pageerror", e.message));
const shot = (n) => p.screenshot({ path: `/tmp/shots/${n}.png` });
await p.goto(base + "/#/U0BEN/");
await p.waitForSelector(".composer textarea");
await p.waitForTimeout(300);
await shot("a1-start");
const say = async (t, sel = ".channel-pane .composer textarea") => {
  await p.fill(sel, t);
  await p.press(sel, "Enter");
  await p.waitForTimeout(200);
};
await say("/incident list");
await say("Morning all");
await shot("a2-ephemeral");
await say("/incident checkout is down");
await p.waitForTimeout(1200);
await say("Looking at it");
const msg = p.locator(".message", { hasText: "Looking at it" }).last();
await msg.hover();
await msg.locator(".tools button").nth(0).click();
await p.waitForTimeout(150);
await msg.hover();
await msg.locator(".tools button").nth(1).click();
await p.waitForTimeout(150);
await msg.hover();
await msg.getByRole("button", { name: "Reply in thread" }).click();
await p.waitForTimeout(300);
await say("Is it the retry loop?", ".side-pane .composer textarea");
await say("Yes. Rolling back.", ".side-pane .composer textarea");
await shot("a3-thread");
await msg.hover();
await msg.getByRole("button", { name: "More" }).click();
await p.waitForTimeout(150);
await shot("a4-menu");
await p.keyboard.press("Escape");
await p.getByRole("button", { name: "I'm on it" }).click();
await p.waitForTimeout(500);
await shot("a5-acked");
const fs = await import("node:fs");
const md = (await import("./war-room-blocks.ts")).postmortem;
fs.writeFileSync("/tmp/postmortem-inc-42.md", md);
await p.setInputFiles(".channel-pane .composer input[type=file]", "/tmp/postmortem-inc-42.md");
await p.waitForTimeout(500);
await p.locator(".file-card").last().click();
await p.waitForTimeout(400);
await shot("a6-file");
await p.getByRole("button", { name: "Close" }).first().click();
await p.getByRole("button", { name: "Cancel" }).click();
await p.waitForTimeout(300);
await shot("a7-confirm");
await p.keyboard.press("Escape");
await p.locator(".button.overflow").click();
await p.waitForTimeout(150);
await shot("a8-overflow");
await p.keyboard.press("Escape");
await p.locator(".pins-face").click();
await p.waitForTimeout(150);
await shot("a9-pins");
await p.keyboard.press("Escape");
await p.fill(".composer textarea", "hey @li");
await p.waitForTimeout(150);
await shot("b1-at");
await p.fill(".composer textarea", "");
await p.locator(".place", { hasText: "Home" }).click();
await p.waitForTimeout(400);
await shot("b2-home");
await p.goto(base + "/#/U0GUS/");
await p.waitForTimeout(600);
await shot("b3-gus");
await p.goto(base + "/#/U0LINUS/");
await p.waitForTimeout(600);
await p.locator(".place", { hasText: "Watchfire" }).last().click();
await p.waitForTimeout(400);
await shot("b4-dm");
await b.close();
