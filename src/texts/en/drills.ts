import type { ButtonName } from "../../drills/scenario-schema.ts";
import { duration } from "../duration.ts";

/** A scenario being played, and what is said of it afterwards. */
export const drills = {
  calledOff: "The drill was ended.",
  prompts: {
    declares: (title: string) => `Declare the incident: ${title}`,
    says: (text: string) => `Tell the room, in your own words: ${text}`,
    types: (line: string) => `Put it on record: ${line}`,
    answers: "You are being paged. Answer, or say that you can't take it.",
    reacts: "Mark the last important message with 📌.",
    invites: (who: string) => `Bring ${who} into the war room.`,
    joins: "Come into the war room.",
    clicks: {
      "take-command": "Nobody commands yet. Take command, or see that somebody does.",
      "approve-update": "An update waits for approval. Read it, then publish it or send it back.",
      "send-update-back":
        "An update waits for approval. Read it closely: is it fit for everybody? Send it back where it isn't.",
      "no-change": "An update is due and nothing is new. Say so with one press.",
      "still-on-it": "Watchfire asks whether somebody is still on it. Answer.",
      "on-a-call": "You are talking on a call. Say so, so that nobody is woken.",
      "call-over": "The call is over. Say so.",
      close: "It stayed quiet. Close the incident.",
    } satisfies Record<ButtonName, string> as Record<ButtonName, string>,
  },
  score: (a: { points: number; of: number }) => `Score: ${a.points} of ${a.of}`,
  timeline: "Timeline",
  debrief: "Debrief",
  heads: ["", "reached", "target", "points"],
  nobodyDeclared: "Nobody declared an incident, so there is nothing to look back on.",
  measures: {
    acknowledge: {
      name: "Time to acknowledge",
      never: "never",
      target: (a: { full: number; half: number | null }) =>
        a.half === null ? duration(a.full, "en") : `${duration(a.full, "en")}, at most ${duration(a.half, "en")}`,
      good: "Answered in good time.",
      late: "Answer at the first ring: every minute without an answer is one in which nobody works on it.",
      none: "Nobody answered. Agree who holds the phone, and let it ring through “do not disturb”.",
    },
    roles: {
      name: "Roles",
      figure: (a: { held: number; of: number; after: number | null }) =>
        `${a.held} of ${a.of}${a.after === null ? ", nobody in command" : `, command after ${duration(a.after, "en")}`}`,
      target: (a: { roles: string; within: number }) => `${a.roles}; command within ${duration(a.within, "en")}`,
      good: "Everybody knew who decides, who speaks and who writes.",
      missing: (roles: string) => `Give these out in the first minutes too: ${roles}. The commander can't do it all.`,
      late: (within: number) => `Take command within ${duration(within, "en")}: until then nobody decides.`,
      hats: "Give the technical work to somebody other than the commander, who then stops coordinating.",
    },
    updates: {
      name: "Updates on time",
      figure: (a: { onTime: number; due: number }) => (a.due === 0 ? "none was due" : `${a.onTime} of ${a.due}`),
      target: (every: number | null) => (every === null ? "none asked for" : `every ${duration(every, "en")}`),
      good: "Every update came when it was expected.",
      late: "Send the next update before it is due, even when nothing is new: waiting people ask, and asking costs you time.",
    },
    silence: {
      name: "Silent minutes",
      figure: (ms: number) => duration(ms, "en"),
      target: "0, without time on a call",
      good: "The room never went quiet.",
      bad: "Write a line every few minutes: what you try, and what came of it. On a call, say so.",
    },
    ticks: {
      name: "Closing conditions",
      figure: (a: { held: number; of: number }) => `${a.held} of ${a.of}`,
      never: "not resolved",
      target: "all five",
      good: "All five held before it was declared normal.",
      open: "Wait for the conditions that are open, or leave each of them to somebody with a date.",
      none: "Say when it is over: declare recovery, watch, then close.",
    },
    draft: {
      name: "Draft from the record",
      figure: (a: { told: number; of: number }) => `${a.told} of ${a.of} parts`,
      target: "all parts",
      part: {
        impact: "the impact",
        cause: "the cause",
        actions: "what was done",
        helped: "what brought it back",
        items: "a follow-up with owner and date",
      },
      good: "The record tells the whole story.",
      gaps: (parts: string) => `Put on record while it happens: ${parts}. Two days later nobody remembers.`,
    },
  },
};
