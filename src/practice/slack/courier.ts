import { SECOND, MINUTE, HOUR } from "../../clock.ts";
import type { Answer, Deliver, Envelope } from "./delivery.ts";
import type { Workspace } from "./workspace.ts";

/** Carries payloads to the bot: events at least once, with Slack's retries; commands and clicks once. */
export interface Courier {
  connect(deliver: Deliver): () => void;
  sendEvent(body: Record<string, unknown>): void;
  /** The bot's answer; undefined when it gave none within three seconds. */
  send(envelope: Envelope): Promise<Answer | undefined>;
  underWay(): { deliveries: number; waiting: number };
  /** Called whenever a delivery ends. */
  onQuiet: () => void;
}

const PATIENCE_MS = 3 * SECOND;
const RETRY_AFTER_MS = [0, MINUTE, 5 * MINUTE];
const DELAYED_RETRIES = 24;

export function createCourier(workspace: Workspace): Courier {
  const { clock, faults, random } = workspace;
  let bot: Deliver | undefined;
  let deliveries = 0;
  let waiting = 0;

  const courier: Courier = {
    onQuiet: () => undefined,
    connect(deliver) {
      bot = deliver;
      workspace.changed({ kind: "bot" });
      return () => {
        if (bot !== deliver) return;
        bot = undefined;
        workspace.changed({ kind: "bot" });
      };
    },
    sendEvent(body) {
      if (random.chance(faults.deliveries.lose)) return;
      // What was true when it happened, not what is true when it arrives.
      const frozen = structuredClone(body);
      start(frozen);
      if (random.chance(faults.deliveries.duplicate)) start(frozen);
    },
    send: (envelope) => attempt(envelope),
    underWay: () => ({ deliveries, waiting }),
  };
  return courier;

  function start(body: Record<string, unknown>): void {
    const { delay, delayMs } = faults.deliveries;
    if (random.chance(delay)) later(random.between(...delayMs), () => tryEvent(body, 0));
    else tryEvent(body, 0);
  }

  function later(ms: number, action: () => void): void {
    waiting += 1;
    clock.after(ms, () => {
      waiting -= 1;
      action();
    });
  }

  function tryEvent(body: Record<string, unknown>, tries: number, reason = "http_error"): void {
    const retry = tries === 0 ? {} : { retry: { num: tries, reason } };
    // The payload is copied for each attempt, as it would be on the wire.
    const envelope: Envelope = { kind: "event", body: structuredClone(body), ...retry };
    void attempt(envelope).then((answer) => {
      const lost = answer?.ok === true && random.chance(faults.deliveries.loseAck);
      if (answer?.ok === true && !lost) return;
      const pause = retryPause(tries);
      if (pause !== undefined)
        later(pause, () => tryEvent(body, tries + 1, answer === undefined ? "http_timeout" : "http_error"));
    });
  }

  function retryPause(tries: number): number | undefined {
    const last = RETRY_AFTER_MS.length;
    if (tries < last) return RETRY_AFTER_MS[tries];
    return workspace.options.delayedEvents === true && tries < last + DELAYED_RETRIES ? HOUR : undefined;
  }

  async function attempt(envelope: Envelope): Promise<Answer | undefined> {
    deliveries += 1;
    try {
      // What the bot gets it gets after whatever caused it has ended.
      await Promise.resolve();
      const deliver = bot;
      if (deliver === undefined || faults.isDown) return { ok: false };
      return await withPatience(async () => deliver(envelope));
    } finally {
      deliveries -= 1;
      courier.onQuiet();
    }
  }

  function withPatience(work: () => Promise<Answer>): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const callOff = clock.after(PATIENCE_MS, () => resolve(undefined));
      const done = (answer: Answer) => {
        callOff();
        resolve(answer);
      };
      // A listener that throws is a bot that answers 500.
      work().then(done, () => done({ ok: false }));
    });
  }
}
