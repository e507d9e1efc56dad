import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import { clientOf, openWorkspace, recordDeliveries, refusal, standingClock } from "./workspace.ts";

const codeOf = async (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error: { code?: string }) => error.code ?? "no code",
  );

describe("what goes wrong with calls", () => {
  it("strikes the named method and channel as often as told, and nothing else", async () => {
    const { slack, client } = openWorkspace();
    const [general = "", incidents = ""] = ["#general", "#incidents"].map((it) => slack.channel(it)?.id);
    slack.faults.inject({
      mishap: { kind: "rate_limited", retryAfterSeconds: 7 },
      methods: ["chat.postMessage"],
      channel: incidents,
      times: 1,
    });
    const limited = client.chat.postMessage({ channel: incidents, text: "x" });
    await expect(limited).rejects.toMatchObject({ code: "slack_webapi_rate_limited_error", retryAfter: 7 });
    expect(await codeOf(client.chat.postMessage({ channel: general, text: "x" }))).toBe("ok");
    expect(await codeOf(client.chat.postMessage({ channel: incidents, text: "x" }))).toBe("ok");
  });

  it("applies a call whose answer is lost, and doesn't one whose connection breaks before", async () => {
    const { slack, client } = openWorkspace();
    const channel = slack.channel("#incidents")?.id ?? "";
    slack.faults.inject({ mishap: { kind: "lost_answer" }, times: 1 });
    expect(await codeOf(client.chat.postMessage({ channel, text: "arrived" }))).toBe("slack_webapi_request_error");
    slack.faults.inject({ mishap: { kind: "no_connection" }, times: 1 });
    expect(await codeOf(client.chat.postMessage({ channel, text: "never sent" }))).toBe("slack_webapi_request_error");
    slack.faults.inject({ mishap: { kind: "http", status: 503 }, times: 1 });
    expect(await codeOf(client.chat.postMessage({ channel, text: "never read" }))).toBe("slack_webapi_http_error");
    expect(slack.messages(channel).map((it) => it.text)).toEqual(["arrived"]);
  });

  it("refuses with any code, lacks scopes, and is down until it is up", async () => {
    const { slack, client } = openWorkspace();
    slack.faults.inject({
      mishap: { kind: "error", code: "restricted_action" },
      methods: ["conversations.create"],
      times: 1,
    });
    expect(await refusal(client.conversations.create({ name: "inc-1" }))).toBe("restricted_action");
    const granted = slack.faults.withoutScopes("channels:manage");
    expect(await refusal(client.conversations.create({ name: "inc-1" }))).toBe("missing_scope");
    expect(slack.calls.at(-1)?.result).toMatchObject({ needed: "channels:manage" });
    expect((await client.auth.test()).response_metadata?.scopes).not.toContain("channels:manage");
    granted();
    const up = slack.faults.down();
    expect(await codeOf(client.auth.test())).toBe("slack_webapi_request_error");
    up();
    expect(await codeOf(client.conversations.create({ name: "inc-1" }))).toBe("ok");
  });

  it("takes its time on the clock alone", async () => {
    const clock = standingClock();
    const { slack, client } = openWorkspace({ clock });
    slack.faults.inject({ mishap: { kind: "latency", ms: 100 } });
    let answered = false;
    const call = client.auth.test().then(() => (answered = true));
    await clock.move(99);
    expect(answered).toBe(false);
    expect(slack.idle()).toBe(false);
    await clock.move(1);
    await call;
    expect(slack.calls.at(-1)).toMatchObject({ method: "auth.test", tookMs: 100 });
  });

  it("limits each method by its tier, when asked to", async () => {
    const clock = standingClock();
    const { slack, client } = openWorkspace({ clock });
    slack.faults.rateTiers = true;
    const make = (index: number) => codeOf(client.conversations.create({ name: `inc-${index}` }));
    for (let index = 0; index < 20; index += 1) expect(await make(index)).toBe("ok");
    expect(await make(20)).toBe("slack_webapi_rate_limited_error");
    await clock.move(MINUTE);
    expect(await make(21)).toBe("ok");
  });

  it("knows its tokens, its methods and their arguments", async () => {
    const { slack, client } = openWorkspace();
    expect(await refusal(clientOf(slack, "xoxb-somebody-else").auth.test())).toBe("invalid_auth");
    expect(await refusal(client.apiCall("chat.shout"))).toBe("unknown_method");
    expect(await refusal(client.apiCall("conversations.info"))).toBe("invalid_arguments");
  });
});

describe("what goes wrong on the way to the bot", () => {
  it("sends an event again at once, after one and after five more minutes, then no more", async () => {
    const clock = standingClock();
    const { slack } = openWorkspace({ clock });
    const bot = recordDeliveries(slack, () => ({ ok: false }));
    slack.person("U0ADA").says("#incidents", "hello");
    await clock.move(0);
    expect(bot.envelopes.map((it) => it.retry?.num)).toEqual([undefined, 1]);
    await clock.move(MINUTE);
    expect(bot.envelopes.map((it) => it.retry?.num)).toEqual([undefined, 1, 2]);
    await clock.move(60 * MINUTE);
    expect(bot.envelopes.map((it) => it.retry?.num)).toEqual([undefined, 1, 2, 3]);
    expect(new Set(bot.envelopes.map((it) => it.body["event_id"])).size).toBe(1);
  });

  it("catches up with a bot that comes back", async () => {
    const clock = standingClock();
    const { slack } = openWorkspace({ clock });
    slack.person("U0ADA").says("#incidents", "is anybody there?");
    await clock.move(10_000);
    const bot = recordDeliveries(slack);
    expect(bot.envelopes).toEqual([]);
    expect(slack.pending()).toMatchObject({ deliveries: 0, waiting: 1 });
    await clock.move(MINUTE);
    expect(bot.events("message")).toMatchObject([{ text: "is anybody there?" }]);
  });

  it("duplicates, delays and loses by its seed, the same way each time", async () => {
    const run = async (seed: number) => {
      const clock = standingClock();
      const { slack } = openWorkspace({ clock, seed });
      const bot = recordDeliveries(slack);
      Object.assign(slack.faults.deliveries, { duplicate: 0.3, delay: 0.3, lose: 0.2 });
      for (let line = 0; line < 30; line += 1) slack.person("U0ADA").says("#incidents", `${line}`);
      await clock.move(10_000);
      return bot.events("message").map((it) => it["text"]);
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    expect(new Set(first).size).toBeLessThan(30);
    expect(first.length).toBeGreaterThan(new Set(first).size);
    expect(first).not.toEqual(first.toSorted((a, b) => Number(a) - Number(b)));
  });

  it("delivers each event once, in order, when nothing is wrong", async () => {
    const { slack } = openWorkspace();
    const bot = recordDeliveries(slack);
    for (let line = 0; line < 30; line += 1) slack.person("U0ADA").says("#incidents", `${line}`);
    await slack.whenIdle();
    expect(bot.events("message").map((it) => it["text"])).toEqual(Array.from({ length: 30 }, (_, line) => `${line}`));
  });
});
