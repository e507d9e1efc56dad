import type { Instant } from "../../clock.ts";
import { nextWorkingTime } from "../../oncall/working-time.ts";
import type { Case } from "../decide.ts";
import type { IncidentEvent } from "../events.ts";
import { isActive } from "../incident.ts";

/**
 * When the team's channel is told of an incident that wakes nobody: at once while the team works, otherwise when it
 * begins to. Null where it isn't told, or has been.
 */
export function tellTeamDue({ incident, facts }: Pick<Case, "incident" | "facts">): Instant | null {
  const wanted = facts.rules.severities[incident.severity].tellTeam;
  if (!wanted || incident.teamTold || !isActive(incident) || incident.team === null) return null;
  const calendar = facts.calendar(incident.team);
  return calendar === null ? null : nextWorkingTime(calendar, incident.clockSince);
}

export function tellTeam(_given: Case): IncidentEvent[] {
  return [{ type: "teamTold" }];
}
