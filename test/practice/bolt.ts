import { App } from "@slack/bolt";
import type { Receiver } from "@slack/bolt";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import type { Answer } from "../../src/practice/slack/delivery.ts";
import type { PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { silent } from "./workspace.ts";

/** A real Bolt app whose receiver is the practice Slack's delivery. */
export function boltOn(slack: PracticeSlack): App {
  const receiver: Receiver = {
    init(app) {
      slack.connectBot(
        (envelope) =>
          new Promise<Answer>((resolve) => {
            const ack = async (body?: unknown) => resolve(body === undefined ? { ok: true } : { ok: true, body });
            app.processEvent({ body: envelope.body, ack }).catch(() => resolve({ ok: false }));
          }),
      );
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  return new App({
    token: PRACTICE_BOT.token,
    receiver,
    convoStore: false,
    logger: silent,
    clientOptions: { fetch: slack.fetch, retryConfig: { retries: 0 } },
    botUserId: PRACTICE_BOT.userId,
    botId: PRACTICE_BOT.botId,
  });
}
