import { createHash } from "node:crypto";
import type { Row } from "./tables.ts";

type Event = Row<"events">;
type Linked = Pick<Event, "stream" | "seq" | "type" | "at" | "actor" | "cause" | "digest">;

/** What an erased event's content is replaced by. Its digest stays, so the chain still holds. */
export const ERASED = { body: "{}", salt: "" } as const;

/** The digest that stands for an event's content in the chain. The salt keeps a purged content from being guessed back. */
export function contentDigest(salt: string, body: string): string {
  return sha256(salt + body);
}

/** An event's link: it changes when anything in the event or before it does. `previous` is the link before it, "" for a stream's first. */
export function chainLink(previous: string, event: Linked): string {
  const { stream, seq, type, at, actor, cause, digest } = event;
  return sha256(JSON.stringify([previous, stream, seq, type, at, actor, cause, digest]));
}

/** Checks a whole stream in order. Returns the `seq` of the first event that was changed, lost or put in; null when all is as it was written. */
export function firstBrokenLink(stream: readonly Event[]): number | null {
  let previous = "";
  for (const [index, event] of stream.entries()) {
    const erased = event.body === ERASED.body && event.salt === ERASED.salt;
    const contentHolds = erased || contentDigest(event.salt, event.body) === event.digest;
    if (event.seq !== index + 1 || !contentHolds || chainLink(previous, event) !== event.hash) return event.seq;
    previous = event.hash;
  }
  return null;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
