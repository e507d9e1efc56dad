import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createEmail } from "../../src/notify/email/email.ts";
import { createGuard } from "../../src/notify/guard.ts";
import { Rejected } from "../../src/notify/notifier.ts";
import { standingClock } from "../practice/workspace.ts";
import { notifierContract, someCall } from "./contract.ts";

/** What a mail server that is really there received. */
let received: { to: string[]; text: string }[] = [];
/** What it says to the next recipients. */
let answers: number[] = [];
let port = 0;

const server = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  onRcptTo(_address, _session, done) {
    const code = answers.shift();
    done(code === undefined ? null : Object.assign(new Error("grace@example.com is away"), { responseCode: code }));
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      received.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        text: Buffer.concat(chunks).toString("utf8"),
      });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  port = (server.server.address() as { port: number }).port;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
  received = [];
  answers = [];
});

const addresses = new Map([["U0LINUS", "linus@example.com"]]);

function rig(url = `smtp://127.0.0.1:${port}`) {
  const clock = standingClock();
  const settings = { url, from: "Watchfire <watchfire@example.com>" };
  return { notifier: createEmail({ settings, addresses, clock, guard: createGuard(clock) }), received };
}

notifierContract("mail", () => rig(), {
  broken: () => void answers.push(451),
  refusing: () => void answers.push(550),
});

describe("a mail", () => {
  it("goes to the person, with a link that only opens a page, under an id that stays", async () => {
    const { notifier } = rig();
    const next = { at: Date.parse("2026-11-22T18:07:00Z"), people: "Ada" };
    const call = { ...someCall, facts: { ...someCall.facts, title: "Checkout is down", next } };
    await notifier.page(call);
    await notifier.page({ ...call, attempt: 2 });
    expect(received.map(({ to }) => to)).toEqual([["linus@example.com"], ["linus@example.com"]]);
    for (const { text } of received) {
      expect(text).toContain("Message-ID: <INC-42.3.U0LINUS@watchfire>");
      expect(text).toContain("Subject: [SEV1] INC-42 Checkout is down: answer by 03:07");
      expect(text).toContain("https://watchfire.example.com/answer/abc");
      expect(text).toContain("Auto-Submitted: auto-generated");
    }
  });

  it("says nothing of a private incident but its number and severity", async () => {
    const { notifier } = rig();
    const facts = { ...someCall.facts, title: null };
    await notifier.page({ ...someCall, title: "SEV1 INC-42 Private incident", facts });
    expect(received[0]!.text).toContain("Subject: [SEV1] INC-42 private incident");
  });

  it("never becomes two mails, or other headers, by what somebody typed", async () => {
    const { notifier } = rig();
    const title = "Down\r\nBcc: everybody@example.com";
    await notifier.page({ ...someCall, title, facts: { ...someCall.facts, title } });
    expect(received[0]!.to).toEqual(["linus@example.com"]);
    const [headers] = received[0]!.text.split("\r\n\r\n");
    expect(headers).not.toMatch(/^Bcc:/m);
  });

  it("is refused to somebody without an address", async () => {
    const { notifier } = rig();
    await expect(notifier.page({ ...someCall, target: "U0ADA" })).rejects.toBeInstanceOf(Rejected);
  });

  it("may be tried again when nobody is there, and never says a password", async () => {
    const { notifier } = rig("smtp://me:hunter2@127.0.0.1:1");
    const error: unknown = await notifier.page(someCall).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(Rejected);
    expect(String(error)).toContain("the mail server can't be reached");
    expect(String(error)).not.toContain("hunter2");
  });

  it("doesn't repeat what the server says of people", async () => {
    answers.push(550);
    await expect(rig().notifier.page(someCall)).rejects.toThrow(new Rejected("the mail server answered 550"));
  });
});
