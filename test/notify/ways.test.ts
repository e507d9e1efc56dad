import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Rejected, type PageCall } from "../../src/notify/notifier.ts";
import { createNtfy } from "../../src/notify/ntfy/ntfy.ts";
import { createPagerDuty } from "../../src/notify/pagerduty/pagerduty.ts";
import { createPushover } from "../../src/notify/pushover/pushover.ts";
import { createSolapi } from "../../src/notify/solapi/solapi.ts";
import { createTwilioSms } from "../../src/notify/twilio-sms/twilio-sms.ts";
import { createTwilioVoice } from "../../src/notify/twilio-voice/twilio-voice.ts";
import { notifierContract, someCall } from "./contract.ts";
import { fieldsOf, httpRig, httpTrouble, jsonOf, type FarEnd } from "./http-far-end.ts";

const SECRET = "nobody-may-read-this";
const twilio = {
  accountSid: "AC00",
  authToken: SECRET,
  from: "+16175550000",
  apiUrl: "https://api.twilio.com",
  publicUrl: "https://watchfire.example.com",
};
const only = (address: string): ReadonlyMap<string, string> => new Map([["U0LINUS", address]]);

const farEnds = {
  "Twilio's messages": {
    origin: "https://api.twilio.com",
    well: () => ({ sid: "SM1", messages: [] }),
    create: (ports) => createTwilioSms({ settings: twilio, addresses: only("+16175550123"), ...ports }),
  },
  "Twilio's calls": {
    origin: "https://api.twilio.com",
    well: () => ({ sid: "CA1", status: "queued", calls: [] }),
    create: (ports) => createTwilioVoice({ settings: twilio, addresses: only("+16175550123"), ...ports }),
  },
  SOLAPI: {
    origin: "https://api.solapi.com",
    well: () => ({ failedMessageList: [] }),
    create: (ports) => {
      const settings = { apiKey: "key", apiSecret: SECRET, from: "0212345678", apiUrl: "https://api.solapi.com" };
      return createSolapi({ settings, addresses: only("+821012345678"), ...ports });
    },
  },
  PagerDuty: {
    origin: "https://events.pagerduty.com",
    well: () => ({ status: "success" }),
    create: (ports) =>
      createPagerDuty({ settings: { apiUrl: "https://events.pagerduty.com" }, addresses: only(SECRET), ...ports }),
  },
  Pushover: {
    origin: "https://api.pushover.net",
    well: () => ({ status: 1, receipt: "r" }),
    create: (ports) => {
      const settings = { token: SECRET, apiUrl: "https://api.pushover.net" };
      return createPushover({ settings, addresses: only("user-key"), ...ports });
    },
  },
  ntfy: {
    origin: "https://ntfy.sh",
    well: () => ({ id: "1" }),
    create: (ports) =>
      createNtfy({ settings: { apiUrl: "https://ntfy.sh", token: SECRET }, addresses: only("topic"), ...ports }),
  },
} satisfies Record<string, FarEnd>;

const over: PageCall = {
  ...someCall,
  id: `${someCall.id}:standDown`,
  kind: "standDown",
  facts: { ...someCall.facts, over: { why: "answered", who: "Ada" } },
  ackUrl: null,
  shortUrl: null,
  ends: ["INC-42:1:U0LINUS", "INC-42:3:U0LINUS"],
};

for (const [name, farEnd] of Object.entries(farEnds)) {
  const open = () => httpRig(farEnd);
  notifierContract(name, open, httpTrouble);

  describe(name, () => {
    it("reaches only those whose address it has", async () => {
      const { notifier, received } = open();
      expect(notifier.reaches("U0ADA")).toBe(false);
      await expect(notifier.page({ ...someCall, target: "U0ADA" })).rejects.toBeInstanceOf(Rejected);
      expect(received).toHaveLength(0);
    });

    it("never says a secret, nor where it sent to", async () => {
      for (const status of [302, 400, 401, 404, 500]) {
        const { notifier, answers } = open();
        answers.push({ status, body: `no such token ${SECRET}` });
        const error: unknown = await notifier.page(someCall).catch((thrown: unknown) => thrown);
        expect(String(error)).toMatch(/answered|redirects/);
        expect(String(error)).not.toMatch(new RegExp(`${SECRET}|https?:|U0LINUS`));
      }
    });

    it("leaves a failing provider alone for half a minute", async () => {
      const { notifier, answers, received } = open();
      answers.push(...Array.from({ length: 10 }, () => ({ status: 500 })));
      for (let call = 0; call < 10; call += 1) await notifier.page(someCall).catch(() => undefined);
      await expect(notifier.page(someCall)).rejects.toMatchObject({ name: "TooFast", afterMs: 30_000 });
      expect(received).toHaveLength(10);
    });
  });
}

