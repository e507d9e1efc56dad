/** What goes wrong with a Web API call. */
export type Mishap =
  | { kind: "latency"; ms: number | readonly [least: number, most: number] }
  | { kind: "rate_limited"; retryAfterSeconds: number }
  | { kind: "http"; status: number; applied?: boolean }
  /** The call takes effect and then the connection breaks. */
  | { kind: "lost_answer" }
  /** The connection breaks before the call takes effect. */
  | { kind: "no_connection" }
  /** No answer, ever; only the caller's own time-out ends it. */
  | { kind: "hang"; applied?: boolean }
  | { kind: "error"; code: string; data?: Record<string, unknown> };

export interface FaultRule {
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
export interface DeliveryFaults {
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
