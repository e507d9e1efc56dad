import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { networkWords } from "../../src/doctor/network-words.ts";
import { about, addressOf, httpEnv, openSlack, slackLike, socketEnv, visit, wrong } from "./bench.ts";
import { standingClock } from "../practice/workspace.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const API = "https://slack.test";
const env = { ...socketEnv, SLACK_API_URL: `${API}/api` };
const fetch = globalThis.fetch.bind(globalThis);

describe("Slack in trouble", () => {
  it.each([
    ["a token that is revoked", 200, { ok: false, error: "token_revoked" }, "Slack doesn't accept it (token_revoked)"],
    ["a token that is none", 200, { ok: false, error: "invalid_auth" }, "Slack doesn't accept it (invalid_auth)"],
    ["too many questions", 429, { ok: false, error: "ratelimited" }, "asks for patience"],
    ["a code nobody knows", 200, { ok: false, error: "brand_new" }, "Slack answers brand_new"],
    ["a server error", 503, "<html>", "what answered 503 there is not Slack's API"],
    ["another site", 200, "<html>", "what answered 200 there is not Slack's API"],
    ["JSON of another kind", 200, [1], "what answered 200 there is not Slack's API"],
  ])("puts %s into words", async (_, status, body, words) => {
    nock(API).post("/api/auth.test").reply(status, body);
    nock(API).post("/api/apps.connections.open").reply(200, { ok: true, url: "wss://slack.test/link" });
    const findings = await visit({ env, fetch });
    expect(wrong(findings)).toEqual([expect.stringContaining(words)]);
    expect(about(findings, "People")).toEqual([]);
  });

  it.each([
    ["ENOTFOUND", "the name can't be found"],
    ["ECONNREFUSED", "nothing answers at that address"],
    ["CERT_HAS_EXPIRED", "certificate has expired"],
  ])("puts %s into words", async (code, words) => {
    const error = Object.assign(new Error("inner"), { code });
    nock(API).post("/api/auth.test").replyWithError(error);
    nock(API).post("/api/apps.connections.open").replyWithError(error);
    const findings = wrong(await visit({ env, fetch }));
    expect(findings).toHaveLength(2);
    for (const finding of findings) expect(finding).toContain(words);
  });

  it.each([
    ["invalid_auth", "does not accept SLACK_APP_TOKEN"],
    ["not_allowed_token_type", "a token of another kind"],
    ["missing_scope", "connections:write"],
  ])("says what is wrong with the app token at %s", async (code, words) => {
    const clock = standingClock();
    const slack = slackLike(openSlack(clock), clock);
    const findings = await visit({
      clock,
      fetch: async (input, init) =>
        addressOf(input).endsWith("apps.connections.open")
          ? Response.json({ ok: false, error: code })
          : slack(input, init),
    });
    expect(wrong(findings)).toEqual([expect.stringContaining(words)]);
  });

  it("waits ten seconds and no longer", async () => {
    const clock = standingClock();
    const forever: typeof globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason as Error));
      });
    const visiting = visit({ env: httpEnv, clock, fetch: forever });
    await clock.move(10_000);
    expect(wrong(await visiting)).toEqual([expect.stringContaining("no answer came in time")]);
  });
});

describe("the webhook", () => {
  const yaml = 'notifiers:\n  webhook: { url: "https://pager.test/in", secretEnv: PAGER }\n';
  const withWebhook = async (fetchWebhook: typeof globalThis.fetch) => {
    const clock = standingClock();
    const slack = slackLike(openSlack(clock), clock);
    const methods: (string | undefined)[] = [];
    const findings = await visit({
      clock,
      yaml,
      env: { ...socketEnv, PAGER: "a-secret" },
      fetch: async (input, init) => {
        if (!addressOf(input).startsWith("https://pager.test")) return slack(input, init);
        methods.push(init?.method);
        return fetchWebhook(input, init);
      },
    });
    return { findings: about(findings, "Webhook"), methods };
  };

  it("is there when anything answers, and nobody is woken to find out", async () => {
    const { findings, methods } = await withWebhook(async () => new Response(null, { status: 405 }));
    expect(wrong(findings)).toEqual([]);
    expect(methods).toEqual(["OPTIONS"]);
  });

  it("is missed when nothing does", async () => {
    const refused = Object.assign(new Error("inner"), { code: "ECONNREFUSED" });
    const { findings } = await withWebhook(() => Promise.reject(new TypeError("fetch failed", { cause: refused })));
    expect(wrong(findings)).toEqual([expect.stringContaining("https://pager.test can't be reached: nothing answers")]);
  });
});

describe("network errors", () => {
  it("are told by their innermost cause", () => {
    const inner = Object.assign(new Error("x"), { code: "ETIMEDOUT" });
    expect(networkWords(new TypeError("fetch failed", { cause: new AggregateError([inner]) }))).toContain(
      "no answer came",
    );
    expect(networkWords(new TypeError("fetch failed", { cause: new Error("odd") }))).toBe("odd");
    expect(networkWords("text")).toBe("text");
  });
});
