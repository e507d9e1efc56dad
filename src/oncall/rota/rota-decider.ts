import type { Decider } from "../../engine/decider.ts";
import type { By } from "../../incident/commands.ts";
import { contentVersion } from "../content-version.ts";
import type { RotaCommand } from "./commands.ts";
import { acceptCover, askCover, askSwap, callOffCover, declineCover, lapses, type Case } from "./cover.ts";
import { laneOf, react, rotaEffectSchema, type RotaEffect } from "./effects.ts";
import { rotaEventSchema, type RotaEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { RotaFacts } from "./facts.ts";
import { newRota, type Rota } from "./rota.ts";
import {
  confirmationDueAt,
  confirmHandOver,
  dueHandOver,
  nextHandOverAt,
  noteForHandOver,
  overdueHandOver,
  rateShift,
} from "./shift-change.ts";

/** A team's rota: cover, swaps and hand-overs, on top of the schedule in the configuration. */
export const rotaDecider: Decider<Rota, RotaCommand, RotaEvent, RotaEffect, RotaFacts> = {
  name: "rota",
  eventSchema: rotaEventSchema,
  effectSchema: rotaEffectSchema,
  initial: newRota,
  decide,
  evolve,
  react,
  laneOf,
  isUrgent: () => false,
  nextDeadline(rota, facts) {
    const { schedule } = facts;
    if (schedule === null) return null;
    const waiting = rota.covers.flatMap(({ state, lapsesAt }) => (state === "asked" ? [lapsesAt] : []));
    const all = [...waiting, nextHandOverAt(rota, { ...facts, schedule }), confirmationDueAt(rota)];
    const due = all.filter((at) => at !== null);
    return due.length === 0 ? null : Math.min(...due);
  },
  passDeadline: { type: "passDeadline" },
};

function decide(rota: Rota, command: RotaCommand, { by, facts }: { by: By; facts: RotaFacts }): RotaEvent[] {
  if (command.type === "reportPlaced") {
    const { surface, channel, ts } = command;
    return [{ type: "surfacePlaced", surface, channel, ts }];
  }
  const { schedule } = facts;
  // A team that the configuration doesn't have any more: what was under way stays as it is.
  if (schedule === null) return [];
  return decideOn({ rota, by, facts: { ...facts, schedule } }, command);
}

function decideOn(given: Case, command: Exclude<RotaCommand, { type: "reportPlaced" }>): RotaEvent[] {
  switch (command.type) {
    case "noteSchedule": {
      const { layers, manager } = given.facts.schedule;
      const version = contentVersion([layers, manager]);
      return version === given.rota.schedule ? [] : [{ type: "scheduleNoted", version }];
    }
    case "askCover":
      return askCover(given, command);
    case "askSwap":
      return askSwap(given, command);
    case "acceptCover":
      return acceptCover(given, command);
    case "declineCover":
      return declineCover(given, command);
    case "callOffCover":
      return callOffCover(given, command);
    case "noteForHandOver":
      return noteForHandOver(given, command);
    case "confirmHandOver":
      return confirmHandOver(given, command);
    case "rateShift":
      return rateShift(given, command);
    case "passDeadline":
      return [...lapses(given), ...dueHandOver(given), ...overdueHandOver(given)];
  }
}
