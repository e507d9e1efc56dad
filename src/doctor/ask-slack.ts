import { z } from "zod";
import { SECOND, type Clock } from "../clock.ts";
import { networkWords } from "./network-words.ts";

const PATIENCE = 10 * SECOND;

export interface SlackLine {
  /** Ends with a slash. */
  apiUrl: string;
  token: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
}

export type SlackSays =
  | { is: "answer"; body: Record<string, unknown>; scopes: string[] | null; date: string | null }
  | { is: "refusal"; code: string; date: string | null }
  /** It wasn't Slack who answered, or nobody did. */
  | { is: "silence"; why: string };

const bodySchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

/** Calls one method of the Web API. It never throws. */
export async function askSlack(line: SlackLine, method: string, args: Record<string, string> = {}): Promise<SlackSays> {
  try {
    const response = await within(line.clock, (signal) =>
      line.fetch(new URL(method, line.apiUrl), {
        method: "POST",
        headers: { authorization: `Bearer ${line.token}`, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(args).toString(),
        redirect: "error",
        signal,
      }),
    );
    const date = response.headers.get("date");
    const body = bodySchema.safeParse(await response.json().catch(() => null)).data;
    if (response.status === 429) return { is: "refusal", code: "ratelimited", date };
    if (body === undefined) return { is: "silence", why: `what answered ${response.status} there is not Slack's API` };
    if (!body.ok) return { is: "refusal", code: body.error ?? "unknown_error", date };
    const scopes = response.headers.get("x-oauth-scopes");
    return { is: "answer", body, scopes: scopes === null ? null : scopes.split(",").map((each) => each.trim()), date };
  } catch (error) {
    return { is: "silence", why: networkWords(error) };
  }
}

/** Gives up after ten seconds. */
export async function within<Result>(clock: Clock, run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const abort = new AbortController();
  const callOff = clock.after(PATIENCE, () => abort.abort());
  try {
    return await run(abort.signal);
  } finally {
    callOff();
  }
}
