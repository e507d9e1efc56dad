/** What somebody is in this workspace, as Slack says; only full members may steer an incident. */
export type KnownStanding = "member" | "guest" | "external" | "bot";
/** `unknown`: Slack can't be asked just now. */
export type Standing = KnownStanding | "unknown";

export interface SlackUserTraits {
  team_id?: string | undefined;
  is_bot?: boolean | undefined;
  is_stranger?: boolean | undefined;
  is_restricted?: boolean | undefined;
  is_ultra_restricted?: boolean | undefined;
}

/** Reads the standing off a Slack user; somebody of another team is external, whatever else they are. */
export function standingOf(user: SlackUserTraits, ourTeam: string): KnownStanding {
  if (user.is_stranger || (user.team_id !== undefined && user.team_id !== ourTeam)) return "external";
  if (user.is_bot) return "bot";
  if (user.is_restricted || user.is_ultra_restricted) return "guest";
  return "member";
}
