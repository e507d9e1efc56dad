import type { Message, Stretch } from "./wire.ts";

/** The page never holds more of a channel than this: what is scrolled past is let go and fetched again when needed. */
const MOST_MESSAGES = 300;
export const STEP = 100;

/** Adds older messages at the front and lets the newest go when there are too many. */
export function withEarlier(held: Stretch, older: Stretch): Stretch {
  const all = [...older.messages, ...held.messages];
  const messages = all.slice(0, MOST_MESSAGES);
  return { messages, earlier: older.earlier, later: held.later || messages.length < all.length };
}

/** Adds newer messages at the end and lets the oldest go when there are too many. */
export function withLater(held: Stretch, newer: Stretch): Stretch {
  const last = held.messages.at(-1)?.ts ?? "";
  const all = [...held.messages, ...newer.messages.filter((message) => message.ts > last)];
  const messages = all.slice(-MOST_MESSAGES);
  return { messages, earlier: held.earlier || messages.length < all.length, later: newer.later };
}

/** What to ask for so that the same stretch comes back as it is now; at the live end, with what was added. */
export function renewal(held: Stretch | null): Record<string, string | number> {
  const first = held?.messages[0]?.ts;
  if (held === null || first === undefined) return { limit: STEP };
  if (held.later) return { from: first, limit: held.messages.length };
  // One step stays free, so that a busy channel doesn't push the live end out of reach between two looks.
  return held.messages.length > MOST_MESSAGES - STEP
    ? { limit: MOST_MESSAGES - STEP }
    : { limit: held.messages.length + STEP };
}

/** Keeps the very objects of messages that haven't changed, so that only the others are drawn again. */
export function keepUnchanged(held: Stretch | null, fresh: Stretch): Stretch {
  if (held === null) return fresh;
  const known = new Map(held.messages.map((message) => [message.ts, message]));
  return { ...fresh, messages: fresh.messages.map((message) => same(known.get(message.ts), message)) };
}

function same(held: Message | undefined, fresh: Message): Message {
  return held !== undefined && JSON.stringify(held) === JSON.stringify(fresh) ? held : fresh;
}
