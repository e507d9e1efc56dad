import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { HOUR, type Instant } from "../../clock.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { lockStream } from "../../store/event-rows.ts";
import { readShortCode, shortCode, ticketOf } from "./short-code.ts";
import { putSetting, setting } from "../../store/setting-rows.ts";

/** A link answers for so long, in incident time. */
const LIFETIME = 24 * HOUR;
const SECRET = "answerLinkSecret";

/** Which call a link answers, and for whom. */
export interface Ticket {
  incident: number;
  step: number;
  person: string;
}

type LinkParts = Pick<Parts, "store" | "clock" | "entropy" | "publicUrl">;

export interface AnswerLinks {
  /** Where a browser answers this call; null where no browser reaches us. */
  urlFor(ticket: Ticket): Promise<string | null>;
  /** The same in few characters, for a text message. It leads to the long one. */
  shortUrlFor(incident: Incident, ticket: Ticket): Promise<string | null>;
  /** The long address behind a short one; null for what isn't ours or answers no call. */
  readShort(code: string, load: (incident: number) => Promise<Incident | null>): Promise<string | null>;
  /** What a link's token stands for. Whether it has expired is told apart, for an old link deserves an answer. */
  read(token: string): Promise<{ ticket: Ticket; expired: boolean } | null>;
}

export function createAnswerLinks(parts: LinkParts): AnswerLinks {
  let known: string | null = null;
  const secret = async (): Promise<string> => (known ??= await secretIn(parts));
  const links: AnswerLinks = {
    async urlFor({ incident, step, person }) {
      if (parts.publicUrl === null) return null;
      const body = encode([incident, step, person, parts.clock.now() + LIFETIME]);
      return `${parts.publicUrl}/answer/${body}.${sign(await secret(), body)}`;
    },
    async shortUrlFor(incident, ticket) {
      if (parts.publicUrl === null) return null;
      const code = shortCode(incident, ticket, await secret());
      return code && `${parts.publicUrl}/a/${code}`;
    },
    async readShort(code, load) {
      const read = readShortCode(code, await secret());
      const incident = read && (await load(read.incident));
      const ticket = read && incident && ticketOf(read, incident);
      return ticket && ticket.calledAt + LIFETIME >= parts.clock.now() ? links.urlFor(ticket) : null;
    },
    async read(token) {
      const [body, signature, ...more] = token.split(".");
      if (!body || !signature || more.length > 0) return null;
      if (!same(signature, sign(await secret(), body))) return null;
      const [incident, step, person, until] = bodySchema.parse(decode(body));
      return { ticket: { incident, step, person }, expired: until < parts.clock.now() };
    },
  };
  return links;
}

const bodySchema = z.tuple([z.number().int().positive(), z.number().int(), z.string(), z.number().int()]);

function encode(body: [number, number, string, Instant]): string {
  return Buffer.from(JSON.stringify(body)).toString("base64url");
}

function decode(body: string): unknown {
  return JSON.parse(Buffer.from(body, "base64url").toString());
}

function sign(secret: string, body: string): string {
  return createHmac("sha256", secret).update(`answer.${body}`).digest("base64url");
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Made once; two processes that start together agree on one. */
function secretIn({ store, entropy }: LinkParts): Promise<string> {
  const fresh = entropy.token(32);
  return store.transaction(function* (tx) {
    yield* lockStream(tx, SECRET);
    const kept = yield* setting(tx, SECRET);
    if (kept === null) yield* putSetting(tx, SECRET, fresh);
    return kept ?? fresh;
  });
}
