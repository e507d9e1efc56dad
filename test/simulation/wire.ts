import type { Clock, Instant } from "../../src/clock.ts";
import type { Answer, Envelope } from "../../src/slack/intake.ts";
import type { Store } from "../../src/store/store.ts";
import { eq } from "drizzle-orm";
import { q } from "../../src/store/query.ts";
import type { Plan } from "./plan.ts";
import type { Random } from "./random.ts";

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
}

interface WirePorts {
  store: Store;
  clock(): Clock;
  random: Random;
  faults: Plan["wire"];
  watched: Watched;
}

/** Holds the bot to its receipts, delivers some things twice, and lets new channels show late in lists. */
export function watchWire(ports: WirePorts, direct: Wire): Wire {
  const { clock, random, faults, watched } = ports;
  let asked = 0;

  async function receive(envelope: Envelope): Promise<Answer> {
    const number = (asked += 1);
    const what = wordsOf(envelope);
    watched.waiting.set(number, { since: clock().now(), what });
    // A process that dies here never comes back, and the request stays open: Slack gives up on it.
    const answer = await direct.deliver(envelope);
    watched.waiting.delete(number);
    if (envelope.kind === "event") await requireReceipt(ports, envelope, answer);
    else if (!answer.ok) watched.violations.push(`L5: nobody was told what came of ${what}`);
    return answer;
  }

  return {
    async deliver(envelope) {
      const answer = receive(envelope);
      if (envelope.kind !== "event" && random.chance(faults.repeat)) {
        watched.repeated += 1;
        void receive(structuredClone(envelope));
      }
      return answer;
    },
    async fetch(input, init) {
      const answer = await direct.fetch(input, init);
      if (answer.status === 429) watched.askedToWait += 1;
      const lists = faults.listLagMs > 0 && addressOf(input).endsWith("/users.conversations");
      return lists ? withoutTheNewest(answer, clock().now() - faults.listLagMs) : answer;
    },
  };
}

/** S1: whatever was acknowledged is on disk at that moment. */
async function requireReceipt({ store, watched }: WirePorts, { body }: Envelope, answer: Answer): Promise<void> {
  const id = String(body["event_id"]);
  if (!answer.ok) return;
  const rows = await store.read(function* (tx) {
    return yield* q(tx.db.select().from(tx.tables.inbox).where(eq(tx.tables.inbox.id, id)));
  });
  if (rows.length === 0) watched.violations.push(`S1: the event ${id} was acknowledged and isn't on disk`);
}

function wordsOf({ kind, body }: Envelope): string {
  const action = (body["actions"] as { action_id?: string }[] | undefined)?.[0]?.action_id;
  return `the ${kind} ${action ?? String(body["text"] ?? body["type"])}`;
}

function addressOf(input: Parameters<typeof globalThis.fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

async function withoutTheNewest(answer: Response, before: Instant): Promise<Response> {
  const listed = (await answer.json()) as { channels?: { name: string; created: number }[] };
  const channels = listed.channels?.filter(({ name, created }) => !name.startsWith("inc-") || created * 1000 <= before);
  const { status, headers } = answer;
  return new Response(JSON.stringify(channels ? { ...listed, channels } : listed), { status, headers });
}
