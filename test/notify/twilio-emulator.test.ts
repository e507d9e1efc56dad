import { serve } from "@hono/node-server";
import { createEmulator, type Emulator } from "emulate";
import type { Hono } from "hono";
import nock from "nock";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import type { By } from "../../src/incident/commands.ts";
import { createGuard } from "../../src/notify/guard.ts";
import type { PageCall } from "../../src/notify/notifier.ts";
import { createTwilioSms } from "../../src/notify/twilio-sms/twilio-sms.ts";
import { createTwilioVoice } from "../../src/notify/twilio-voice/twilio-voice.ts";
import { ADA, AUTH_TOKEN, openCallbacks } from "../web/twilio-callbacks/callbacks.ts";
import { codeTo, someCall, someRehearsal } from "./contract.ts";
import { freePort } from "../free-port.ts";

const ACCOUNT = "AC00000000000000000000000000000000";
const NUMBER = "+15551234567";

let emulator: Emulator;
let web: Server;
let publicUrl: string;
let pages: Hono;

beforeEach(async () => {
  nock.cleanAll();
  nock.enableNetConnect(/^(localhost|127\.0\.0\.1):/);
  web = serve({ fetch: (request) => pages.fetch(request), port: 0, hostname: "127.0.0.1" }) as Server;
  await new Promise((resolve) => web.once("listening", resolve));
  publicUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  emulator = await createEmulator({
    service: "twilio",
    port: await freePort(),
    seed: {
      twilio: {
        account: { sid: ACCOUNT, auth_token: AUTH_TOKEN, friendly_name: "Watchfire" },
        phone_numbers: [{ phone_number: NUMBER, friendly_name: "Pager", sms_url: `${publicUrl}/twilio/sms` }],
      },
    },
  });
});
afterEach(async () => {
  await emulator.close();
  await new Promise((resolve) => web.close(resolve));
});

async function open() {
  const opened = await openCallbacks({ publicUrl });
  ({ pages } = opened);
  const settings = {
    accountSid: ACCOUNT,
    authToken: AUTH_TOKEN,
    from: NUMBER,
    apiUrl: emulator.url,
    publicUrl,
  };
  const addresses = new Map([["U0ADA", ADA]]);
  // The emulator lives in our time.
  const clock = systemClock;
  const ports = { settings, addresses, fetch: globalThis.fetch, clock, guard: createGuard(clock) };
  const call: PageCall = { ...someCall, step: 1, target: "U0ADA", facts: { ...someCall.facts, number: 1 } };
  return { ...opened, ports, call };
}

const twilio = async (path: string, form?: Record<string, string>): Promise<Record<string, unknown>> => {
  const response = await fetch(`${emulator.url}${path}`, {
    headers: { Authorization: `Basic ${Buffer.from(`${ACCOUNT}:${AUTH_TOKEN}`).toString("base64")}` },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
  return (await response.json()) as Record<string, unknown>;
};
const listed = async (what: "messages" | "calls"): Promise<Record<string, string>[]> => {
  const path = `/2010-04-01/Accounts/${ACCOUNT}/${what === "messages" ? "Messages" : "Calls"}.json`;
  return (await twilio(path))[what] as Record<string, string>[];
};

describe("Twilio, emulated", () => {
  it("takes a message once, however often it is attempted, and its replies answer the call", async () => {
    const { ports, call, now } = await open();
    const sms = createTwilioSms(ports);
    await sms.page(call);
    await sms.page({ ...call, attempt: 2 });
    const messages = await listed("messages");
    expect(messages.map(({ to, from }) => ({ to, from }))).toEqual([{ to: ADA, from: NUMBER }]);
    expect(messages[0]!["body"]).toContain("Reply 1 on it");
    await twilio("/_twilio/simulate/inbound-message", { From: ADA, To: NUMBER, Body: "1" });
    expect((await now()).paging).toMatchObject({ mode: "answered", answeredBy: "U0ADA" });
  });

  it("says what became of a message", async () => {
    const { ports, call, now } = await open();
    await createTwilioSms(ports).page(call);
    const [message] = await listed("messages");
    await twilio("/_twilio/simulate/message-status", { MessageSid: message!["sid"]!, Status: "undelivered" });
    const calls = (await now()).paging.calls;
    expect(calls.find(({ person }) => person === "U0ADA")!.failed).toEqual(["sms"]);
  });

  it("rings once, and stops when somebody else has it", async () => {
    const { ports, call } = await open();
    const voice = createTwilioVoice(ports);
    await voice.page(call);
    await voice.page({ ...call, attempt: 2 });
    expect((await listed("calls")).map(({ status }) => status)).toEqual(["ringing"]);
    await voice.standDown({ ...call, kind: "standDown" });
    expect((await listed("calls")).map(({ status }) => status)).toEqual(["canceled"]);
  });

  it("refuses a wrong token, and says no secret", async () => {
    const { ports, call } = await open();
    const wrong = { ...ports, settings: { ...ports.settings, authToken: "another" } };
    await expect(createTwilioSms(wrong).page(call)).rejects.toThrow(/^Twilio answered 401$/);
  });

  it("takes a test page once, by message and by call, and brings what becomes of them", async () => {
    const { ports, parts } = await open();
    const by: By = { kind: "person", id: "U0ADA", standing: "member" };
    const begin = { type: "beginRehearsal", why: "asked", means: ["sms", "voice", "slack"] } as const;
    await parts.persons.handle("U0ADA", begin, by, "begin");
    const rehearsal = { ...someRehearsal, target: "U0ADA", number: 1, id: "person:U0ADA:rehearsal:1:sms" };
    const [sms, voice] = [createTwilioSms(ports), createTwilioVoice(ports)];
    for (const attempt of [1, 2]) for (const way of [sms, voice]) await way.check({ ...rehearsal, attempt });
    const messages = await listed("messages");
    expect(messages.map(({ to, body }) => ({ to, body }))).toEqual([
      { to: ADA, body: expect.stringMatching(/^\[TEST\]/) },
    ]);
    expect((await listed("calls")).map(({ status }) => status)).toEqual(["ringing"]);
    const states = async () =>
      (await parts.persons.load("U0ADA")).rehearsal!.means.map(({ name, state }) => [name, state]);
    await twilio("/_twilio/simulate/message-status", { MessageSid: messages[0]!["sid"]!, Status: "undelivered" });
    expect(await states()).toContainEqual(["sms", "failed"]);
    await voice.endCheck(rehearsal);
    expect((await listed("calls")).map(({ status }) => status)).toEqual(["canceled"]);
  });

  it("brings a code to the address that it proves, and word when it did not arrive", async () => {
    const { ports, parts } = await open();
    const by: By = { kind: "person", id: "U0ADA", standing: "member" };
    const phone = "+16175550199";
    const enter = { type: "setReach", addresses: { phone }, rules: {}, locale: null } as const;
    await parts.persons.handle("U0ADA", enter, by, "enter");
    await parts.persons.handle("U0ADA", { type: "askCode", kind: "phone", means: "sms" }, by, "ask");
    await createTwilioSms(ports).check({ ...codeTo(phone), target: "U0ADA", number: 1 });
    const [message] = await listed("messages");
    expect(message).toMatchObject({ to: phone, body: expect.stringContaining("471108") });
    await twilio("/_twilio/simulate/message-status", { MessageSid: message!["sid"]!, Status: "undelivered" });
    expect((await parts.persons.load("U0ADA")).verification?.error).toMatch(/^Twilio: undelivered/);
  });
});
