import { Refusal } from "../../refusal.ts";
import type { By, Declare } from "../commands.ts";
import type { Case } from "../decide.ts";
import { personOf } from "../actor.ts";
import type { IncidentEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import type { Facts } from "../rules.ts";
import { UNCONFIRMED_SEVERITY } from "../severity.ts";
import { checkedIfAny } from "./entries.ts";
import { startCalling } from "./escalation.ts";
import { tellTeam, tellTeamDue } from "./team.ts";

/** The longest title kept; a channel topic and a text message must hold it. */
export const TITLE_LENGTH = 150;

export function declare(command: Declare, number: number, by: By, facts: Facts): IncidentEvent[] {
  const title = cleanTitle(command.title);
  if (title === "") throw new Refusal("titleMissing");
  if ([...title].length > TITLE_LENGTH) throw new Refusal("titleTooLong", { longest: TITLE_LENGTH });
  const severity = command.severity ?? UNCONFIRMED_SEVERITY;
  const declared: IncidentEvent = {
    type: "incidentDeclared",
    number,
    title,
    severity,
    confirmed: command.severity !== null,
    kind: command.kind,
    service: command.service,
    team: command.team,
    summary: checkedIfAny(command.summary),
    private: command.private,
    drill: command.drill,
    room: facts.rules.severities[severity].room,
    origin: command.origin,
  };
  const incident = evolve(null, { seq: 1, at: facts.now, by, event: declared });
  const given = { incident, by, facts };
  return [declared, ...firstSteps(incident.room, command, by), ...startCalling(given), ...toldAtOnce(given)];
}

/** While the team works it hears at once of what wakes nobody. */
function toldAtOnce(given: Case): IncidentEvent[] {
  const due = tellTeamDue(given);
  return due !== null && due <= given.facts.now ? tellTeam(given) : [];
}

/** A SEV4 has no room and pages nobody: it is a thread, and a follow-up so that it isn't forgotten. */
function firstSteps(room: string, command: Declare, by: By): IncidentEvent[] {
  if (room !== "thread") return [];
  return [{ type: "followUpAdded", followUp: 1, text: cleanTitle(command.title), owner: personOf(by), due: null }];
}

/**
 * A title as it may stand anywhere: one line, well-formed, without control characters, without marks that turn the
 * writing direction of what follows, and without anything that some reader could take for a mention or a broadcast.
 */
export function cleanTitle(raw: string): string {
  return raw
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C\uFEFF]/gu, "")
    .replace(
      /<([!@#])([^<>|]*)(?:\|([^<>]*))?>/gu,
      (_, sign: string, name: string, label?: string) =>
        `${sign === "#" ? "#" : "@"}${(label || name).replace(/^[@#]/u, "")}`,
    )
    .replace(/\s+/gu, " ")
    .trim();
}
