import type { Instant } from "../clock.ts";
import type { EventType, Recorded } from "../incident/events.ts";
import type { Incident } from "../incident/incident.ts";

/** A message of the room as it stands now; its earlier versions are kept elsewhere. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly person: string | null;
  /** message, file, join, leave, topic, … */
  readonly kind: string;
  /** mrkdwn as Slack wrote it. */
  readonly text: string;
  readonly files: readonly string[];
  readonly at: Instant;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly moment: boolean;
  /** Posted by Watchfire. `effect` is what it told of, when that is known. */
  readonly own: boolean;
  readonly effect: string | null;
  /** Somebody's words: neither a bot's nor Slack's telling of something. */
  readonly spoken: boolean;
}

/** The message in which something can be read. */
export interface Source {
  readonly channel: string;
  readonly ts: string;
}

/** One line of the record. `n` is its place in the whole record, by which documents cite it. */
export interface Line {
  readonly n: number;
  /** When it happened, which for an entry may lie before it was written down. */
  readonly at: Instant;
  readonly what:
    | { readonly kind: "event"; readonly recorded: Recorded }
    | { readonly kind: "message"; readonly message: Message };
  readonly source: Source | null;
  /** Whether it stands on the timeline of highlights: what happened to the incident, and moments. */
  readonly highlight: boolean;
}

/**
 * The whole record of an incident in the order in which things happened. Watchfire's own posts are no lines: they tell
 * of events, and are where those can be read.
 */
export function recordOf(incident: Incident, history: readonly Recorded[], messages: readonly Message[]): Line[] {
  const told = sourcesByEvent(messages);
  const events = history
    .filter(({ event }) => !untold.has(event.type))
    .map((recorded) => ({
      at: recorded.event.type === "entryWritten" ? recorded.event.happenedAt : recorded.at,
      what: { kind: "event" as const, recorded },
      source: told.get(recorded.seq) ?? shownAt(incident, recorded),
      highlight: !asides.has(recorded.event.type),
    }));
  const words = messages
    .filter((message) => !message.own && message.kind !== "unseen")
    .map((message) => ({
      at: message.at,
      what: { kind: "message" as const, message },
      source: { channel: message.channel, ts: message.ts },
      highlight: message.moment,
    }));
  return [...events, ...words]
    .toSorted((left, right) => left.at - right.at)
    .map((line, index) => ({ n: index + 1, ...line }));
}

/** What only keeps the machinery going. */
const untold: ReadonlySet<EventType> = new Set<EventType>([
  "surfacePlaced",
  "roomOpened",
  "threadOpened",
  "severityAsked",
  "approvalOverdue",
  "reminderPutOff",
  "postmortemDrafted",
  "watchEnded",
]);

/** What is on record but isn't worth a highlight. */
const asides: ReadonlySet<EventType> = new Set<EventType>([
  "callReported",
  "receiptCame",
  "updateDrafted",
  "updateEdited",
  "updateSentBack",
  "updateReminded",
  "remindersStopped",
  "silenceBroken",
  "watchExtended",
  "oneHeadTwoHats",
  "pagingStopped",
  "handoffRequested",
  "handoffOverdue",
]);

/** An effect's id names the event that asked for it: `incident:42:7:0` tells of event 7. */
function sourcesByEvent(messages: readonly Message[]): Map<number, Source> {
  const sources = new Map<number, Source>();
  for (const { effect, channel, ts, deleted } of messages) {
    const seq = Number(effect?.split(":")[2]);
    if (effect !== null && !deleted && !sources.has(seq)) sources.set(seq, { channel, ts });
  }
  return sources;
}

/** Where an event shows that no message of its own tells of: the message it came from, a living one, the card at last. */
function shownAt({ origin, surfaces, place }: Incident, { event }: Recorded): Source | null {
  if (event.type === "incidentDeclared" && origin.channel !== null && origin.ts !== null) {
    return { channel: origin.channel, ts: origin.ts };
  }
  const living = "update" in event ? `update/${event.update}` : "handoff" in event ? `handoff/${event.handoff}` : null;
  const shown = (living === null ? undefined : surfaces[living]) ?? surfaces["card"];
  if (shown !== undefined) return { channel: shown.channel, ts: shown.ts };
  return place?.threadTs ? { channel: place.channel, ts: place.threadTs } : null;
}
