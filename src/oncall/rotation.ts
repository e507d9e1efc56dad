/** People who take turns and hand over at a wall-clock time. Pure data. */
export interface Rotation {
  /** Slack user ids in order; the first holds the first turn. Empty means that nobody is ever on call. */
  readonly members: readonly string[];
  /** Length of a turn in calendar days of `timezone`, 1 or more. A turn is an hour shorter or longer over a clock change. */
  readonly everyDays: number;
  readonly handOver: HandOverTime;
  /** IANA zone in which hand-overs and `hours` are read off the wall clock. */
  readonly timezone: string;
  /** ISO calendar date in `timezone`, such as "2026-01-05". Before its hand-over time nobody is on call. */
  readonly from: string;
  /** Spans of the week outside which nobody of this rotation is on call; without it, or empty: always. */
  readonly hours?: readonly WeekSpan[];
}

/**
 * What a layer is: who is Primary, say. Usually one rotation; with `otherwise` the first of them holds the layer that has
 * begun, has members and is within its hours, which makes follow-the-sun of rotations in several zones.
 */
export interface RotationLayer extends Rotation {
  readonly otherwise?: readonly Rotation[];
}

export interface HandOverTime {
  /** ISO weekday, 1 = Monday to 7 = Sunday; null hands over each `everyDays` days counted from `from`, whatever the weekday. */
  readonly weekday: number | null;
  /** Minutes after local midnight, 0 to 1439. */
  readonly minuteOfDay: number;
}

/** A span of local time that begins on each of the weekdays. */
export interface WeekSpan {
  /** ISO weekdays, 1 = Monday to 7 = Sunday, on which it begins. */
  readonly weekdays: readonly number[];
  /** Minutes after local midnight; where `end` isn't later than `start`, it is on the following day. */
  readonly start: number;
  readonly end: number;
}

/** What decides who is on call for a team. */
export interface TeamSchedule {
  readonly name: string;
  /** By name; null where the team has no such layer. */
  readonly layers: {
    readonly primary: RotationLayer | null;
    readonly secondary: RotationLayer | null;
    readonly [other: string]: RotationLayer | null;
  };
  /** Slack user id. */
  readonly manager: string | null;
}

/** The layer's rotations, in the order in which they are asked. */
export function rotationsOf(layer: RotationLayer): readonly Rotation[] {
  return [layer, ...(layer.otherwise ?? [])];
}

/** The layers a team has, Primary and Secondary first. */
export function layersOf(team: TeamSchedule): readonly (readonly [name: string, layer: RotationLayer])[] {
  const { primary, secondary, ...others } = team.layers;
  const all = [["primary", primary] as const, ["secondary", secondary] as const, ...Object.entries(others)];
  return all.flatMap(([name, layer]) => (layer === null ? [] : [[name, layer] as const]));
}

/** The layer of that name; null when the team has none. */
export function layerNamed(team: TeamSchedule, name: string): RotationLayer | null {
  return layersOf(team).find(([each]) => each === name)?.[1] ?? null;
}
