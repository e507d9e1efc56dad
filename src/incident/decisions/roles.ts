import { Refusal } from "../../refusal.ts";
import { requireResponsible } from "../authority.ts";
import type { Case, Decide } from "../decide.ts";
import type { IncidentEvent } from "../events.ts";
import { holderOf, type Handoff, type Incident } from "../incident.ts";
import type { Role } from "../roles.ts";
import { checkedIfAny } from "./entries.ts";
import { after } from "./escalation.ts";

export const roles = {
  assignRole: (command, given) => {
    const { role, person } = command;
    const holder = holderOf(given.incident, role);
    if (holder === person || (role === "sme" && given.incident.experts.includes(person))) return [];
    if (holder !== null) requireReplacing(given, holder);
    return assigned(given, role, person);
  },
  leaveRole: (command, given) => {
    const { incident } = given;
    const person = command.person ?? holderOf(incident, command.role);
    const holds = command.role === "sme" ? person !== null && incident.experts.includes(person) : person !== null;
    if (!holds || person === null) return [];
    requireReplacing(given, person);
    return [{ type: "roleLeft", role: command.role, person }];
  },
  requestHandoff: (command, given) => {
    const { incident } = given;
    const from = holderOf(incident, command.role);
    if (from === command.to) return [];
    if (from !== null) requireReplacing(given, from);
    if (from === null) return assigned(given, command.role, command.to);
    const waiting = incident.handoffs.some(
      (handoff) => handoff.state === "waiting" && handoff.role === command.role && handoff.to === command.to,
    );
    if (waiting) return [];
    const handoff = incident.handoffs.length + 1;
    return [{ type: "handoffRequested", handoff, role: command.role, from, to: command.to }];
  },
  confirmHandoff: (command, given) => {
    const handoff = ownHandoff(given, command.handoff);
    if (handoff === null) return [];
    const confirmed: IncidentEvent = {
      type: "handoffConfirmed",
      handoff: handoff.number,
      readBack: checkedIfAny(command.readBack),
    };
    return [confirmed, ...assigned(given, handoff.role, handoff.to)];
  },
  declineHandoff: (command, given) => {
    const handoff = ownHandoff(given, command.handoff);
    return handoff === null ? [] : [{ type: "handoffDeclined", handoff: handoff.number }];
  },
} satisfies { [Type in RoleCommand]: Decide<Type> };

function assigned(given: Case, role: Role, person: string): IncidentEvent[] {
  const event: IncidentEvent = { type: "roleAssigned", role, person };
  const { incident } = after(given, [event]);
  return wearsTwoHats(incident) ? [event, { type: "oneHeadTwoHats", person: incident.roles.ic! }] : [event];
}

/** Whoever commands a grave incident shouldn't also be fixing it; it is said once. */
function wearsTwoHats(incident: Incident): boolean {
  const grave = incident.severity === "sev1" || incident.severity === "sev2";
  return grave && !incident.hatsWarned && incident.roles.ic !== undefined && incident.roles.ic === incident.roles.tech;
}

function requireReplacing(given: Case, holder: string): void {
  if (given.by.kind === "person" && given.by.id !== holder) requireResponsible(given, "replace");
}

/** The hand-over if it waits for this person; null when it is settled already. */
function ownHandoff(given: Case, number: number): Handoff | null {
  const handoff = given.incident.handoffs.find((each) => each.number === number);
  if (!handoff || handoff.state !== "waiting") return null;
  if (given.by.kind === "person" && given.by.id !== handoff.to) throw new Refusal("notYourHandoff", { to: handoff.to });
  return handoff;
}

type RoleCommand = "assignRole" | "leaveRole" | "requestHandoff" | "confirmHandoff" | "declineHandoff";
