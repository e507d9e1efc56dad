import { z } from "zod";
import type { Decider } from "../../engine/decider.ts";
import type { Recorded } from "../../incident/events.ts";
import type { ReachCommand } from "./commands.ts";
import { decide, type ReachFacts } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { reachEventSchema, type ReachEvent } from "./events.ts";
import { REHEARSAL_LASTS, unknownReach, type PersonReach } from "./person-reach.ts";
import { SLACK } from "./reach.ts";

const number = z.number().int().positive();
const means = z.string();

const reachEffectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sendCode"), number, means }),
  z.object({ kind: z.literal("rehearse"), number, means }),
  /** Ends the noise of a way that goes on by itself. */
  z.object({ kind: z.literal("endRehearsal"), number, means }),
  z.object({ kind: z.literal("showRehearsal"), number }),
  z.object({ kind: z.literal("tellUndelivered"), number, means }),
]);
export type ReachEffect = z.infer<typeof reachEffectSchema>;

/** How each person is reached: `person:U01GRACE`. */
export const reachDecider: Decider<PersonReach, ReachCommand, ReachEvent, ReachEffect, ReachFacts> = {
  name: "person",
  eventSchema: reachEventSchema,
  effectSchema: reachEffectSchema,
  initial: unknownReach,
  decide,
  evolve,
  react,
  laneOf,
  isUrgent: () => false,
  nextDeadline: ({ rehearsal }) =>
    rehearsal === null || rehearsal.endedAt !== null ? null : rehearsal.at + REHEARSAL_LASTS,
  passDeadline: { type: "passDeadline" },
};

/** Slack's own lane: the message is posted before it is drawn anew. */
const SHOWN = `rehearsal/${SLACK}`;

function laneOf(effect: ReachEffect): string {
  switch (effect.kind) {
    case "sendCode":
      return `code/${effect.means}`;
    case "tellUndelivered":
      return "code";
    case "showRehearsal":
      return SHOWN;
    default:
      return `rehearsal/${effect.means}`;
  }
}

function react({ rehearsal, verification }: PersonReach, { event }: Recorded<ReachEvent>): ReachEffect[] {
  switch (event.type) {
    case "verificationAsked":
      return [{ kind: "sendCode", number: event.number, means: event.means }];
    case "codeUndelivered":
      return [{ kind: "tellUndelivered", number: event.number, means: verification!.means }];
    case "rehearsalBegun":
      return event.means.map((each) => ({ kind: "rehearse", number: event.number, means: each }));
    case "rehearsalSent":
      return event.placed === null ? [show(event.number)] : [];
    case "rehearsalFailed":
      return [show(event.number)];
    case "rehearsalConfirmed":
      return [show(event.number), ...quiet(event.number, [event.means])];
    case "rehearsalEnded": {
      const unheard = rehearsal!.means.filter(({ state }) => state === "sent" || state === "waiting");
      const ways = unheard.map(({ name }) => name);
      return [show(event.number), ...quiet(event.number, ways)];
    }
    default:
      return [];
  }
}

function show(rehearsal: number): ReachEffect {
  return { kind: "showRehearsal", number: rehearsal };
}

function quiet(rehearsal: number, ways: readonly string[]): ReachEffect[] {
  const outside = ways.filter((each) => each !== SLACK);
  return outside.map((each) => ({ kind: "endRehearsal", number: rehearsal, means: each }));
}
