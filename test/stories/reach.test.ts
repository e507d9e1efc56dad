import { describe, expect, it } from "vitest";
import { forgetLeaversDuty } from "../../src/slack/me/forget-leavers.ts";
import { loadEvents } from "../../src/store/event-rows.ts";
import { allContacts } from "../../src/store/contact-rows.ts";
import { answerPages } from "../../src/web/answer-page/answer-pages.ts";
import { engines } from "../store/engines.ts";
import { createFarTwilio, twilioYaml } from "../world/twilio.ts";
import type { Hand, World, WorldOptions } from "../world/world.ts";
import { openWorld } from "./open-world.ts";

const ADA = "+16175550123";

async function open(kind: World["store"]["kind"], options: Partial<WorldOptions> = {}) {
  const twilio = createFarTwilio();
  const world = await openWorld(kind, { more: twilioYaml, wire: twilio.wire, ...options });
  const brings = async (path: string, form: Record<string, string>): Promise<string> => {
    const answer = await twilio.brings(world.bot().parts, path, form);
    await world.settle();
    return answer;
  };
  const dm = async (person: Hand): Promise<string> => world.reads(person, await person.directMessage());
  return { world, twilio, brings, dm };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Ada enters her number and proves it by the code that comes by text message. */
async function verifies({ world, twilio }: Opened, phone = ADA): Promise<void> {
  await world.ada.types("#general", "/incident me");
  await world.ada.submits({ phone });
  await world.ada.clicks("Verify by SMS");
  const [code = ""] = /\d{6}/.exec(twilio.messagesTo(phone).at(-1)!)!;
  expect((await world.ada.submits({ code })).errors).toBeUndefined();
  await world.ada.closes({ all: true });
}

const shown = async (person: Hand): Promise<string> => JSON.stringify((await person.modals()).at(-1)?.view["blocks"]);

describe.each(engines)("one's own settings on %s", (kind) => {
  it("take a number once its owner has proved it, and call it from then on", async () => {
    const opened = await open(kind);
    const { world, twilio } = opened;
    await world.ada.types("#general", "/incident me");
    const wrong = await world.ada.submits({ phone: "0123" });
    expect(wrong.errors?.["phone"]).toContain("+82 10 1234 5678");
    await world.ada.submits({ phone: "+1 (617) 555-0123" });
    expect(await shown(world.ada)).toContain("not verified yet");
    expect(twilio.messagesTo(ADA)).toEqual([]);

    await world.ada.clicks("Verify by SMS");
    const [message = ""] = twilio.messagesTo(ADA);
    const [code = ""] = /\d{6}/.exec(message)!;
    expect(message).toBe(`Watchfire code: ${code}. Type it in Slack within 10 minutes.`);
    const other = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    expect((await world.ada.submits({ code: other })).errors?.["code"]).toContain("4 attempts are left");
    expect((await world.ada.submits({ code })).errors).toBeUndefined();
    expect(await world.ada.modals()).toHaveLength(1);
    expect(await shown(world.ada)).toContain(`*Phone* ${ADA}: verified`);

    await world.ben.types("#general", "/incident new sev1 checkout is down");
    expect(twilio.callsTo(ADA)).toHaveLength(1);
    expect(twilio.messagesTo(ADA)).toHaveLength(2);
  });

  it("call nobody at a number that isn't proved, and refuse a code that is too old", async () => {
    const { world, twilio } = await open(kind);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ phone: ADA });
    await world.ada.clicks("Verify by SMS");
    const [code = ""] = /\d{6}/.exec(twilio.messagesTo(ADA)[0]!)!;
    await world.passes({ minutes: 10 });
    expect((await world.ada.submits({ code })).errors?.["code"]).toContain("no longer valid");
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    expect(twilio.callsTo(ADA)).toEqual([]);
    expect(twilio.messagesTo(ADA)).toHaveLength(1);
  });

  it("speak a code to whoever picks up, and none to a machine", async () => {
    const { world, twilio, brings } = await open(kind);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ phone: ADA });
    await world.ada.clicks("Verify by call");
    const [url = ""] = twilio.callsTo(ADA);
    const path = new URL(url).pathname;
    expect(path).toBe("/twilio/check/code/U0ADA/1");
    expect(await brings(path, { CallSid: "CA1", AnsweredBy: "machine_start" })).not.toMatch(/\d, \d/);
    const said = await brings(path, { CallSid: "CA1", AnsweredBy: "human" });
    const codes = [...said.matchAll(/(?:\d, ){5}\d/g)].map(([digits]) => digits);
    expect(codes).toHaveLength(2);
    const code = codes[0]!.replaceAll(", ", "");
    expect((await world.ada.submits({ code })).errors).toBeUndefined();
    expect(await brings(path, { CallSid: "CA1", AnsweredBy: "human" })).toContain("no longer valid");
  });

  it("keep nothing of an address that was taken out", async () => {
    const opened = await open(kind);
    const { world } = opened;
    await verifies(opened);
    const kept = (): Promise<unknown[][]> =>
      world.store.read(function* (tx) {
        return [yield* loadEvents(tx, "person:U0ADA"), yield* allContacts(tx)];
      });
    expect(JSON.stringify(await kept())).toContain(ADA);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ phone: null });
    expect(JSON.stringify(await kept())).not.toContain(ADA);
    await world.ada.types("#general", "/incident me");
    expect(await shown(world.ada)).not.toContain(ADA);
  });

  it("are forgotten within a day of somebody's leaving", async () => {
    const opened = await open(kind);
    const { world } = opened;
    await verifies(opened);
    const left = { id: "U0ADA", team_id: "T0PRACTICE", name: "ada", deleted: true };
    await world.bot().parts.people.learn(left);
    await forgetLeaversDuty(world.bot().parts).run();
    const rows = await world.store.read((tx) => loadEvents(tx, "person:U0ADA"));
    expect(JSON.stringify(rows)).not.toContain(ADA);
    expect(await world.store.read((tx) => allContacts(tx))).toEqual([]);
  });

  it("change the language in which Watchfire speaks to somebody", async () => {
    const { world } = await open(kind);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ language: "ko" });
    expect((await world.ada.types("#general", "/incident list")).text).toMatch(/[가-힣]/);
    expect((await world.ben.types("#general", "/incident list")).text).not.toMatch(/[가-힣]/);
  });

  it("send the card with our number to one's own direct messages", async () => {
    const { world } = await open(kind);
    await world.ada.types("#general", "/incident me");
    await world.ada.clicks("Contact card");
    const card = world.slack.files().find(({ file }) => file.name === "watchfire.vcf")!;
    expect(Buffer.from(card.content, "base64").toString()).toContain("TEL;TYPE=CELL:+16175550000");
  });
});

