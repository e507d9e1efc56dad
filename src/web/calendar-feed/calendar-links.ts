import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Parts } from "../../parts.ts";
import { lockStream } from "../../store/event-rows.ts";
import { putSetting, setting } from "../../store/setting-rows.ts";

const SECRET = "calendarLinkSecret";

/** Whose shifts a calendar shows: one person's in all teams, or everybody's in one team. */
export interface CalendarOf {
  readonly kind: "person" | "team";
  /** A Slack user id, or a team's name. */
  readonly id: string;
}

type LinkParts = Pick<Parts, "store" | "entropy" | "publicUrl">;

export interface CalendarLinks {
  /** The secret address of a calendar; null where no calendar reaches us. */
  urlFor(of: CalendarOf): Promise<string | null>;
  /** Makes the address void, and another one. */
  renew(of: CalendarOf): Promise<void>;
  /** What an address stands for; null for what isn't ours or has been renewed since. */
  read(token: string): Promise<CalendarOf | null>;
}

/**
 * An address is signed with 256 bits and tells its edition: nothing secret but the key is stored, and a new edition makes
 * all older ones void.
 */
export function createCalendarLinks({ store, entropy, publicUrl }: LinkParts): CalendarLinks {
  let known: string | null = null;
  const secret = async (): Promise<string> => (known ??= await secretIn(store, entropy));
  const editionKey = ({ kind, id }: CalendarOf): string => `calendarEdition:${kind}:${id}`;
  const editionOf = async (of: CalendarOf): Promise<number> =>
    Number((await store.read((tx) => setting(tx, editionKey(of)))) ?? 0);
  return {
    async urlFor(of) {
      if (publicUrl === null) return null;
      const body = Buffer.from(JSON.stringify([of.kind, of.id, await editionOf(of)])).toString("base64url");
      return `${publicUrl}/calendar/${body}.${sign(await secret(), body)}.ics`;
    },
    async renew(of) {
      await store.transaction(function* (tx) {
        yield* lockStream(tx, editionKey(of));
        const edition = Number((yield* setting(tx, editionKey(of))) ?? 0);
        yield* putSetting(tx, editionKey(of), String(edition + 1));
      });
    },
    async read(token) {
      const [body, signature, ...more] = token.split(".");
      if (!body || !signature || more.length > 0 || !same(signature, sign(await secret(), body))) return null;
      const [kind, id, edition] = bodySchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
      const of = { kind, id };
      return edition === (await editionOf(of)) ? of : null;
    },
  };
}

const bodySchema = z.tuple([z.enum(["person", "team"]), z.string(), z.number().int()]);

function sign(secret: string, body: string): string {
  return createHmac("sha256", secret).update(`calendar.${body}`).digest("base64url");
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Made once; two processes that start together agree on one. */
function secretIn(store: LinkParts["store"], entropy: LinkParts["entropy"]): Promise<string> {
  const fresh = entropy.token(32);
  return store.transaction(function* (tx) {
    yield* lockStream(tx, SECRET);
    const kept = yield* setting(tx, SECRET);
    if (kept === null) yield* putSetting(tx, SECRET, fresh);
    return kept ?? fresh;
  });
}
