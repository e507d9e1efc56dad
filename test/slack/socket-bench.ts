import { afterEach } from "vitest";
import type { Answer, Envelope } from "../../src/slack/intake.ts";
import { createSocketReceiver, type SocketReceiver } from "../../src/slack/receiver-socket.ts";
import { standingClock } from "../practice/workspace.ts";
import { silentLogger } from "../silent-logger.ts";
import { openSocketSlack, until } from "./socket-slack.ts";

const receivers: SocketReceiver[] = [];
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.stop();
});

/** A receiver connected to a Slack of its own; `connect` starts it and waits for both sockets. */
export async function bench(answer: (envelope: Envelope) => Answer | Promise<Answer> = () => ({ ok: true })) {
  const slack = await openSocketSlack();
  const clock = standingClock();
  const received: Envelope[] = [];
  const seen = { reconnects: 0 };
  const receive = async (envelope: Envelope): Promise<Answer> => {
    received.push(envelope);
    return answer(envelope);
  };
  const receiver = createSocketReceiver({
    intake: { receive, underWay: () => 0 },
    appToken: "xapp-1",
    apiUrl: "https://slack.test/api/",
    fetch: slack.fetch,
    clock,
    logger: silentLogger,
    onReconnect: async () => {
      seen.reconnects += 1;
    },
  });
  receivers.push(receiver);
  const connect = async (): Promise<void> => {
    receiver.start();
    await until(() => receiver.connected());
    await clock.move(10_000);
    await until(() => slack.sockets().length === 2);
    await settle();
  };
  return { slack, clock, received, receiver, seen, connect };
}

export const event = (number: number) => ({ type: "event_callback", event_id: `Ev${number}` });

/** What is on its way arrives. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
