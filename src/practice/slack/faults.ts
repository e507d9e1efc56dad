import type { Random } from "../../random.ts";

/** What goes wrong with a Web API call. */
export type Mishap =
  | { kind: "latency"; ms: number | readonly [least: number, most: number] }
  | { kind: "rate_limited"; retryAfterSeconds: number }
  | { kind: "http"; status: number; applied?: boolean }
  /** The call takes effect and then the connection breaks. */
  | { kind: "lost_answer" }
  /** The connection breaks before the call takes effect. */
  | { kind: "no_connection" }
  /** No answer, ever; only the caller's own time-out ends it. It may take effect at once, or so many milliseconds later. */
  | { kind: "hang"; applied?: boolean; appliedAfterMs?: number }
  | { kind: "error"; code: string; data?: Record<string, unknown> };

interface FaultRule {
  mishap: Mishap;
  /** The Web API methods, upload and response URLs ("upload", "response_url") it strikes; every one when left out. */
  methods?: readonly string[];
  /** Only calls for this channel id. */
  channel?: string;
  /** How many calls it strikes; every one when left out. */
  times?: number;
  /** Between 0 and 1; 1 when left out. */
  probability?: number;
}

/** What goes wrong on the way to the bot. Probabilities are between 0 and 1. */
interface DeliveryFaults {
  /** An event arrives twice. */
  duplicate: number;
  /** An event arrives late, and so out of order. */
  delay: number;
  delayMs: readonly [least: number, most: number];
  /** An event never arrives. */
  lose: number;
  /** The bot's answer is lost, so that Slack sends the event again. */
  loseAck: number;
}

export interface Faults {
  /** Returns how to take it back. */
  inject(rule: FaultRule): () => void;
  /** Slack is gone: no call goes through, no event leaves. Returns how to bring it back. */
  down(): () => void;
  /** These scopes were not granted. Returns how to grant them again. */
  withoutScopes(...scopes: string[]): () => void;
  readonly deliveries: DeliveryFaults;
  /** Within so many milliseconds of machine time two creates of one channel name both succeed. */
  createRaceMs: number;
  /** Answers 429 beyond Slack's documented tiers. */
  rateTiers: boolean;
  /** No mishaps at all. */
  clear(): void;
}

export interface FaultBox extends Faults {
  readonly isDown: boolean;
  readonly missingScopes: ReadonlySet<string>;
  /** The mishaps that strike this call, in the order they were injected. */
  strike(method: string, channel: string | undefined): Mishap[];
}

const calm: DeliveryFaults = { duplicate: 0, delay: 0, delayMs: [0, 5000], lose: 0, loseAck: 0 };

export function createFaults(random: Random): FaultBox {
  let rules: { rule: FaultRule; left: number }[] = [];
  let outages = 0;
  const missing: string[] = [];
  const deliveries = { ...calm };
  const box = {
    deliveries,
    createRaceMs: 0,
    rateTiers: false,
    get isDown() {
      return outages > 0;
    },
    get missingScopes() {
      return new Set(missing);
    },
    inject(rule: FaultRule) {
      const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
      rules.push(entry);
      return () => {
        rules = rules.filter((it) => it !== entry);
      };
    },
    down() {
      outages += 1;
      return once(() => {
        outages = Math.max(0, outages - 1);
      });
    },
    withoutScopes(...scopes: string[]) {
      missing.push(...scopes);
      return once(() => {
        for (const scope of scopes) if (missing.includes(scope)) missing.splice(missing.indexOf(scope), 1);
      });
    },
    strike(method: string, channel: string | undefined) {
      const struck = rules.filter(
        ({ rule, left }) => left > 0 && concerns(rule, method, channel) && random.chance(rule.probability ?? 1),
      );
      for (const entry of struck) entry.left -= 1;
      return struck.map(({ rule }) => rule.mishap);
    },
    clear() {
      rules = [];
      outages = 0;
      missing.length = 0;
      Object.assign(deliveries, calm);
      box.createRaceMs = 0;
      box.rateTiers = false;
    },
  };
  return box;
}

function concerns(rule: FaultRule, method: string, channel: string | undefined): boolean {
  if (rule.methods !== undefined && !rule.methods.includes(method)) return false;
  return rule.channel === undefined || rule.channel === channel;
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
