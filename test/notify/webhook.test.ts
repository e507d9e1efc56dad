import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Rejected } from "../../src/notify/notifier.ts";
import { createWebhook } from "../../src/notify/webhook/webhook.ts";
import { standingClock } from "../practice/workspace.ts";
import { notifierContract, someCall, type Rig } from "./contract.ts";

interface Seen {
  url: string;
  body: string;
  headers: Headers;
  redirect: string | undefined;
}

function rig() {
  const received: Seen[] = [];
  const answers: (() => Promise<Response>)[] = [];
  const clock = standingClock();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    received.push({
      url: input as string,
      body: init?.body as string,
      headers: new Headers(init?.headers),
      redirect: init?.redirect,
    });
    const answer = answers.shift();
    if (answer === undefined) return new Response(null, { status: 204 });
    const aborted = new Promise<never>((_, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal!.reason as Error));
    });
    return Promise.race([answer(), aborted]);
  };
  const notifier = createWebhook({ url: "https://pager.example.com/in", secret: "s3cret", fetch, clock });
  return { notifier, received, answers, clock };
}

type WebhookRig = ReturnType<typeof rig>;

const answering = (it: Rig, ...responses: (() => Promise<Response>)[]): void => {
  (it as WebhookRig).answers.push(...responses);
};
const status =
  (code: number, headers: Record<string, string> = {}) =>
  async () =>
    new Response(null, { status: code, headers });

notifierContract("the webhook", rig, {
  busy: (it, seconds) => answering(it, status(429, { "Retry-After": String(seconds) })),
  broken: (it) => answering(it, status(503)),
  refusing: (it) => answering(it, status(404)),
});

describe("the webhook", () => {
  it("sends what the outside contract says, signed over time and body", async () => {
    const { notifier, received, clock } = rig();
    await notifier.page(someCall);
    const { body, headers, url, redirect } = received[0]!;
    expect(url).toBe("https://pager.example.com/in");
    expect(redirect).toBe("manual");
    expect(JSON.parse(body)).toEqual(someCall);
    const timestamp = headers.get("Watchfire-Timestamp")!;
    expect(timestamp).toBe(String(clock.machineNow() / 1000));
    const expected = createHmac("sha256", "s3cret").update(`${timestamp}.${body}`).digest("hex");
    expect(headers.get("Watchfire-Signature")).toBe(`v1=${expected}`);
  });

  it("follows no redirect", async () => {
    const it = rig();
    it.answers.push(status(302, { Location: "https://elsewhere.example.com" }));
    await expect(it.notifier.page(someCall)).rejects.toBeInstanceOf(Rejected);
    expect(it.received).toHaveLength(1);
  });

  it("gives up on an answer after ten seconds", async () => {
    const it = rig();
    it.answers.push(() => new Promise<Response>(() => undefined));
    const failed = expect(it.notifier.page(someCall)).rejects.toThrow("in time");
    await it.clock.move(10_000);
    await failed;
  });

  it("leaves a failing provider alone for half a minute, then tries again", async () => {
    const it = rig();
    it.answers.push(...Array.from({ length: 10 }, () => status(500)));
    for (let call = 0; call < 10; call += 1) await it.notifier.page(someCall).catch(() => undefined);
    await expect(it.notifier.page(someCall)).rejects.toMatchObject({ name: "TooFast", afterMs: 30_000 });
    expect(it.received).toHaveLength(10);
    await it.clock.move(30_000);
    for (let call = 0; call < 6; call += 1) await it.notifier.page(someCall);
    expect(it.received).toHaveLength(16);
  });

  it("takes a provider that says no for a healthy one", async () => {
    const it = rig();
    it.answers.push(...Array.from({ length: 12 }, () => status(400)));
    for (let call = 0; call < 12; call += 1) await expect(it.notifier.page(someCall)).rejects.toBeInstanceOf(Rejected);
  });

  it("has its hands full at 256 calls at once", async () => {
    const it = rig();
    it.answers.push(...Array.from({ length: 256 }, () => () => new Promise<Response>(() => undefined)));
    const waiting = Array.from({ length: 256 }, () => it.notifier.page(someCall).catch(() => "late"));
    await expect(it.notifier.page(someCall)).rejects.toMatchObject({ name: "TooFast" });
    await it.clock.move(10_000);
    await Promise.all(waiting);
  });
});
