import { fc } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Answer, Envelope } from "../../src/slack/intake.ts";
import { createHttpReceiver, type HttpReceiver } from "../../src/slack/receiver-http.ts";
import { silentLogger } from "../silent-logger.ts";
import { standingClock } from "../practice/workspace.ts";
import { SECRET, send, serve, signed } from "./http-request.ts";

const FORM = "application/x-www-form-urlencoded";
const event = JSON.stringify({ type: "event_callback", event_id: "Ev1", event: { type: "message" } });
const anEvent: Envelope = { kind: "event", body: JSON.parse(event) as Record<string, unknown> };

interface Bench {
  url: string;
  received: Envelope[];
  clock: ReturnType<typeof standingClock>;
  receiver: HttpReceiver;
  post(
    body: string | Buffer,
    options?: { type?: string; secret?: string; aheadMs?: number; headers?: Record<string, string> },
  ): ReturnType<typeof send>;
}

async function bench(
  answer: (envelope: Envelope) => Answer | Promise<Answer> = () => ({ ok: true }),
  signingSecret = SECRET,
): Promise<Bench> {
  const received: Envelope[] = [];
  const clock = standingClock();
  const receive = async (envelope: Envelope): Promise<Answer> => {
    received.push(envelope);
    return answer(envelope);
  };
  const intake = { receive, underWay: () => 0 };
  const receiver = createHttpReceiver({ intake, signingSecret, clock, logger: silentLogger });
  const url = await serve((request, response) => receiver.listener(request, response));
  return {
    url,
    received,
    clock,
    receiver,
    post: (body, { aheadMs = 0, headers = {}, ...how } = {}) =>
      send(url, { body, headers: { ...signed(body, { at: clock.machineNow() + aheadMs, ...how }), ...headers } }),
  };
}

describe("what Slack sends", () => {
  it("hands in an event and answers an empty 200", async () => {
    const { post, received } = await bench();
    expect(await post(event)).toMatchObject({ status: 200, text: "" });
    expect(received).toEqual([anEvent]);
  });

  it("answers the look at the address", async () => {
    const { post, received } = await bench();
    const answer = await post(JSON.stringify({ type: "url_verification", challenge: "3eZbrw" }));
    expect(answer).toMatchObject({ status: 200, text: '{"challenge":"3eZbrw"}' });
    expect(received).toEqual([]);
  });

  it("hands in a command with its words as they were typed", async () => {
    const { post, received } = await bench(() => ({ ok: true, body: "Declared." }));
    const answer = await post("command=%2Fincident&text=checkout+%EA%B2%B0%EC%A0%9C&user_id=U1", { type: FORM });
    expect(answer.text).toBe('{"text":"Declared."}');
    expect(answer.headers["content-type"]).toContain("application/json");
    expect(received).toEqual([
      { kind: "command", body: { command: "/incident", text: "checkout 결제", user_id: "U1" } },
    ]);
  });

  it("hands in an interaction and answers what came of it", async () => {
    const errors = { response_action: "errors", errors: { title: "Say what is happening." } };
    const { post, received } = await bench(() => ({ ok: true, body: errors }));
    const payload = { type: "view_submission", view: { id: "V1" } };
    const answer = await post(`payload=${encodeURIComponent(JSON.stringify(payload))}`, {
      type: `${FORM}; charset=utf-8`,
    });
    expect(JSON.parse(answer.text)).toEqual(errors);
    expect(received).toEqual([{ kind: "interaction", body: payload }]);
  });

  it("answers 500 where nothing could be kept, for Slack to come again", async () => {
    const { post } = await bench(() => ({ ok: false }));
    expect((await post(event)).status).toBe(500);
  });

  it("still answers what takes longer than Slack waits", async () => {
    let finish: (answer: Answer) => void = () => undefined;
    const { post, clock, received } = await bench(() => new Promise((resolve) => (finish = resolve)));
    const answering = post("command=%2Fincident", { type: FORM });
    await until(() => received.length === 1);
    await clock.move(10_000);
    finish({ ok: true, body: { text: "done" } });
    expect(await answering).toMatchObject({ status: 200, text: '{"text":"done"}' });
  });
});

