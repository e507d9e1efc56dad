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
const step = process.argv[2] ?? "all";
const ctx = await b.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light", locale: "en-GB" });
const p = await ctx.newPage();
p.on("console", (m) => console.log("console", m.type(), m.text()));
p.on("pageerror", (e) => console.log("pageerror", e.message));
await p.goto(base + "/#/U0BEN/");
await p.waitForSelector(".composer textarea", { timeout: 8000 }).catch((e) => console.log("no composer"));
await p.waitForTimeout(300);
await p.screenshot({ path: "/tmp/shots/1-start.png" });
await p.fill(".composer textarea", "/incident ");
await p.waitForTimeout(200);
await p.screenshot({ path: "/tmp/shots/2-complete.png" });
await p.fill(".composer textarea", "");
await p.click(".welcome .try button").catch((e) => console.log("no try"));
await p.waitForTimeout(1500);
await p.screenshot({ path: "/tmp/shots/3-room.png" });
for (const t of [
  "Looking at it now. `deploy log` shows *checkout 2.41* at 02:58 https://ci.example.com/run/991",
  "I think it is the new _retry_ loop, @linus can you roll back?\n> error rate 68 %\n• first\n• second",
  "Rolling back :rocket: #incidents",
]) {
  await p.fill(".composer textarea", t);
  await p.keyboard.press("Enter");
  await p.waitForTimeout(150);
}
await p.hover(".message:last-of-type >> nth=-1");
await p.waitForTimeout(200);
await p.screenshot({ path: "/tmp/shots/4-chat.png" });
await p.emulateMedia({ colorScheme: "dark" });
await p.waitForTimeout(100);
await p.screenshot({ path: "/tmp/shots/5-dark.png" });
await p.emulateMedia({ colorScheme: "light" });
await p.fill(".composer textarea", "/incident");
await p.keyboard.press("Escape");
await p.keyboard.press("Enter");
await p.waitForSelector("dialog.modal", { timeout: 4000 }).catch(() => console.log("no modal"));
await p.waitForTimeout(300);
await p.screenshot({ path: "/tmp/shots/6-modal.png" });
await p.click("dialog button[type=submit]").catch(() => 0);
await p.waitForTimeout(400);
await p.screenshot({ path: "/tmp/shots/7-error.png" });
await p.keyboard.press("Escape");
await p.waitForTimeout(300);
await p.click(".settings button[lang=ko]");
await p.goto(base + "/#/U0JIWOO/");
await p.waitForTimeout(700);
await p.screenshot({ path: "/tmp/shots/8-ko.png" });
await p.click(".switcher .me");
await p.waitForTimeout(200);
await p.screenshot({ path: "/tmp/shots/9-cast.png" });
await b.close();
