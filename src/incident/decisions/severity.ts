import { Refusal } from "../../refusal.ts";
import { requireResponsible } from "../authority.ts";
import type { Case, Decide } from "../decide.ts";
import type { IncidentEvent } from "../events.ts";
import { isActive } from "../incident.ts";
import { isGraver, type Severity } from "../severity.ts";
import { checkedIfAny } from "./entries.ts";
import { called } from "./call.ts";
import { after, firstHolders, policyFor, startCalling } from "./escalation.ts";
import { stopPaging } from "./paging.ts";

export const severity = {
  setSeverity: (command, given) => {
    const { incident } = given;
    const { severity: to } = command;
    const reason = checkedIfAny(command.reason);
    if (to === incident.severity && incident.severityConfirmed) return [];
    const choosing = !incident.severityConfirmed;
    if (!choosing && reason === null) throw new Refusal("reasonMissing", { severity: to });
    if (!choosing && isGraver(incident.severity, to)) requireResponsible(given, "lower");
    const changed: IncidentEvent = {
      type: "severityChanged",
      from: incident.severity,
      to,
      reason,
    };
    return [changed, ...pagesFollow(after(given, [changed]), incident.severity)];
  },
  setService: (command, given) => {
    const { incident } = given;
    if (command.service === incident.service && command.team === incident.team) return [];
    const changed: IncidentEvent = { type: "serviceChanged", service: command.service, team: command.team };
    if (command.team === incident.team || !isActive(incident)) return [changed];
    const stopped = stopPaging(given, "moved");
    return [...stopped, changed, ...startCalling(after(given, [...stopped, changed]))];
  },
} satisfies { [Type in "setSeverity" | "setService"]: Decide<Type> };

/** A severity that pages nobody stops the calls; one that does starts them, or calls those it adds. */
function pagesFollow(given: Case, before: Severity): IncidentEvent[] {
  const { incident } = given;
  if (!isActive(incident) || incident.phase === "mitigated" || before === incident.severity) return [];
  if (policyFor(given).steps.length === 0) return stopPaging(given, "lowered");
  if (incident.paging.mode === "off") return startCalling(given);
  if (!isGraver(incident.severity, before)) return [];
  const reached = new Set(
    incident.paging.calls.filter((call) => call.state !== "stoodDown").map((call) => call.person),
  );
  if (incident.paging.answeredBy) reached.add(incident.paging.answeredBy);
  return firstHolders(given)
    .filter(({ person }) => !reached.has(person))
    .map((holder) => called(given, { ...holder, reason: "rota", words: null, level: 0, round: 1 }));
}
