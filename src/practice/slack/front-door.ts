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

export interface FrontDoor {
  fetch: typeof globalThis.fetch;
  calls: WebApiCall[];
  underWay: () => number;
  onQuiet: () => void;
}

interface Route {
  /** A Web API method, or "response_url", "upload", "download". */
  name: string;
  channel: string | undefined;
  run: () => Response | Promise<Response>;
}

export function createFrontDoor(workspace: Workspace): FrontDoor {
  const tooMany = createTiers(workspace);
  let underWay = 0;
  const door: FrontDoor = {
    calls: [],
    underWay: () => underWay,
    onQuiet: () => undefined,
    fetch: async (input, init) => {
      underWay += 1;
      try {
        return await serve(input, init);
      } finally {
        underWay -= 1;
        door.onQuiet();
      }
    },
  };
  return door;

  async function serve(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const request = await readRequest(input, init);
    const call: WebApiCall | undefined = request.path.includes("/api/") ? begin(request) : undefined;
    const route = routeOf(request, call);
    const response = await withMishaps(route, init.signal ?? undefined);
    if (call !== undefined) call.tookMs = workspace.clock.machineNow() - call.startedAt;
    return response;
  }

  function begin(request: SlackRequest): WebApiCall {
    const method = request.path.slice(request.path.indexOf("/api/") + "/api/".length);
    const call = { method, args: readable(request.args), startedAt: workspace.clock.machineNow() };
    door.calls.push(call);
    return call;
  }

  function routeOf(request: SlackRequest, call: WebApiCall | undefined): Route {
    if (call !== undefined) {
      const channel = request.args["channel"] ?? request.args["channel_id"];
      return {
        name: call.method,
        channel: channel === undefined ? undefined : String(channel),
        run: () => api(request, call),
      };
    }
    const other = (name: string, run: Route["run"]) => ({ name, channel: undefined, run });
    if (/^\/(commands|actions)\//.test(request.path)) return other("response_url", () => responseUrl(request));
    if (request.path.startsWith("/upload/")) return other("upload", () => upload(request));
    if (request.path.startsWith("/files-pri/")) return other("download", () => download(request));
    throw new TypeError("fetch failed", { cause: new Error(`the practice Slack has no ${request.path}`) });
  }

  async function withMishaps(route: Route, signal: AbortSignal | undefined): Promise<Response> {
    if (workspace.faults.isDown) throw brokenConnection();
    for (const mishap of workspace.faults.strike(route.name, route.channel)) {
      const instead = await suffer(mishap, route, signal);
      if (instead !== undefined) return instead;
    }
    const wait = tooMany(route.name, route.channel);
    return wait === undefined ? route.run() : rateLimited(wait);
  }

  /** What comes instead of the answer; undefined when the call goes on after all. */
  async function suffer(mishap: Mishap, route: Route, signal: AbortSignal | undefined): Promise<Response | undefined> {
    switch (mishap.kind) {
      case "latency":
        await sleep(typeof mishap.ms === "number" ? mishap.ms : workspace.random.between(...mishap.ms), signal);
        if (workspace.faults.isDown) throw brokenConnection();
        return undefined;
      case "rate_limited":
        return rateLimited(mishap.retryAfterSeconds);
      case "http":
        if (mishap.applied === true) await route.run();
        return new Response("<!DOCTYPE html><html><body>Server Error</body></html>", { status: mishap.status });
      case "lost_answer":
        await route.run();
        throw brokenConnection();
      case "no_connection":
        throw brokenConnection();
      case "hang":
        if (mishap.applied === true) await route.run();
        return forever(signal);
      default:
        return json({ ok: false, error: mishap.code, ...mishap.data });
    }
  }

  function api(request: SlackRequest, call: WebApiCall): Response {
    const refusal = tokenProblem(request.token);
    const answer =
      refusal === undefined ? callMethod(workspace, call.method, request.args) : { ok: false, error: refusal };
    call.result = answer;
    return json(answer, { "x-oauth-scopes": workspace.scopes.join(","), "x-accepted-oauth-scopes": "" });
  }

  function responseUrl(request: SlackRequest): Response {
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

  async function upload(request: SlackRequest): Promise<Response> {
    const stored = Object.values(workspace.state.files).find((it) => it.uploadPath === request.path);
    if (stored === undefined || stored.completed) return new Response("not found", { status: 404 });
    const bytes = await request.bytes();
    receiveBytes(stored, bytes);
    return new Response(`OK - ${bytes.byteLength}`);
  }

  /** Without the token Slack shows its sign-in page rather than the file. */
  function download(request: SlackRequest): Response {
    const allowed = request.token === PRACTICE_BOT.token && workspace.scopes.includes("files:read");
    if (!allowed) return new Response("<!DOCTYPE html><html></html>", { headers: { "content-type": "text/html" } });
    const id = /^\/files-pri\/[^/]+-([^/]+)\//.exec(request.path)?.[1] ?? "";
    const stored = workspace.state.files[id];
    if (stored === undefined) return new Response("not found", { status: 404 });
    return new Response(Buffer.from(stored.content, "base64"), { headers: { "content-type": stored.file.mimetype } });
  }

  function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const callOff = workspace.clock.after(ms, resolve);
      signal?.addEventListener("abort", () => {
        callOff();
        reject(abortReason(signal));
      });
    });
  }
}

function tokenProblem(token: string | undefined): string | undefined {
  if (token === undefined || token === "") return "not_authed";
  return token === PRACTICE_BOT.token ? undefined : "invalid_auth";
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

const abortReason = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException("aborted", "AbortError");