describe.each(engines)("a rehearsal on %s", (kind) => {
  it("is confirmed on each way as a page is answered, and says when everything arrived", async () => {
    const opened = await open(kind);
    const { world, twilio, brings, dm } = opened;
    await verifies(opened);
    await world.ada.types("#general", "/incident me rehearse");
    expect(await dm(world.ada)).toContain("not a real incident");
    expect(twilio.messagesTo(ADA).at(-1)).toBe("[TEST] Watchfire rehearsal, not a real incident. Reply 1");
    expect(world.phone.attempts().at(-1)).toMatchObject({ kind: "rehearsal", target: "U0ADA" });

    const answer = await brings("/twilio/sms", { From: ADA, Body: "1", MessageSid: "SM9" });
    expect(answer).toContain("text messages reach you");
    const path = new URL(twilio.callsTo(ADA).at(-1)!).pathname;
    expect(await brings(path, { CallSid: "CA2", AnsweredBy: "human" })).toContain("press 1");
    expect(await brings(`${path}/key`, { CallSid: "CA2", Digits: "1" })).toContain("Telephone calls reach you");
    await world.ada.clicks("Slack reaches me", { in: await world.ada.directMessage() });
    expect(await dm(world.ada)).toContain("webhook: sent, not confirmed yet");

    const link = world.phone.attempts().at(-1)!.ackUrl!;
    const pages = answerPages(world.bot().parts);
    expect(await (await pages.request(link)).text()).toContain("It reached me");
    expect(await dm(world.ada)).toContain("webhook: sent, not confirmed yet");
    const pressed = await pages.request(link, { method: "POST", body: new URLSearchParams({ act: "confirm" }) });
    expect(await pressed.text()).toContain("webhook reaches you");
    await world.settle();
    expect(await dm(world.ada)).toContain("everything reaches you");
    expect(world.phone.attempts().at(-1)).toMatchObject({ kind: "rehearsalOver" });
  });

  it("says after fifteen minutes what did not arrive, also after the process died over it", async () => {
    const opened = await open(kind);
    const { world, dm } = opened;
    await verifies(opened);
    await world.ada.types("#general", "/incident me rehearse");
    await world.ada.clicks("Slack reaches me", { in: await world.ada.directMessage() });
    await world.passes({ minutes: 14 });
    world.kill();
    await world.restart();
    await world.passes({ minutes: 1, seconds: 5 });
    const told = await dm(world.ada);
    expect(told).toContain("Not confirmed: voice call, SMS, webhook");
    expect(told).toContain("Slack: reaches you");
    expect(told.match(/Rehearsal over/g)).toHaveLength(1);
  });

  it("answers the call of an incident before the test", async () => {
    const opened = await open(kind);
    const { world, brings } = opened;
    await verifies(opened);
    await world.ada.types("#general", "/incident me rehearse");
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await brings("/twilio/sms", { From: ADA, Body: "1", MessageSid: "SM1" });
    expect((await world.incident()).paging.answeredBy).toBe("U0ADA");
    const again = await brings("/twilio/sms", { From: ADA, Body: "1", MessageSid: "SM2" });
    expect(again).toContain("text messages reach you");
  });
});