describe("Twilio's messages", () => {
  const open = () => httpRig(farEnds["Twilio's messages"]);

  it("ask for a reply, and to be told what became of them", async () => {
    const { notifier, received } = open();
    await notifier.page({ ...someCall, facts: { ...someCall.facts, title: "Checkout is down" } });
    expect(received[0]).toMatchObject({ path: "/2010-04-01/Accounts/AC00/Messages.json" });
    expect(received[0]!.headers["authorization"]).toMatch(/^Basic /);
    expect(fieldsOf(received[0]!)).toEqual({
      To: "+16175550123",
      From: "+16175550000",
      Body: "SEV1 INC-42 Checkout is down. You are Primary (payments). Reply 1 on it, 2 can't.",
      StatusCallback: "https://watchfire.example.com/twilio/status/sms/42/3/U0LINUS",
    });
  });

  it("carry a link into a country without replies", async () => {
    const { notifier, received } = httpRig({
      ...farEnds["Twilio's messages"],
      create: (ports) => createTwilioSms({ settings: twilio, addresses: only("+821012345678"), ...ports }),
    });
    await notifier.page({ ...someCall, facts: { ...someCall.facts, locale: "ko" } });
    expect(fieldsOf(received[0]!)["Body"]).toMatch(/응답: watchfire\.example\.com\/a\/|응답: https:/);
  });

  it("are not sent again when an earlier attempt went out after all", async () => {
    const { notifier, received, answers } = open();
    await notifier.page(someCall);
    const body = fieldsOf(received[0]!)["Body"];
    answers.push({ status: 200, body: JSON.stringify({ messages: [{ body, status: "delivered" }] }) });
    await notifier.page({ ...someCall, attempt: 2 });
    expect(received.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });
});

describe("Twilio's calls", () => {
  const open = () => httpRig(farEnds["Twilio's calls"]);

  it("ask what to say when somebody picks up, and whether it is a machine", async () => {
    const { notifier, received } = open();
    await notifier.page(someCall);
    expect(fieldsOf(received[0]!)).toMatchObject({
      Url: "https://watchfire.example.com/twilio/voice/42/3/U0LINUS",
      MachineDetection: "Enable",
      StatusCallbackEvent: "completed",
    });
  });

  it("stop ringing at a stand-down, which rings nobody", async () => {
    const { notifier, received } = open();
    await notifier.page(someCall);
    await notifier.standDown(over);
    await notifier.standDown(over);
    expect(received).toHaveLength(2);
    expect(received[1]!.path).toBe("/2010-04-01/Accounts/AC00/Calls/CA1.json");
    expect(fieldsOf(received[1]!)).toEqual({ Status: "canceled" });
  });

  it("don't ring a telephone that rings already", async () => {
    const { notifier, received, answers } = open();
    answers.push({ status: 200, body: JSON.stringify({ calls: [{ sid: "CA9", status: "ringing" }] }) });
    await notifier.page({ ...someCall, attempt: 2 });
    expect(received.map(({ method }) => method)).toEqual(["GET"]);
  });
});

describe("SOLAPI", () => {
  it("gets a signed request for one short message to a national number", async () => {
    const { notifier, received } = httpRig(farEnds.SOLAPI);
    await notifier.page({ ...someCall, facts: { ...someCall.facts, locale: "ko" } });
    const { messages } = jsonOf(received[0]!) as { messages: Record<string, string>[] };
    expect(messages).toEqual([
      { to: "01012345678", from: "0212345678", type: "SMS", country: "82", text: expect.stringContaining("응답:") },
    ]);
    const [, date, salt, signature] = /date=(.*), salt=(.*), signature=(.*)$/.exec(
      received[0]!.headers["authorization"]!,
    )!;
    expect(signature).toBe(createHmac("sha256", SECRET).update(`${date}${salt}`).digest("hex"));
  });

  it("says why a message was refused, by its code", async () => {
    const { notifier, answers } = httpRig(farEnds.SOLAPI);
    answers.push({ status: 200, body: JSON.stringify({ failedMessageList: [{ statusCode: "1062" }] }) });
    await expect(notifier.page(someCall)).rejects.toThrow(new Rejected("SOLAPI refused it: 1062"));
  });
});

describe("PagerDuty", () => {
  it("opens one alert a call, and resolves all of them", async () => {
    const { notifier, received } = httpRig(farEnds.PagerDuty);
    await notifier.page(someCall);
    await notifier.page({ ...someCall, attempt: 2 });
    await notifier.standDown(over);
    const events = received.map((request) => jsonOf(request) as Record<string, unknown>);
    expect(events.map(({ event_action, dedup_key }) => `${String(event_action)} ${String(dedup_key)}`)).toEqual([
      "trigger INC-42:3:U0LINUS",
      "trigger INC-42:3:U0LINUS",
      "resolve INC-42:1:U0LINUS",
      "resolve INC-42:3:U0LINUS",
    ]);
    expect(events[0]).toMatchObject({
      payload: { summary: someCall.title, severity: "critical" },
      links: [{ href: someCall.ackUrl }],
    });
  });
});

describe("Pushover", () => {
  it("rings until it is told to stop", async () => {
    const { notifier, received } = httpRig(farEnds.Pushover);
    await notifier.page(someCall);
    expect(fieldsOf(received[0]!)).toMatchObject({
      user: "user-key",
      priority: "2",
      retry: "30",
      expire: "10800",
      tags: "INC-42-U0LINUS",
      url: someCall.ackUrl,
    });
    await notifier.standDown(over);
    expect(received[1]!.path).toBe("/1/receipts/cancel_by_tag/INC-42-U0LINUS.json");
    expect(fieldsOf(received[2]!)).toMatchObject({ priority: "0", title: someCall.title });
  });
});

describe("ntfy", () => {
  it("shows attempts at one call as one message, with a link that only opens a page", async () => {
    const { notifier, received } = httpRig(farEnds.ntfy);
    await notifier.page(someCall);
    expect(received[0]!.headers["authorization"]).toBe(`Bearer ${SECRET}`);
    expect(jsonOf(received[0]!)).toMatchObject({
      topic: "topic",
      priority: 5,
      sequence_id: "INC-42-3-U0LINUS",
      click: someCall.ackUrl,
      actions: [{ action: "view", url: someCall.ackUrl }],
    });
    await notifier.standDown(over);
    expect(jsonOf(received[1]!)).toMatchObject({ priority: 3, sequence_id: "INC-42-3-U0LINUS" });
  });
});
