import { WebClient, type LogLevel, type WebClientOptions } from "@slack/web-api";
import { SECOND, type Clock } from "../clock.ts";
import type { Parts } from "../parts.ts";

/** A call to Slack is given up after this long, in machine time; what it asked for may have happened. */
const CALL_TIMEOUT = 10 * SECOND;

export interface SlackAccess {
  token: string;
  /** Ends with a slash. */
  apiUrl: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
}

/**
 * Clients that neither retry nor wait: their own retries would repeat what isn't safe to repeat, and one 429 would
 * hold up every other call. The outbox does both, on disk.
 */
export function createWebClients(access: SlackAccess): Parts["slack"] {
  return { interactive: createWebClient(access), pages: createWebClient(access), effects: createWebClient(access) };
}

export function createWebClient(access: SlackAccess): WebClient {
  return new WebClient(access.token, clientOptions(access));
}

export function clientOptions({ apiUrl, fetch, clock }: Omit<SlackAccess, "token">): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    fetch: withTimeout(fetch, clock),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  };
}

/**
 * The time-out runs on our clock, so that a simulated day takes no day. It covers the answer's body as well: a
 * connection that dies half-way through would hold up its lane for minutes.
 */
function withTimeout(fetch: typeof globalThis.fetch, clock: Clock): typeof globalThis.fetch {
  return async (input, init) => {
    const abort = new AbortController();
    const callOff = clock.after(CALL_TIMEOUT, () => abort.abort(new Error("Slack did not answer in time")));
    try {
      const answer = await fetch(input, { ...init, signal: abort.signal });
      const body = await answer.arrayBuffer();
      const { status, statusText, headers } = answer;
      return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
    } finally {
      callOff();
    }
  };
}

// Whoever called learns of every failure; Slack's own log lines would only repeat it, with people's words in them.
const quiet: NonNullable<WebClientOptions["logger"]> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => "error" as LogLevel,
  setName: () => undefined,
};
