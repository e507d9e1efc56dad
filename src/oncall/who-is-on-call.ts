import type { Instant } from "../clock.ts";
import { contentVersion } from "./content-version.ts";
import { onCallAt } from "./on-call-at.ts";
import type { TeamSchedule } from "./rotation.ts";

/** Who holds a team's shifts at one instant, as Slack user ids. */
export interface OnCall {
  readonly team: string;
  readonly primary: string | null;
  readonly secondary: string | null;
  readonly manager: string | null;
  /** Changes with the content of the schedule, so that a decision can say which schedule it was made on. */
  readonly version: string;
}

/** Who is on call for `team` at `instant`; null where a layer is missing, empty or has not begun. */
export function whoIsOnCall(team: TeamSchedule, instant: Instant): OnCall {
  const { primary, secondary } = team.layers;
  return {
    team: team.name,
    primary: primary && onCallAt(primary, instant).person,
    secondary: secondary && onCallAt(secondary, instant).person,
    manager: team.manager,
    version: contentVersion([primary, secondary, team.manager]),
  };
}
