import { WebClient } from "@slack/web-api";
import { systemClock } from "../../src/clock.ts";
import type { Clock } from "../../src/clock.ts";
import { PRACTICE_BOT, practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import type { PracticeSlack, PracticeSlackOptions } from "../../src/practice/slack/practice-slack.ts";
import type { Answer, Envelope } from "../../src/practice/slack/delivery.ts";

const everyScope =
  "commands chat:write chat:write.public app_mentions:read channels:manage channels:join channels:read channels:history groups:write groups:read groups:history im:read im:write im:history mpim:read mpim:write mpim:history users:read users:read.email usergroups:read reactions:read reactions:write pins:read pins:write bookmarks:read bookmarks:write files:read files:write canvases:read canvases:write dnd:read team:read".split(
    " ",
  );

export function openWorkspace(options: Partial<PracticeSlackOptions> = {}): {
  slack: PracticeSlack;
  client: WebClient;
} {
  const slack = createPracticeSlack({ clock: systemClock, cast: practiceCast, botScopes: everyScope, ...options });
  return { slack, client: clientOf(slack) };
}

export function clientOf(slack: PracticeSlack, token: string = PRACTICE_BOT.token): WebClient {
  return new WebClient(token, {
    fetch: slack.fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

const nothing = () => undefined;
export const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => "error" as never,
  setName: nothing,
};

/** Everything that is delivered, answered with 200 unless told otherwise. */
export function recordDeliveries(
  slack: PracticeSlack,
  answer: (envelope: Envelope) => Answer | Promise<Answer> = () => ({ ok: true }),
) {
  const envelopes: Envelope[] = [];
  const disconnect = slack.connectBot(async (envelope) => {
    envelopes.push(envelope);
    return answer(envelope);
  });
  const events = (type?: string) =>
    envelopes
      .filter((it) => it.kind === "event")
      .map((it) => it.body["event"] as Record<string, unknown> & { type: string; subtype?: string })
      .filter((it) => type === undefined || it.type === type);
  return { envelopes, events, disconnect };
}

/** The error code that Slack answered. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: { error?: string } };
    if (data?.error !== undefined) return data.error;
    throw error;
  }
  throw new Error("Slack did as it was told");
}

/** A clock that stands until it is moved. */
export function standingClock(
  start = Date.parse("2026-03-02T09:00:00Z"),
): Clock & { move: (ms: number) => Promise<void> } {
  let now = start;
  let timers: { at: number; wake: () => void }[] = [];
  const after = (ms: number, wake: () => void) => {
    const timer = { at: now + ms, wake };
    timers.push(timer);
    return () => {
      timers = timers.filter((it) => it !== timer);
    };
  };
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => now,
    machineNow: () => now,
    after,
    at: (instant, wake) => after(instant - now, wake),
    async move(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const due = timers.filter((it) => it.at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((it) => it !== due);
        now = Math.max(now, due.at);
        due.wake();
        await settle();
      }
      now = until;
    },
  };
}
