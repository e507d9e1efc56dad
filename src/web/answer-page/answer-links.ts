import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { HOUR } from "../../clock.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { linkSecret } from "../link-secret.ts";
import { readShortCode, readShortRehearsal, shortCode, shortRehearsal, ticketOf } from "./short-code.ts";

/** A link answers for so long, in incident time. */
const LIFETIME = 24 * HOUR;

/** Which call a link answers, and for whom. */
export interface Ticket {
  incident: number;
  step: number;
  person: string;
}

/** Which rehearsal a link confirms, by which means, and whose it is. */
export interface RehearsalTicket {
  rehearsal: number;
  means: string;
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
  /** Where a browser confirms a rehearsal; null where no browser reaches us. */
  rehearsalUrl(ticket: RehearsalTicket): Promise<string | null>;
  /** The same in few characters. It stands for the person's rehearsal of that number, whichever is current then. */
  shortRehearsalUrl(ticket: Omit<RehearsalTicket, "means">): Promise<string | null>;
  /** Whose rehearsal a short code confirms; null when it isn't ours or the rehearsal is no longer current. */
  readShortRehearsal(
    code: string,
    current: (person: string) => Promise<number | null>,
  ): Promise<Omit<RehearsalTicket, "means"> | null>;
  /** What a link's token stands for. Whether it has expired is told apart, for an old link deserves an answer. */
  read(token: string): Promise<{ ticket: Ticket | RehearsalTicket; expired: boolean } | null>;
}

export function createAnswerLinks(parts: LinkParts): AnswerLinks {
  let known: string | null = null;
  const secret = async (): Promise<string> =>
    (known ??= await parts.store.transaction((tx) => linkSecret(tx, parts.entropy)));
  return {
    async urlFor({ incident, step, person }) {
      if (parts.publicUrl === null) return null;
      return longUrl([incident, step, person, parts.clock.now() + LIFETIME]);
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
      // One that is too old leads to the page that says so.
      return ticket && longUrl([ticket.incident, ticket.step, ticket.person, ticket.calledAt + LIFETIME]);
    },
    async rehearsalUrl({ rehearsal, means, person }) {
      if (parts.publicUrl === null) return null;
      return longUrl(["rehearsal", rehearsal, means, person, parts.clock.now() + LIFETIME]);
    },
    async shortRehearsalUrl({ rehearsal, person }) {
      if (parts.publicUrl === null) return null;
      return `${parts.publicUrl}/a/${shortRehearsal(person, rehearsal, await secret())}`;
    },
    async readShortRehearsal(code, current) {
      const person = /^R-([A-Z0-9]+)-/.exec(code.toUpperCase())?.[1] ?? null;
      const rehearsal = person && (await current(person));
      if (person === null || rehearsal === null) return null;
      return readShortRehearsal(code, { person, rehearsal: Number(rehearsal) }, await secret());
    },
    async read(token) {
      const [body, signature, ...more] = token.split(".");
      if (!body || !signature || more.length > 0) return null;
      if (!same(signature, sign(await secret(), body))) return null;
      const { until, ticket } = bodySchema.parse(decode(body));
      return { ticket, expired: until < parts.clock.now() };
    },
  };

  async function longUrl(content: Body): Promise<string> {
    const body = encode(content);
    return `${parts.publicUrl}/answer/${body}.${sign(await secret(), body)}`;
  }
}

const count = z.number().int();
const bodySchema = z.union([
  z
    .tuple([count.positive(), count, z.string(), count])
    .transform(([incident, step, person, until]) => ({ ticket: { incident, step, person }, until })),
  z
    .tuple([z.literal("rehearsal"), count, z.string(), z.string(), count])
    .transform(([, rehearsal, means, person, until]) => ({ ticket: { rehearsal, means, person }, until })),
]);
type Body = z.input<typeof bodySchema>;

function encode(body: Body): string {
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
