/** The HTTP side of the practice Slack: whatever the bot fetches comes in here. */
import { PRACTICE_BOT } from "../cast.ts";
import { SlackFailure } from "./failure.ts";
import type { Mishap } from "./faults.ts";
import { receiveBytes } from "./files.ts";
import type { WebApiCall } from "./practice-slack.ts";
import { readRequest } from "./requests.ts";
import type { SlackRequest } from "./requests.ts";
import { respond } from "./responses.ts";
import type { Json } from "./state.ts";
import { createTiers } from "./tiers.ts";
import { spendResponseUrl } from "./triggers.ts";
import { callMethod } from "./web-api.ts";
import type { Workspace } from "./workspace.ts";

// A workspace that is left open for weeks must not fill the memory.
const MOST_CALLS = 10_000;

interface Route {
  /** A Web API method, or "response_url", "upload", "download". */
  name: string;
  channel: string | undefined;
  run: () => Response | Promise<Response>;
}

/** Answers everything the bot fetches, and lets it suffer what was injected. */
export class FrontDoor {
  readonly calls: WebApiCall[] = [];
  /** Called whenever a request ends. */
  onQuiet: () => void = () => undefined;
  /** Called whenever a call of the Web API begins or ends. */
  onCall: () => void = () => undefined;
  readonly #workspace: Workspace;
  readonly #tooMany: (method: string, channel: string | undefined) => number | undefined;
  #underWay = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#tooMany = createTiers(workspace);
  }

  underWay(): number {
    return this.#underWay;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.#underWay += 1;
    try {
      return await this.#serve(input, init);
    } finally {
      this.#underWay -= 1;
      this.onQuiet();
    }
  };

  async #serve(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const request = await readRequest(input, init);
    const call = request.path.includes("/api/") ? this.#begin(request) : undefined;
    const answer = this.#withMishaps(this.#routeOf(request, call), init.signal ?? undefined);
    if (call === undefined) return answer;
    try {
      const response = await answer;
      call.status = response.status;
      return response;
    } finally {
      call.status ??= null;
      call.tookMs = this.#workspace.clock.machineNow() - call.startedAt;
      this.onCall();
    }
  }

  #begin(request: SlackRequest): WebApiCall {
    const method = request.path.slice(request.path.indexOf("/api/") + "/api/".length);
    const startedAt = this.#workspace.clock.machineNow();
    const call: WebApiCall = { method, args: readable(request.args), startedAt };
    if (this.calls.length >= MOST_CALLS) this.calls.splice(0, MOST_CALLS / 2);
    this.calls.push(call);
    this.onCall();
    return call;
  }

  #routeOf(request: SlackRequest, call: WebApiCall | undefined): Route {
    const workspace = this.#workspace;
    if (call !== undefined) {
      const channel = request.args["channel"] ?? request.args["channel_id"];
      return {
        name: call.method,
        channel: typeof channel === "string" ? channel : undefined,
        run: () => api(workspace, request, call),
      };
    }
    const other = (name: string, run: Route["run"]) => ({ name, channel: undefined, run });
    if (/^\/(commands|actions)\//.test(request.path))
      return other("response_url", () => responseUrl(workspace, request));
    if (request.path.startsWith("/upload/")) return other("upload", () => upload(workspace, request));
    if (request.path.startsWith("/files-pri/")) return other("download", () => download(workspace, request));
    throw new TypeError("fetch failed", { cause: new Error(`the practice Slack has no ${request.path}`) });
  }

  async #withMishaps(route: Route, signal: AbortSignal | undefined): Promise<Response> {
    const { faults } = this.#workspace;
    if (faults.isDown) throw brokenConnection();
    for (const mishap of faults.strike(route.name, route.channel)) {
      const instead = await this.#suffer(mishap, route, signal);
      if (instead !== undefined) return instead;
    }
    const wait = this.#tooMany(route.name, route.channel);
    return wait === undefined ? route.run() : rateLimited(wait);
  }

  /** What comes instead of the answer; undefined when the call goes on after all. */
  async #suffer(mishap: Mishap, route: Route, signal: AbortSignal | undefined): Promise<Response | undefined> {
    const applied = mishap.kind === "lost_answer" || ("applied" in mishap && mishap.applied);
    if (applied) await route.run();
    switch (mishap.kind) {
      case "latency":
        await this.#pause(typeof mishap.ms === "number" ? [mishap.ms, mishap.ms] : mishap.ms, signal);
        return undefined;
      case "rate_limited":
        return rateLimited(mishap.retryAfterSeconds);
      case "http":
        return new Response("<!DOCTYPE html><html><body>Server Error</body></html>", { status: mishap.status });
      case "lost_answer":
      case "no_connection":
        throw brokenConnection();
      case "hang":
        if (mishap.appliedAfterMs !== undefined)
          this.#workspace.clock.after(mishap.appliedAfterMs, () => void route.run());
        return forever(signal);
      default:
        return json({ ok: false, error: mishap.code, ...mishap.data });
    }
  }

  async #pause(span: readonly [number, number], signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    const { clock, random, faults } = this.#workspace;
    const over = Promise.withResolvers<void>();
    const callOff = clock.after(random.between(...span), over.resolve);
    const abort = () => over.reject(abortReason(signal));
    signal?.addEventListener("abort", abort);
    try {
      await over.promise;
    } finally {
      callOff();
      signal?.removeEventListener("abort", abort);
    }
    if (faults.isDown) throw brokenConnection();
  }
}

