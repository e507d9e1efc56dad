import { z } from "zod";
import { SECOND } from "../clock.ts";

export interface AppAccess {
  /** The app token, xapp-…. */
  appToken: string;
  /** Ends with a slash. */
  apiUrl: string;
  fetch: typeof globalThis.fetch;
}

/** Slack gave no address to connect to. */
export class NoAddress extends Error {
  override readonly name = "NoAddress";
  /** Slack's error code; null where it gave none. */
  readonly code: string | null;
  /** Slack asks not to be asked again before so many milliseconds have passed. */
  readonly afterMs: number;

  constructor(words: string, { code = null, afterMs = 0 }: { code?: string | null; afterMs?: number } = {}) {
    super(words);
    this.code = code;
    this.afterMs = afterMs;
  }
}

const answerSchema = z.union([
  z.object({ ok: z.literal(true), url: z.url({ protocol: /^wss?$/ }) }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/** Asks Slack where to connect: an address that serves once, and soon. Throws NoAddress, or what the fetch threw. */
export async function askSocketAddress({ appToken, apiUrl, fetch }: AppAccess, signal: AbortSignal): Promise<string> {
  const response = await fetch(new URL("apps.connections.open", apiUrl), {
    method: "POST",
    headers: { authorization: `Bearer ${appToken}`, "content-type": "application/x-www-form-urlencoded" },
    redirect: "error",
    signal,
  });
  const answer = answerSchema.safeParse(await response.json().catch(() => null)).data;
  if (answer?.ok === true) return answer.url;
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after")) || 30;
    throw new NoAddress("Slack asks for patience", { code: "ratelimited", afterMs: seconds * SECOND });
  }
  if (answer === undefined) throw new NoAddress(`Slack answered ${response.status} and nothing that can be read`);
  throw new NoAddress(explain(answer.error), { code: answer.error });
}

function explain(code: string): string {
  if (["invalid_auth", "not_authed", "token_revoked", "account_inactive"].includes(code))
    return `Slack does not accept SLACK_APP_TOKEN (${code})`;
  if (code === "not_allowed_token_type") return "SLACK_APP_TOKEN holds a token of another kind: it begins with xapp-";
  if (code === "missing_scope" || code === "no_permission")
    return "SLACK_APP_TOKEN lacks the scope connections:write: make a new one with it";
  if (code === "app_uninstalled" || code === "forbidden_team") return `the app is not installed there (${code})`;
  return `Slack says ${code}`;
}
