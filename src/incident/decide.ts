import { Refusal } from "../refusal.ts";
import type { By, CommandOf, CommandType, IncidentCommand } from "./commands.ts";
import { passDeadline } from "./deadlines.ts";
import { declare } from "./decisions/declare.ts";
import { entries } from "./decisions/entries.ts";
import { lifecycle } from "./decisions/lifecycle.ts";
import { paging } from "./decisions/paging.ts";
import { reports } from "./decisions/reports.ts";
import { roles } from "./decisions/roles.ts";
import { severity } from "./decisions/severity.ts";
import { updates } from "./decisions/updates.ts";
import type { IncidentEvent } from "./events.ts";
import { isOver, type Incident } from "./incident.ts";
import type { Facts } from "./rules.ts";

/** Everything a decision may look at. `number` is the number a new incident will bear. */
export interface Case {
  incident: Incident;
  by: By;
  facts: Facts;
}

export type Decide<Type extends CommandType> = (command: CommandOf<Type>, given: Case) => IncidentEvent[];

type Decisions = { [Type in Exclude<CommandType, "declare">]: Decide<Type> };

const decisions: Decisions = {
  ...lifecycle,
  ...severity,
  ...roles,
  ...paging,
  ...entries,
  ...updates,
  ...reports,
  passDeadline: (_command, given) => passDeadline(given),
};

/**
 * What follows from a command: events, in order; none when there is nothing to do.
 * Throws a Refusal when a rule says no to the person who asked.
 */
export function decide(
  incident: Incident | null,
  command: IncidentCommand,
  { by, facts, number }: { by: By; facts: Facts; number: number },
): IncidentEvent[] {
  if (by.kind === "person" && by.standing !== "member") throw new Refusal("notAMember");
  if (command.type === "declare") return incident === null ? declare(command, number, by, facts) : [];
  if (incident === null) throw new Refusal("noSuchIncident", { incident: `INC-${number}` });
  if (isOver(incident) && !allowedAfterTheEnd.has(command.type)) {
    throw new Refusal("incidentOver", { incident: `INC-${incident.number}`, phase: incident.phase });
  }
  const decision = decisions[command.type] as (command: IncidentCommand, given: Case) => IncidentEvent[];
  return decision(command, { incident, by, facts });
}

const allowedAfterTheEnd: ReadonlySet<CommandType> = new Set<CommandType>([
  "reopen",
  "addFollowUp",
  "writeEntry",
  "answerPage",
  "declinePage",
  "speak",
  "passDeadline",
  "confirmSilence",
  "close",
  "cancel",
  // The all-clear often waits for its approval longer than the incident lasts.
  "approveUpdate",
  "sendUpdateBack",
  "reportRoomOpened",
  "reportRoomRefused",
  "reportThreadOpened",
  "reportSurfacePlaced",
  "reportCall",
  "reportPostmortem",
]);
