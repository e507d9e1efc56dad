import type { Instant } from "../clock.ts";
import { contentVersion } from "./content-version.ts";
import { onCallAt } from "./on-call-at.ts";
import { overridesOf, type Override } from "./override.ts";
import { layerNamed, layersOf, type TeamSchedule } from "./rotation.ts";

/** Who holds a team's shifts at one instant, as Slack user ids. */
export interface OnCall {
  readonly team: string;
  /** By layer, the manager among them; null where nobody holds it. */
  readonly holders: Readonly<Record<string, string | null>>;
  /** Changes with the content of the schedule, so that a decision can say which schedule it was made on. */
  readonly version: string;
}

/** Who is on call for `team` at `instant`; null where a layer is missing, empty, outside its hours or has not begun. */
export function whoIsOnCall(team: TeamSchedule, instant: Instant, overrides: readonly Override[] = []): OnCall {
  const layers = layersOf(team).map(([name]) => [name, holderOf(team, name, instant, overrides)] as const);
  return {
    team: team.name,
    holders: { ...Object.fromEntries(layers), manager: team.manager },
    version: scheduleVersion(team, instant, overrides),
  };
}

/** Who holds the layer of that name at `instant`, "manager" being one that never changes; null where nobody does. */
export function holderOf(
  team: TeamSchedule,
  name: string,
  instant: Instant,
  overrides: readonly Override[] = [],
): string | null {
  if (name === "manager") return team.manager;
  const layer = layerNamed(team, name);
  return layer && onCallAt(layer, instant, overridesOf(overrides, team.name, name)).person;
}

function scheduleVersion(team: TeamSchedule, instant: Instant, overrides: readonly Override[]): string {
  const { primary, secondary, ...others } = team.layers;
  const holding = layersOf(team).flatMap(([name, layer]) => {
    const { override } = onCallAt(layer, instant, overridesOf(overrides, team.name, name));
    return override === null ? [] : [override];
  });
  const more = Object.keys(others).length > 0 || holding.length > 0 ? [others, holding] : [];
  return contentVersion([primary, secondary, team.manager, ...more]);
}
