import { Refusal } from "../refusal.ts";
import type { By, CommandOf, CommandType, IncidentCommand } from "./commands.ts";
import { passDeadline } from "./deadlines.ts";
import { answered } from "./decisions/answering.ts";
import { declare } from "./decisions/declare.ts";
import { entries } from "./decisions/entries.ts";
import { after } from "./decisions/escalation.ts";
import { lifecycle } from "./decisions/lifecycle.ts";
import { paging } from "./decisions/paging.ts";
import { reports } from "./decisions/reports.ts";
import { roles } from "./decisions/roles.ts";
import { severity } from "./decisions/severity.ts";
import { updates } from "./decisions/updates.ts";
import type { IncidentEvent } from "./events.ts";
import { isActive, isOver, type Incident } from "./incident.ts";
import type { Facts } from "./rules.ts";
import { isGraver } from "./severity.ts";
import { requireMember } from "./authority.ts";

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
  requireMember(by);
  if (command.type === "declare") return incident === null ? declare(command, number, by, facts) : [];
  if (incident === null) throw new Refusal("noSuchIncident", { incident: `INC-${number}` });
  if (isOver(incident) && !allowedAfterTheEnd.has(command.type)) {
    throw new Refusal("incidentOver", { incident: `INC-${incident.number}`, phase: incident.phase });
  }
  const decision = decisions[command.type] as (command: IncidentCommand, given: Case) => IncidentEvent[];
  const answer = answerByActing(command, { incident, by, facts });
  // A refused act says nothing: the refusal comes out of here, and with it goes the answer.
  return [...answer, ...decision(command, after({ incident, by, facts }, answer))];
}

/** Whoever is being called and steers the incident meanwhile is there: to ring on would only wake the next. */
function answerByActing(command: IncidentCommand, given: Case): IncidentEvent[] {
  const { incident, by } = given;
  if (by.kind !== "person" || !steering.has(command.type) || !isActive(incident)) return [];
  // Lowering may end the calls altogether, and says so itself.
  if (command.type === "setSeverity" && isGraver(incident.severity, command.severity)) return [];
  const ringing = incident.paging.calls.some((call) => call.person === by.id && call.state === "ringing");
  return ringing ? answered(given, by.id, "act") : [];
}

const steering: ReadonlySet<CommandType> = new Set<CommandType>([
  "assignRole",
  "confirmHandoff",
  "setSeverity",
  "setService",
  "writeEntry",
  "giveEta",
  "giveImpact",
  "identify",
  "draftUpdate",
  "editUpdate",
  "approveUpdate",
  "publishNothingNew",
]);

const allowedAfterTheEnd: ReadonlySet<CommandType> = new Set<CommandType>([
  "reopen",
  "addFollowUp",
  "writeEntry",
  "answerPage",
  "declinePage",
  "ratePage",
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
  "reportRoomLost",
  "reportRoomUnarchived",
  "reportRoomRegained",
  "reportThreadOpened",
  "reportSurfacePlaced",
  "reportCall",
  "reportReceipt",
  "reportPostmortem",
]);