describe.each(engines)("the weekly rehearsal on %s", (kind) => {
  it("tests whoever is on call in a working hour of theirs, and tells the team what doesn't arrive", async () => {
    // Wednesday; everybody on call lives in London.
    const opened = await open(kind, { startsAt: Date.parse("2026-11-25T08:50:00Z") });
    const { world, dm } = opened;
    await world.bot().everyMinute();
    await world.passes({ minutes: 6 });
    await world.bot().everyMinute();
    expect(await dm(world.linus)).not.toContain("[TEST]");
    await world.passes({ minutes: 6 });
    await world.bot().everyMinute();
    await world.settle();
    expect(await dm(world.linus)).toContain("on call in the coming week");

    await world.linus.clicks("Slack reaches me", { in: await world.linus.directMessage() });
    const pages = answerPages(world.bot().parts);
    for (const ring of world.phone.attempts().filter(({ target }) => target === "U0LINUS"))
      await pages.request(ring.ackUrl!, { method: "POST", body: new URLSearchParams({ act: "confirm" }) });
    await world.passes({ minutes: 20 });
    await world.bot().everyMinute();
    await world.settle();
    const result = await world.reads(world.margaret, "#payments");
    expect(result).toContain("Weekly rehearsal: 1 of 3 can be reached.");
    expect(result).toContain("<@U0ADA>");
    expect(result).not.toContain("<@U0LINUS>:");

    await world.passes({ minutes: 6 });
    await world.bot().everyMinute();
    expect((await world.reads(world.margaret, "#payments")).match(/Weekly rehearsal/g)).toHaveLength(1);
    await world.ada.clicks("My settings", { in: await world.ada.directMessage() });
    expect(await shown(world.ada)).toContain("Last rehearsal");
  });
});
