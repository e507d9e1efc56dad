import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { ADA, LINUS, openCallbacks } from "./callbacks.ts";

describe("a reply by message", () => {
  it("1 answers, as telephones write it", async () => {
    for (const body of ["1", " 1. ", "１", "1번"]) {
      const { writes, now } = await openCallbacks();
      expect(await writes(ADA, body)).toMatch(/<Message>INC-1 is yours since 03:\d\d\. Room: #/);
      expect((await now()).paging).toMatchObject({ mode: "answered", answeredBy: "U0ADA" });
    }
  });

  it("2 passes it on", async () => {
    const { writes, now } = await openCallbacks();
    expect(await writes(LINUS, "2")).toContain("Somebody else is called.");
    expect((await now()).paging.calls.map(({ person }) => person)).toContain("U0MARGARET");
  });

  it("1 answers the gravest of several, and the receipt names the others; a number answers those", async () => {
    const { writes, declares, engine } = await openCallbacks({ declaration: { severity: "sev2" } });
    const second = await declares({ severity: "sev1", title: "Search is down" });
    expect(await writes(LINUS, "1")).toContain("INC-2 is yours. Also waiting: INC-1 (SEV2), reply 1");
    expect((await engine.load(second.number))!.paging.answeredBy).toBe("U0LINUS");
    expect(await writes(LINUS, "INC-1")).toContain("INC-1 is yours");
    expect((await engine.load(1))!.paging.answeredBy).toBe("U0LINUS");
  });

  it("counts once when Twilio brings it twice", async () => {
    const { writes, history, now } = await openCallbacks().then((opened) => ({
      ...opened,
      history: () => opened.engine.history(1),
    }));
    await writes(ADA, "2", "SM9");
    const before = (await history()).length;
    await writes(ADA, "2", "SM9");
    expect((await history()).length).toBe(before);
    expect((await now()).paging.mode).toBe("calling");
  });

  it("too late, of nobody called, or not understood is told so", async () => {
    const { writes } = await openCallbacks();
    expect(await writes(LINUS, "ok, coming")).toContain("Reply 1: on it");
    await writes(ADA, "1");
    expect(await writes(LINUS, "INC-1")).toMatch(/INC-1: .*ada.* answered already/i);
    expect(await writes(LINUS, "1")).toContain("Nobody is calling you now.");
    expect(await writes(LINUS, "77")).toContain("Nobody is calling you now.");
  });

  it("from a telephone of two counts for whoever was called last, or for the incident that it names", async () => {
    const { writes, does, declares, engine, passes } = await openCallbacks({ phones: { ben: ADA } });
    const answeredBy = async (number: number) => (await engine.load(number))!.paging.answeredBy;
    await passes(MINUTE);
    const second = await declares({ severity: "sev4", title: "Search is slow" }, "U0LINUS");
    await does(second.number, { type: "callPerson", person: "U0BEN", words: null }, "U0LINUS");
    expect(await writes(ADA, "1")).toContain("INC-2 is yours");
    expect(await answeredBy(2)).toBe("U0BEN");
    expect(await writes(ADA, "1")).toContain("INC-1 is yours");
    expect(await answeredBy(1)).toBe("U0ADA");
  });

  it("from a telephone of two takes an incident for the one who is called for it", async () => {
    const { writes, does, declares, engine, passes } = await openCallbacks({ phones: { ben: ADA } });
    await passes(MINUTE);
    const second = await declares({ severity: "sev4", title: "Search is slow" }, "U0LINUS");
    await does(second.number, { type: "callPerson", person: "U0BEN", words: null }, "U0LINUS");
    expect(await writes(ADA, "INC-1")).toContain("INC-1 is yours");
    expect((await engine.load(1))!.paging.answeredBy).toBe("U0ADA");
    expect((await engine.load(2))!.paging.mode).not.toBe("answered");
  });

  it("of a stranger is met with silence", async () => {
    const { writes, now } = await openCallbacks();
    expect(await writes("+15550001111", "1")).toBe('<?xml version="1.0" encoding="UTF-8"?><Response></Response>');
    expect((await now()).paging.mode).toBe("calling");
  });

  it("is answered in Korean within a message's limits", async () => {
    const { writes } = await openCallbacks({ locale: "ko" });
    const [, words = ""] = /<Message>(.*)<\/Message>/.exec(await writes(ADA, "1"))!;
    expect(words).toMatch(/^INC-1 응답 03:\d\d 기록\. 워룸 #/);
    expect(words.length).toBeLessThanOrEqual(70);
  });
});

describe("a receipt", () => {
  it("is kept for whoever asks afterwards whether the telephone rang, each once, and answers nothing", async () => {
    const { post, line, now, engine } = await openCallbacks();
    const path = (means: string) => `/twilio/status/${means}/${line("U0LINUS")}`;
    for (const _ of [1, 2]) await post(path("sms"), { MessageSid: "SM1", MessageStatus: "delivered" });
    await post(path("voice"), { CallSid: "CA1", CallStatus: "no-answer" });
    await post(path("voice"), { CallSid: "CA2", CallStatus: "completed", AnsweredBy: "machine_start" });
    await post(path("voice"), { CallSid: "CA3", CallStatus: "canceled" });
    await post(path("voice"), { CallSid: "CA4", CallStatus: "completed", AnsweredBy: "human" });
    const receipts = (await engine.history(1)).flatMap(({ event }) =>
      event.type === "receiptCame" ? [`${event.person} ${event.means} ${event.receipt}`] : [],
    );
    expect(receipts).toEqual([
      "U0LINUS sms delivered",
      "U0LINUS voice notPickedUp",
      "U0LINUS voice notPickedUp",
      "U0LINUS voice pickedUp",
    ]);
    expect((await now()).paging.mode).toBe("calling");
  });

  it("that nothing arrived is known to the incident; one that it did changes nothing", async () => {
    const { post, line, now } = await openCallbacks();
    const path = `/twilio/status/sms/${line("U0LINUS")}`;
    expect((await post(path, { MessageSid: "SM1", MessageStatus: "sent" })).status).toBe(204);
    expect((await now()).paging.calls[0]!.failed).toEqual([]);
    await post(path, { MessageSid: "SM1", MessageStatus: "delivered" });
    expect((await now()).paging.calls[0]!.sent).toContain("sms");
    await post(path, { MessageSid: "SM2", MessageStatus: "undelivered", ErrorCode: "30003" });
    expect((await now()).paging.calls[0]!.failed).toEqual(["sms"]);
  });

  it("of a telephone that is busy or not picked up is no failure", async () => {
    const { post, line, now } = await openCallbacks();
    const path = `/twilio/status/voice/${line("U0LINUS")}`;
    for (const CallStatus of ["busy", "no-answer", "completed", "canceled"])
      await post(path, { CallSid: "CA1", CallStatus });
    expect((await now()).paging.calls[0]!.failed).toEqual([]);
    await post(path, { CallSid: "CA2", CallStatus: "failed" });
    expect((await now()).paging.calls[0]!.failed).toEqual(["voice"]);
  });
});
