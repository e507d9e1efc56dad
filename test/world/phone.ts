import { createHmac } from "node:crypto";
import { SECOND, type Clock, type Instant } from "../../src/clock.ts";
import type { Random } from "../simulation/random.ts";
import { PAGER_URL, WEBHOOK_SECRET } from "./config.ts";

/** What the signed webhook brought to somebody's pager, or tried to. */
export interface Ring {
  id: string;
  kind: "page" | "standDown";
  incident: string;
  step: number;
  /** A Slack user id. */
  target: string;
  attempt: number;
  /** How often the person is rung in this step. */
  ring: number;
  ackUrl: string | null;
  /** When the attempt started. */
  at: Instant;
  /** Whether the provider took it. */
  accepted: boolean;
  /** Whether we learnt that it had. */
  answered: boolean;
  /** When the attempt ended; null while it hangs. */
  until: Instant | null;
  /** The calls that a stand-down ends, by their ids. */
  ends: readonly string[];
  /** Which process made it. */
  caller: number;
}

/** A slow provider takes this long; calls overtake one another at it. */
const SLOW = [4 * SECOND, SECOND, 2 * SECOND, 8 * SECOND] as const;

/** Everybody's pagers: they remember each attempt, refuse what isn't signed, and fail when told to. */
export interface Phone {
  fetch: typeof globalThis.fetch;
  /** Every attempt, the oldest first. */
  attempts(): readonly Ring[];
  /** What arrived, the oldest first. */
  rings(person?: string): Ring[];
  /** Pages that arrived since the last question, as Slack user ids in order. */
  newPages(): string[];
  /** The provider is away: every call fails until it is brought back. */
  down(): () => void;
  /** The provider takes every call, and its answer gets lost. */
  losesAnswers(): () => void;
  /** The provider takes every call, some seconds after it was made. */
  slow(): () => void;
  /** The provider neither takes a call nor says so: only the caller's own time-out ends it. */
  hangs(): () => void;
}

export function createPhone(clock: Clock, caller: () => number, random: Random): Phone {
  const all: Ring[] = [];
  let asked = 0;
  const trouble = { down: 0, mute: 0, stuck: 0, slow: 0 };
  const begin = (kind: keyof typeof trouble) => () => {
    trouble[kind] += 1;
    return () => {
      trouble[kind] -= 1;
    };
  };
  return {
    async fetch(_input, init) {
      const body = typeof init?.body === "string" ? init.body : "";
      requireSignature(body, new Headers(init?.headers));
      const stuck = trouble.stuck > 0;
      const accepted = trouble.down === 0 && !stuck;
      const answered = accepted && trouble.mute === 0;
      const slow = accepted && trouble.slow > 0;
      const now = clock.now();
      const ring: Ring = { ...(JSON.parse(body) as Ring), at: now, accepted, answered, until: now, caller: caller() };
      all.push(ring);
      if (slow) await arrival(ring, answered);
      if (stuck) await untilGivenUp(ring, init?.signal);
      if (!answered) throw new TypeError("fetch failed");
      return new Response(null, { status: 204 });
    },
    attempts: () => all,
    rings: (person) => all.filter((ring) => ring.accepted && (person === undefined || ring.target === person)),
    newPages() {
      const fresh = all.slice(asked).filter((ring) => ring.kind === "page" && ring.accepted);
      asked = all.length;
      return fresh.map((ring) => ring.target);
    },
    down: begin("down"),
    losesAnswers: begin("mute"),
    hangs: begin("stuck"),
    slow: begin("slow"),
  };

  async function arrival(ring: Ring, answered: boolean): Promise<void> {
    Object.assign(ring, { accepted: false, answered: false, until: null });
    await new Promise<void>((resolve) => void clock.after(random.pick(SLOW), resolve));
    Object.assign(ring, { accepted: true, answered, until: clock.now() });
  }

  function untilGivenUp(ring: Ring, signal: AbortSignal | null | undefined): Promise<never> {
    ring.until = null;
    return new Promise((_, reject) => {
      signal?.addEventListener("abort", () => {
        ring.until = clock.now();
        reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
      });
    });
  }
}

function requireSignature(body: string, headers: Headers): void {
  const signed = `${headers.get("watchfire-timestamp")}.${body}`;
  const expected = createHmac("sha256", WEBHOOK_SECRET).update(signed).digest("hex");
  if (headers.get("watchfire-signature") !== `v1=${expected}`) throw new Error("A page came without our signature.");
}

export function isPager(input: Parameters<typeof globalThis.fetch>[0]): boolean {
  return String(input instanceof Request ? input.url : input).startsWith(PAGER_URL);
}
