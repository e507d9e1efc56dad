import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Rejected } from "../../src/notify/notifier.ts";
import { codeTo, notifierContract, someCall, someRehearsal } from "./contract.ts";
import { farEnds, over, SECRET } from "./far-ends.ts";
import { fieldsOf, httpRig, httpTrouble, jsonOf } from "./http-far-end.ts";

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

/** Where each way sends a code that isn't for the address it knows; those that take none say so for good. */
const elsewhere: Partial<Record<keyof typeof farEnds, { address: string; in: RegExp }>> = {
  "Twilio's messages": { address: "+447700900123", in: /To=%2B447700900123.*471108/ },
  "Twilio's calls": { address: "+447700900123", in: /To=%2B447700900123/ },
  SOLAPI: { address: "+821099998888", in: /01099998888.*471108/ },
  Pushover: { address: "another-key", in: /another-key.*471108/ },
  ntfy: { address: "another-topic", in: /another-topic.*471108/ },
};

describe.each(Object.entries(farEnds))("a code by %s", (name, farEnd) => {
  it("goes to the address it is to prove, or nowhere", async () => {
    const { notifier, received } = httpRig(farEnd);
    const expected = elsewhere[name as keyof typeof farEnds];
    const sent = notifier.check(codeTo(expected?.address ?? "?"));
    if (expected === undefined) {
      await expect(sent).rejects.toBeInstanceOf(Rejected);
      expect(received).toHaveLength(0);
      return;
    }
    await sent;
    expect(received).toHaveLength(1);
    expect(received[0]!.body).toMatch(expected.in);
  });
});

describe("a rehearsal", () => {
  it("rings Pushover as a call does, for no longer than it lasts, and stops", async () => {
    const { notifier, received } = httpRig(farEnds.Pushover);
    await notifier.check(someRehearsal);
    expect(fieldsOf(received[0]!)).toMatchObject({ priority: "2", expire: "900", url: someRehearsal.ackUrl });
    await notifier.endCheck(someRehearsal);
    expect(received[1]!.path).toContain(`cancel_by_tag/${fieldsOf(received[0]!)["tags"]}.json`);
  });

  it("opens an alert in PagerDuty and resolves the same", async () => {
    const { notifier, received } = httpRig(farEnds.PagerDuty);
    await notifier.check(someRehearsal);
    await notifier.endCheck(someRehearsal);
    const events = received.map((request) => jsonOf(request) as { event_action: string; dedup_key: string });
    expect(events.map((event) => event.event_action)).toEqual(["trigger", "resolve"]);
    expect(new Set(events.map((event) => event.dedup_key)).size).toBe(1);
  });

  it("stops a telephone that still rings", async () => {
    const { notifier, received } = httpRig(farEnds["Twilio's calls"]);
    await notifier.check(someRehearsal);
    expect(fieldsOf(received[0]!)).toMatchObject({
      Url: "https://watchfire.example.com/twilio/check/rehearsal/U0LINUS/3",
      StatusCallback: "https://watchfire.example.com/twilio/check/rehearsal/U0LINUS/3/status/voice",
    });
    await notifier.endCheck(someRehearsal);
    expect(fieldsOf(received[1]!)).toEqual({ Status: "canceled" });
  });
});

describe("an answer that can't be read", () => {
  it("may be tried again, and is not repeated", async () => {
    const { notifier, answers } = httpRig(farEnds.SOLAPI);
    answers.push({ status: 200, body: `<html>${SECRET}` });
    await expect(notifier.page(someCall)).rejects.toThrow(new Error("SOLAPI answered something that can't be read"));
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
