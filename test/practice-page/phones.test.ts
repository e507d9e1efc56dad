import { describe, expect, it, vi } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowserForAll } from "./browser.ts";
import { messages, openPhones, phone, ringing } from "./phones.ts";

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
openBrowserForAll((opened) => (browser = opened));

describe("the phones of the practice workspace", () => {
  it("take a reply of 1 as an answer, say so, and tell the other that it is over", async () => {
    const { page, declare, incident, passes } = await openPhones(browser);
    await declare("sev1 checkout is down");
    await ringing(page, "Ada Lovelace").waitFor();
    const linus = ringing(page, "Linus Berg");
    await messages(linus).getByText("SEV1 INC-1 checkout is down. You are Primary (payments). Reply 1").waitFor();
    await linus.getByRole("textbox", { name: /^Reply as Linus Berg/ }).fill("1");
    await linus.getByRole("button", { name: "Send" }).click();
    await messages(phone(page, "Linus Berg"))
      .getByText(/^INC-1 is yours/)
      .waitFor();
    expect((await incident()).paging.answeredBy).toBe("U0LINUS");
    await passes({ seconds: 5 });
    await messages(phone(page, "Ada Lovelace")).getByText("INC-1 is with Linus Berg. You can stand down.").waitFor();
    await expect.poll(() => page.getByRole("region", { name: /is ringing$/ }).count()).toBe(0);
    await phone(page, "Ada Lovelace").getByText("Missed call").waitFor();
  });

  it("speak, and take key 1 as an answer and no other", async () => {
    const { page, declare, incident } = await openPhones(browser);
    await declare("sev1 checkout is down");
    const call = phone(page, "Linus Berg").getByRole("group", { name: "Call with Watchfire" });
    await ringing(page, "Linus Berg")
      .getByRole("group", { name: "Watchfire is calling" })
      .getByRole("button", { name: "Answer" })
      .click();
    await call.getByText(/To take it, press 1\. If you can't, press 2\./).waitFor();
    await call.getByRole("button", { name: "Key 7" }).click();
    await expect.poll(() => call.getByText(/To take it, press 1/).count()).toBe(2);
    expect((await incident()).paging.answeredBy).toBeNull();
    await call.getByRole("button", { name: "Key 1" }).click();
    await phone(page, "Linus Berg").getByText("Thank you. It is yours.").waitFor();
    expect((await incident()).paging.answeredBy).toBe("U0LINUS");
  });

  it("ring out when nobody answers, and then Secondary's rings", async () => {
    const { page, declare, incident, passes } = await openPhones(browser);
    await declare("sev2 search is slow");
    await ringing(page, "Linus Berg").waitFor();
    expect(await ringing(page, "Ada Lovelace").count()).toBe(0);
    await passes({ minutes: 2 });
    const call = phone(page, "Linus Berg").getByRole("group", { name: "Watchfire is calling" });
    await call.waitFor();
    await passes({ seconds: 41 });
    await call.waitFor({ state: "detached" });
    await phone(page, "Linus Berg").getByText("Missed call").waitFor();
    expect((await incident()).paging.answeredBy).toBeNull();
    await passes({ minutes: 7, seconds: 30 });
    await ringing(page, "Ada Lovelace").getByRole("group", { name: "Watchfire is calling" }).waitFor();
  });

  it("hold a mail whose link opens a page, and only its button answers", async () => {
    const { page, slack, declare, incident } = await openPhones(browser);
    const linus = slack.person("U0LINUS");
    await linus.types("#general", "/incident me");
    expect((await linus.submits({ rule_mail: "0" })).errors).toBeUndefined();
    await declare("sev2 search is slow");
    const mail = phone(page, "Linus Berg").getByRole("group", { name: "Mail" });
    await mail.getByText("[SEV2] INC-1 search is slow").click();
    const opening = page.context().waitForEvent("page");
    await mail.getByRole("link").click();
    const answer = await opening;
    await answer.getByRole("heading", { name: "INC-1 search is slow" }).waitFor();
    expect((await incident()).paging.answeredBy).toBeNull();
    await answer.getByRole("button", { name: "I'm on it" }).click();
    await answer.getByText(/^You answered/).waitFor();
    expect((await incident()).paging.answeredBy).toBe("U0LINUS");
  });

  it("receive the code for a new number, and calls there from then on", async () => {
    const { page, slack, bot, passes } = await openPhones(browser);
    await page.getByRole("button", { name: "Phones" }).click();
    await phone(page, "Grace Hopper").getByRole("button", { name: "Grace Hopper" }).click();
    const grace = slack.person("U0GRACE");
    await grace.types("#general", "/incident me");
    await grace.submits({ phone: "+44 7700 900555" });
    await grace.clicks("Verify by SMS");
    await passes({ seconds: 2 });
    const message = messages(phone(page, "Grace Hopper")).getByText(/^Watchfire code: \d{6}\./);
    const code = /\d{6}/.exec(await message.innerText())![0];
    expect((await grace.submits({ code })).errors).toBeUndefined();
    await expect.poll(() => bot.parts.contacts.peopleByPhone("+447700900555")).toEqual(["U0GRACE"]);
    await phone(page, "Grace Hopper").getByText("+447700900555").waitFor();
  });

  it("are tried out by a rehearsal, which a reply confirms", async () => {
    const { page, slack, bot, passes } = await openPhones(browser);
    await slack.person("U0LINUS").types("#general", "/incident me rehearse");
    await passes({ seconds: 2 });
    const linus = ringing(page, "Linus Berg");
    await messages(linus)
      .getByText(/^\[TEST\] /)
      .waitFor();
    await linus.getByRole("textbox", { name: /^Reply as/ }).fill("1");
    await linus.getByRole("button", { name: "Send" }).click();
    await expect
      .poll(async () => (await bot.parts.persons.load("U0LINUS")).rehearsal?.means)
      .toContainEqual(expect.objectContaining({ name: "sms", state: "confirmed" }));
  });

  it("ring by each person's own rules", async () => {
    const { page, slack, declare, passes } = await openPhones(browser);
    const linus = slack.person("U0LINUS");
    await linus.types("#general", "/incident me");
    expect((await linus.submits({ rule_push: "never", rule_voice: "1" })).errors).toBeUndefined();
    await declare("sev2 search is slow");
    await phone(page, "Linus Berg").getByText("has a page in Slack").waitFor();
    await passes({ minutes: 1 });
    await ringing(page, "Linus Berg").getByRole("group", { name: "Watchfire is calling" }).waitFor();
    expect(await phone(page, "Linus Berg").getByRole("group", { name: "Push app" }).count()).toBe(0);
  });

  it("ring on when the bot is killed, and answer once it is back", async () => {
    const { page, slack, bot, lives, declare, incident, passes } = await openPhones(browser);
    await declare("sev1 checkout is down");
    await ringing(page, "Ada Lovelace").waitFor();
    lives.kill();
    const linus = ringing(page, "Linus Berg");
    await linus.getByRole("button", { name: "Answer" }).click();
    await phone(page, "Linus Berg").getByText("an application error has occurred").waitFor();
    await bot.start();
    expect(slack.idle()).toBe(true);
    const ada = ringing(page, "Ada Lovelace");
    await ada.getByRole("button", { name: "Answer" }).click();
    await phone(page, "Ada Lovelace").getByRole("button", { name: "Key 1" }).click();
    await phone(page, "Ada Lovelace").getByText("Thank you. It is yours.").waitFor();
    await passes({ seconds: 5 });
    expect((await incident()).paging.answeredBy).toBe("U0ADA");
  });

  it("keep still by night or when told to, but for what rings, and say so", async () => {
    const { page, declare, passes } = await openPhones(browser);
    await page.getByRole("button", { name: "Phones" }).click();
    await phone(page, "지우")
      .getByText(/^Asleep · 03:0\d there$/)
      .waitFor();
    const linus = phone(page, "Linus Berg");
    await linus.getByRole("button", { name: "Linus Berg" }).click();
    await linus.getByText(/^18:0\d there$/).waitFor();
    await linus.getByRole("button", { name: "Do not disturb" }).click();
    await linus.getByRole("button", { name: "Do not disturb", pressed: true }).waitFor();
    await declare("sev1 checkout is down");
    await ringing(page, "Linus Berg").getByText("Its number is let through, whatever is silenced.").waitFor();
    await linus.getByText("It made no sound: Slack alone wakes nobody.").waitFor();
    await messages(linus)
      .getByText(/· no sound$/)
      .first()
      .waitFor();
    await page.reload();
    await messages(linus)
      .getByText(/· no sound$/)
      .first()
      .waitFor();
    await linus.getByRole("button", { name: "Do not disturb", pressed: true }).click();
    await passes({ seconds: 1 });
    await messages(phone(page, "Ada Lovelace"))
      .getByText(/^03:0\d$|^18:0\d$/)
      .first()
      .waitFor();
  });
});
