import type { z } from "zod";
import { SECOND, type Clock } from "../clock.ts";
import { TooFast } from "../engine/performer.ts";
import { Rejected } from "./notifier.ts";

const TIMEOUT = 10 * SECOND;
/** A provider that names no time is asked again after this long. */
const DEFAULT_PATIENCE = 2 * SECOND;
const LONGEST_PATIENCE = 60 * SECOND;
/** More than this of an answer tells us nothing new. */
const LONGEST_ANSWER = 64 * 1024;

export interface ProviderPorts {
  fetch: typeof globalThis.fetch;
  clock: Clock;
}

export interface Question {
  /** How errors name the provider: `Twilio`. */
  provider: string;
  url: string;
  method?: "GET" | "POST";
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/**
 * One HTTP request to a provider, and the text of its answer. Throws `Rejected` when the provider will never take it,
 * `TooFast` when it asks for patience, and an ordinary error when a later attempt may succeed. No message repeats the
 * address, which may hold a key, or anything of the answer.
 */
export async function ask({ fetch, clock }: ProviderPorts, question: Question): Promise<string> {
  const { provider, url, method = "POST", headers = {}, body } = question;
  const abort = new AbortController();
  const callOff = clock.after(TIMEOUT, () => abort.abort(new Error(`${provider} did not answer in time`)));
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      // Whoever answers with another address could send our calls anywhere.
      redirect: "manual",
      signal: abort.signal,
    }).catch((error: unknown) => {
      throw abort.signal.aborted ? abort.signal.reason : unreachable(provider, error);
    });
    judge(provider, response);
    return (await response.text()).slice(0, LONGEST_ANSWER);
  } finally {
    callOff();
  }
}

/** An answer as what it should be. Throws an ordinary error, which repeats nothing of it, when it is something else. */
export function parsed<Schema extends z.ZodType>(provider: string, answer: string, schema: Schema): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch {
    // Said below: what isn't JSON fits no schema.
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`${provider} answered something that can't be read`);
  return result.data;
}

export const formType = { "Content-Type": "application/x-www-form-urlencoded" } as const;
export const jsonType = { "Content-Type": "application/json" } as const;

/** `Authorization: Basic …` */
export function basic(user: string, password: string): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}

function judge(provider: string, response: Response): void {
  const { status } = response;
  if (response.ok) return;
  // Nobody reads the rest; an unread body would keep the connection.
  void response.body?.cancel().catch(() => undefined);
  if (status === 429) throw new TooFast(patienceOf(response.headers.get("Retry-After")));
  if (status === 408 || status >= 500) throw new Error(`${provider} answered ${status}`);
  // With redirects left alone, some clients show one as a response without a status.
  throw new Rejected(status === 0 ? `${provider} redirects` : `${provider} answered ${status}`);
}

/** Seconds, as everybody sends it; a date or nothing gets the default. */
function patienceOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? "");
  if (!Number.isFinite(seconds) || seconds <= 0) return DEFAULT_PATIENCE;
  return Math.min(seconds * SECOND, LONGEST_PATIENCE);
}

function unreachable(provider: string, error: unknown): Error {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return new Error(`${provider} can't be reached${code}`);
}