function api(workspace: Workspace, request: SlackRequest, call: WebApiCall): Response {
  const expected = call.method === "apps.connections.open" ? PRACTICE_BOT.appToken : PRACTICE_BOT.token;
  const refusal = tokenProblem(request.token, expected);
  const answer =
    refusal === undefined ? callMethod(workspace, call.method, request.args) : { ok: false, error: refusal };
  call.result = answer;
  call.appliedAt = workspace.clock.machineNow();
  return json(answer, { "x-oauth-scopes": workspace.scopes.join(","), "x-accepted-oauth-scopes": "" });
}

function responseUrl(workspace: Workspace, request: SlackRequest): Response {
  const address = spendResponseUrl(workspace, request.path);
  if (address === undefined) return new Response("expired_url", { status: 404 });
  try {
    respond(workspace, address, request.args);
    return json({ ok: true });
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    return json({ ok: false, error: error.code, ...error.data }, {}, 400);
  }
}

async function upload(workspace: Workspace, request: SlackRequest): Promise<Response> {
  const stored = Object.values(workspace.state.files).find((it) => it.uploadPath === request.path);
  if (stored === undefined || stored.completed) return new Response("not found", { status: 404 });
  const bytes = await request.bytes();
  receiveBytes(stored, bytes);
  return new Response(`OK - ${bytes.byteLength}`);
}

/** Without the token Slack shows its sign-in page rather than the file. */
function download(workspace: Workspace, request: SlackRequest): Response {
  const allowed = request.token === PRACTICE_BOT.token && workspace.scopes.includes("files:read");
  if (!allowed) return new Response("<!DOCTYPE html><html></html>", { headers: { "content-type": "text/html" } });
  const id = /^\/files-pri\/[^/]+-([^/]+)\//.exec(request.path)?.[1] ?? "";
  const stored = workspace.state.files[id];
  if (stored === undefined) return new Response("not found", { status: 404 });
  return new Response(Buffer.from(stored.content, "base64"), { headers: { "content-type": stored.file.mimetype } });
}

function tokenProblem(token: string | undefined, expected: string): string | undefined {
  if (token === undefined || token === "") return "not_authed";
  if (token === expected) return undefined;
  const known = token === PRACTICE_BOT.token || token === PRACTICE_BOT.appToken;
  return known ? "not_allowed_token_type" : "invalid_auth";
}

/** Arguments for the log: what a form carries as JSON in text, read. */
function readable(args: Json): Json {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      typeof value === "string" && /^[[{]/.test(value) ? parsed(value) : value,
    ]),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function json(body: Json, headers: Record<string, string> = {}, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });
}

function rateLimited(seconds: number): Response {
  return json({ ok: false, error: "ratelimited" }, { "retry-after": String(seconds) }, 429);
}

const brokenConnection = () => new TypeError("fetch failed", { cause: new Error("ECONNRESET") });

function forever(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener("abort", () => reject(abortReason(signal)));
  });
}

const abortReason = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new DOMException("aborted", "AbortError");
