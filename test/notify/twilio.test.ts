import { describe, expect, it } from "vitest";
import { createTwilioSms } from "../../src/notify/twilio-sms/twilio-sms.ts";
import { someCall } from "./contract.ts";
import { farEnds, only, over, twilio } from "./far-ends.ts";
import { fieldsOf, httpRig } from "./http-far-end.ts";

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

  it.each([
    ["are not sent again when an earlier attempt went out after all", 60_000, ["POST", "GET"]],
    ["are sent again when the same words went out in the round before", 5 * 60_000, ["POST", "GET", "POST"]],
  ])("%s", async (_, age, methods) => {
    const { notifier, received, answers, clock } = open();
    await notifier.page(someCall);
    const body = fieldsOf(received[0]!)["Body"];
    const date_created = new Date(clock.machineNow() - age).toUTCString();
    answers.push({ status: 200, body: JSON.stringify({ messages: [{ body, status: "delivered", date_created }] }) });
    await notifier.page({ ...someCall, attempt: 2 });
    expect(received.map(({ method }) => method)).toEqual(methods);
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
      MachineDetectionSpeechThreshold: "4000",
      MachineDetectionTimeout: "6",
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

describe("a call of another incident", () => {
  it("isn't taken for an earlier attempt at this one", async () => {
    const { notifier, received, answers } = httpRig(farEnds["Twilio's calls"]);
    await notifier.page({ ...someCall, incident: "INC-41" });
    answers.push({ status: 200, body: JSON.stringify({ calls: [{ sid: "CA1", status: "in-progress" }] }) });
    await notifier.page({ ...someCall, attempt: 2 });
    expect(received.map(({ method }) => method)).toEqual(["POST", "GET", "POST"]);
  });
});
