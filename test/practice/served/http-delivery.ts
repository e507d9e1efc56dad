import { createHmac } from "node:crypto";
import type { Clock } from "../../../src/clock.ts";
import type { Answer, Envelope } from "../../../src/practice/slack/delivery.ts";
import type { PracticeSlack } from "../../../src/practice/slack/practice-slack.ts";

/** Delivers to a bot over HTTP, signed as Slack signs; `url` is asked for each payload, as a balancer is. Returns how to stop. */
export function deliverOverHttp(
  slack: PracticeSlack,
  bot: { url(): string; signingSecret: string; clock: Clock },
): () => void {
  return slack.connectBot(async (envelope) => {
    const { type, body } = written(envelope);
    const timestamp = String(Math.floor(bot.clock.machineNow() / 1000));
    const signature = createHmac("sha256", bot.signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
    const { retry } = envelope;
    const response = await fetch(bot.url(), {
      method: "POST",
      body,
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": `v0=${signature}`,
        ...(retry === undefined
          ? {}
          : { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason }),
      },
    });
    return read(response);
  });
}

/** Events travel as JSON, commands as a form, interactions as JSON in a form. */
function written({ kind, body }: Envelope): { type: string; body: string } {
  if (kind === "event") return { type: "application/json", body: JSON.stringify(body) };
  const fields = kind === "command" ? (body as Record<string, string>) : { payload: JSON.stringify(body) };
  return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  if (!response.ok || text === "") return { ok: response.ok };
  const json = response.headers.get("content-type")?.startsWith("application/json") === true;
  return { ok: true, body: json ? (JSON.parse(text) as unknown) : text };
}
