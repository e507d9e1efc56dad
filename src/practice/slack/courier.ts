import { SECOND, MINUTE, HOUR } from "../../clock.ts";
import type { Answer, Deliver, Envelope } from "./delivery.ts";
import type { Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const PATIENCE_MS = 3 * SECOND;
const RETRY_AFTER_MS = [0, MINUTE, 5 * MINUTE];
const DELAYED_RETRIES = 24;

/** Carries payloads to the bot: events at least once, with Slack's retries; commands and clicks once. */
export class Courier {
  /** Called whenever a delivery ends. */
  onQuiet: () => void = () => undefined;
  readonly #workspace: Workspace;
  #bot: Deliver | undefined;
  #deliveries = 0;
  #waiting = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  connect(deliver: Deliver): () => void {
    this.#bot = deliver;
    this.#workspace.changed({ kind: "bot" });
    return () => {
      if (this.#bot !== deliver) return;
      this.#bot = undefined;
      this.#workspace.changed({ kind: "bot" });
    };
  }

  underWay(): { deliveries: number; waiting: number } {
    return { deliveries: this.#deliveries, waiting: this.#waiting };
  }

  sendEvent(body: Json): void {
    const { faults, random } = this.#workspace;
    if (random.chance(faults.deliveries.lose)) return;
    // What was true when it happened, not what is true when it arrives.
    const frozen = copied(body);
    this.#start(frozen);
    if (random.chance(faults.deliveries.duplicate)) this.#start(frozen);
  }

  /** Sends once. The bot's answer; undefined when it gave none within three seconds. */
  async send(envelope: Envelope): Promise<Answer | undefined> {
    this.#deliveries += 1;
    try {
      // What the bot gets it gets after whatever caused it has ended.
      await Promise.resolve();
      const deliver = this.#bot;
      if (deliver === undefined || this.#workspace.faults.isDown) return { ok: false };
      return await this.#withPatience(async () => deliver(envelope));
    } finally {
      this.#deliveries -= 1;
      this.onQuiet();
    }
  }

  #start(body: Json): void {
    const { faults, random } = this.#workspace;
    const { delay, delayMs } = faults.deliveries;
    if (random.chance(delay)) this.#later(random.between(...delayMs), () => void this.#tryEvent(body, 0));
    else void this.#tryEvent(body, 0);
  }

  #later(ms: number, action: () => void): void {
    this.#waiting += 1;
    this.#workspace.clock.after(ms, () => {
      this.#waiting -= 1;
      action();
    });
  }

  async #tryEvent(body: Json, tries: number, reason = "http_error"): Promise<void> {
    const retry = tries === 0 ? {} : { retry: { num: tries, reason } };
    // The payload is copied for each attempt, as it would be on the wire.
    const answer = await this.send({ kind: "event", body: copied(body), ...retry });
    const { faults, random } = this.#workspace;
    const arrived = answer?.ok === true && !random.chance(faults.deliveries.loseAck);
    const pause = this.#retryPause(tries);
    if (arrived || pause === undefined) return;
    const why = answer === undefined ? "http_timeout" : "http_error";
    this.#later(pause, () => void this.#tryEvent(body, tries + 1, why));
  }

  #retryPause(tries: number): number | undefined {
    const last = RETRY_AFTER_MS.length;
    if (tries < last) return RETRY_AFTER_MS[tries];
    return this.#workspace.options.delayedEvents === true && tries < last + DELAYED_RETRIES ? HOUR : undefined;
  }

  #withPatience(work: () => Promise<Answer>): Promise<Answer | undefined> {
    const patience = Promise.withResolvers<undefined>();
    const callOff = this.#workspace.clock.after(PATIENCE_MS, () => patience.resolve(undefined));
    // A listener that throws is a bot that answers 500.
    const answer = work().catch((): Answer => ({ ok: false }));
    return Promise.race([answer, patience.promise]).finally(callOff);
  }
}

/** As the wire would: what JSON can't carry doesn't arrive. */
function copied(body: Json): Json {
  return JSON.parse(JSON.stringify(body)) as Json;
}
