import { MINUTE, type Clock, type Instant } from "../../src/clock.ts";
import type { Answer, Envelope } from "../../src/slack/intake.ts";
import { clockError } from "./patience.ts";
import type { SeedStore } from "./seed-store.ts";
import type { Plan } from "./plan.ts";
import type { Random } from "./random.ts";

/** Where signs of life go. */
export const SWITCH = "https://hc-ping.com/the-simulation";

/** What goes over the wire between Slack and the bot, watched and made worse. */
export interface Wire {
  deliver(envelope: Envelope): Promise<Answer>;
  fetch: typeof globalThis.fetch;
}

export interface Watched {
  /** What was wrong with how something was received or answered. */
  violations: string[];
  /** Requests not answered yet: since when, and what. */
  waiting: Map<number, { since: Instant; what: string }>;
  repeated: number;
  askedToWait: number;
  /** Events that had to be sent again because they could not be kept. */
  refused: number;
  /** Events by how often they came. */
  events: Map<string, number>;
  /** Answers of HTML where JSON was promised. */
  nonsense: number;
  unanswered: number;
  /** When a sign of life arrived outside. */
  pings: Instant[];
}

export function nothingWatched(): Watched {
  return {
    violations: [],
    waiting: new Map(),
    repeated: 0,
    askedToWait: 0,
    refused: 0,
    events: new Map(),
    nonsense: 0,
    unanswered: 0,
    pings: [],
  };
}

interface WirePorts {
  database: SeedStore["client"];
  clock(): Clock;
  random: Random;
  plan: Plan;
  watched: Watched;
  /** Whether the bot can be expected to do anything at all. */
  works(): boolean;
}

/** Holds the bot to its receipts, delivers some things twice, and lets new channels show late in lists. */
export function watchWire(ports: WirePorts, direct: Wire): Wire {
  const { clock, random, plan, watched, works } = ports;
  const receipt = ports.database.prepare<[string]>("select 1 from inbox where id = ?");
  const incident = ports.database.prepare<[number]>("select 1 from incidents where id = ?");
  const waiting = ports.database
    .prepare<[number], string>("select id from effects where status = 'pending' and urgent and run_at < ?")
    .pluck();
  let asked = 0;

  async function receive(envelope: Envelope): Promise<Answer> {
    const number = (asked += 1);
    watched.waiting.set(number, { since: clock().now(), what: wordsOf(envelope) });
    // A process that dies here never comes back, and the request stays open: Slack gives up on it.
    const answer = await direct.deliver(envelope);
    watched.waiting.delete(number);
    if (envelope.kind === "event") requireReceipt(envelope, answer);
    else requireAnswer(envelope, answer);
    return answer;
  }

  /** S1: whatever was acknowledged is on disk at that moment. */
  function requireReceipt({ body }: Envelope, answer: Answer): void {
    const id = String(body["event_id"]);
    watched.events.set(id, (watched.events.get(id) ?? 0) + 1);
    if (!answer.ok) watched.refused += 1;
    else if (receipt.get(id) === undefined)
      watched.violations.push(`S1: the event ${id} was acknowledged and isn't on disk`);
  }

  /** L5, and S1 for what is done at once: an incident that somebody was told of exists. */
  function requireAnswer(envelope: Envelope, answer: Answer): void {
    const what = wordsOf(envelope);
    if (!answer.ok && works()) watched.violations.push(`L5: nobody was told what came of ${what}`);
    if (!answer.ok) watched.unanswered += 1;
    for (const [, number] of JSON.stringify(answer.body ?? "").matchAll(/INC-(\d+)/g)) {
      if (incident.get(Number(number)) === undefined)
        watched.violations.push(`S1: ${what} was answered with INC-${number}, which isn't on disk`);
    }
  }

  /** L6: it stays away within a minute of a page that nobody takes up. */
  function pinged(): Response {
    const now = clock().now();
    watched.pings.push(now);
    for (const id of waiting.all(now - MINUTE - clockError(plan)))
      watched.violations.push(`L6: a sign of life went out while ${id} had been overdue for a minute`);
    return new Response(null, { status: 204 });
  }

  return {
    async deliver(envelope) {
      const answer = receive(envelope);
      if (envelope.kind !== "event" && random.chance(plan.rates.repeat)) {
        watched.repeated += 1;
        void receive(structuredClone(envelope));
      }
      return answer;
    },
    async fetch(input, init) {
      if (addressOf(input) === SWITCH) return pinged();
      const answer = await direct.fetch(input, init);
      if (answer.status === 429) watched.askedToWait += 1;
      if (answer.ok && isNonsense(addressOf(input), answer)) watched.nonsense += 1;
      const lists = plan.listLagMs > 0 && /\/(users\.conversations|conversations\.list)$/.test(addressOf(input));
      return lists ? withoutTheNewest(answer, clock().now() - plan.listLagMs) : answer;
    },
  };
}

function wordsOf({ kind, body }: Envelope): string {
  const action = (body["actions"] as { action_id?: string }[] | undefined)?.[0]?.action_id;
  return `the ${kind} ${action ?? String(body["text"] ?? body["type"])}`;
}

function addressOf(input: Parameters<typeof globalThis.fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

function isNonsense(address: string, { headers }: Response): boolean {
  return address.includes("/api/") && !(headers.get("content-type") ?? "").includes("json");
}

async function withoutTheNewest(answer: Response, before: Instant): Promise<Response> {
  const listed = (await answer.json()) as { channels?: { name: string; created: number }[] };
  const channels = listed.channels?.filter(({ name, created }) => !name.startsWith("inc-") || created * 1000 <= before);
  const { status, headers } = answer;
  return new Response(JSON.stringify(channels ? { ...listed, channels } : listed), { status, headers });
}