describe("who may speak for Slack", () => {
  it.each([
    ["another secret", { secret: "other" }],
    ["a stale time", { aheadMs: -301_000 }],
    ["a time ahead", { aheadMs: 302_000 }],
    ["no signature", { headers: { "x-slack-signature": "" } }],
    ["half a signature", { headers: { "x-slack-signature": "v0=abc" } }],
    ["no time", { headers: { "x-slack-request-timestamp": "" } }],
    ["a time that is no number", { headers: { "x-slack-request-timestamp": "1e9" } }],
  ])("refuses %s with 401 and does nothing", async (_, how) => {
    const { post, received } = await bench();
    expect(await post(event, how)).toMatchObject({ status: 401, text: "" });
    expect(received).toEqual([]);
  });

  it("takes a request at both ends of the five minutes", async () => {
    const { post } = await bench();
    expect((await post(event, { aheadMs: -300_000 })).status).toBe(200);
    expect((await post(event, { aheadMs: 300_000 })).status).toBe(200);
  });

  it("signs the bytes, not their meaning", async () => {
    const { url, clock, received } = await bench();
    const headers = signed(event, { at: clock.machineNow() });
    expect((await send(url, { body: event.replace("Ev1", "Ev2"), headers })).status).toBe(401);
    expect(received).toEqual([]);
  });

  it("takes both secrets while one takes the other's place", async () => {
    const { post } = await bench(undefined, `${SECRET}, new-secret`);
    expect((await post(event)).status).toBe(200);
    expect((await post(event, { secret: "new-secret" })).status).toBe(200);
    expect((await post(event, { secret: "older" })).status).toBe(401);
  });

  it("does not start without a secret", () => {
    const intake = { receive: async () => ({ ok: true }), underWay: () => 0 };
    expect(() =>
      createHttpReceiver({ intake, signingSecret: " , ", clock: standingClock(), logger: silentLogger }),
    ).toThrow("empty");
  });

  it("answers an unsigned ssl_check and leaves it at that", async () => {
    const { url, received } = await bench();
    const body = "ssl_check=1&command=%2Fincident&text=x";
    expect((await send(url, { body, headers: { "content-type": FORM } })).status).toBe(200);
    expect(received).toEqual([]);
  });
});

describe("what is refused", () => {
  it.each([
    ["broken JSON", "{", "application/json"],
    ["a JSON list", "[]", "application/json"],
    ["an event without a type", "{}", "application/json"],
    ["an empty body", "", "application/json"],
    ["a broken payload", "payload=%7B", FORM],
    ["a form that is nothing of ours", "a=b", FORM],
    ["another type", event, "text/plain"],
  ])("answers 400 to %s", async (_, body, type) => {
    const { post, received } = await bench();
    expect((await post(body, { type })).status).toBe(400);
    expect(received).toEqual([]);
  });

  it("answers 405 to anything but POST", async () => {
    const { url } = await bench();
    expect(await send(url, { method: "GET" })).toMatchObject({ status: 405, headers: { allow: "POST" } });
  });

  it("answers 413 to a body of more than 2 MB, and its sender can read it", async () => {
    const { post, received } = await bench();
    const answer = await post(Buffer.alloc(3 * 1024 * 1024, 32));
    expect(answer).toMatchObject({ status: 413, headers: { connection: "close" } });
    expect((await post(`${" ".repeat(2 * 1024 * 1024 - event.length)}${event}`)).status).toBe(200);
    expect(received).toEqual([anEvent]);
  });

  it("finds out about the 2 MB where the sender doesn't say how much it sends", async () => {
    const { url, received } = await bench();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let chunk = 0; chunk < 48; chunk += 1) controller.enqueue(new Uint8Array(64 * 1024));
        controller.close();
      },
    });
    const answer = await fetch(url, { method: "POST", body, duplex: "half" });
    expect(answer.status).toBe(413);
    expect(received).toEqual([]);
  });

  it("says 503 once it stops, and finishes what it began", async () => {
    let finish: (answer: Answer) => void = () => undefined;
    const { post, receiver, received } = await bench(() => new Promise((resolve) => (finish = resolve)));
    const before = post(event);
    await until(() => received.length === 1);
    const stopped = receiver.stop();
    expect((await post(event)).status).toBe(503);
    finish({ ok: true });
    await stopped;
    expect((await before).status).toBe(200);
  });
});

describe("garbage", () => {
  const garbage = fc.record({
    method: fc.constantFrom("POST", "PUT", "GET", "DELETE", "PATCH"),
    type: fc.constantFrom("application/json", FORM, "text/html", 'application/json; charset="', ";"),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc.json().map(Buffer.from),
      fc.webQueryParameters().map(Buffer.from),
    ),
    signature: fc.oneof(
      fc.constant("valid"),
      fc.stringMatching(/^[\x21-\x7e]{0,80}$/),
      fc.stringMatching(/^v0=[0-9a-f]{64}$/),
    ),
    timestamp: fc.oneof(fc.constant("now"), fc.stringMatching(/^[\x21-\x7e]{0,20}$/)),
  });

  it("never crashes it, is never our fault, and does nothing unless it is signed", async () => {
    const { url, received, clock } = await bench();
    await fc.assert(
      fc.asyncProperty(garbage, async ({ method, type, body, signature, timestamp }) => {
        received.length = 0;
        const valid = signed(body, { at: clock.machineNow(), type });
        const headers = {
          "content-type": type,
          "x-slack-request-timestamp": timestamp === "now" ? valid["x-slack-request-timestamp"] : timestamp,
          "x-slack-signature": signature === "valid" ? valid["x-slack-signature"] : signature,
        };
        const { status } = await send(url, { method, body, headers });
        expect(status).toBeLessThan(500);
        const isSlack = method === "POST" && timestamp === "now" && signature === "valid";
        if (!isSlack) expect(received).toEqual([]);
        if (!isSlack && method === "POST") expect([401, 200]).toContain(status);
      }),
      { numRuns: 300 },
    );
    expect((await send(url, { body: event, headers: signed(event, { at: clock.machineNow() }) })).status).toBe(200);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
