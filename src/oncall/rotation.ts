/** One rotation of people who hand over at a wall-clock time: who is Primary, say. Pure data. */
export interface RotationLayer {
  /** Slack user ids in order; the first holds the first shift. Empty means that nobody is ever on call. */
  readonly members: readonly string[];
  /** Length of a shift in calendar days of `timezone`, 1 or more. A shift is an hour shorter or longer over a clock change. */
  readonly everyDays: number;
  readonly handOver: HandOverTime;
  /** IANA zone in which hand-overs are read off the wall clock. */
  readonly timezone: string;
  /** ISO calendar date in `timezone`, such as "2026-01-05". Before its hand-over time nobody is on call. */
  readonly from: string;
}

export interface HandOverTime {
  /** ISO weekday, 1 = Monday to 7 = Sunday; null hands over each `everyDays` days counted from `from`, whatever the weekday. */
  readonly weekday: number | null;
  /** Minutes after local midnight, 0 to 1439. */
  readonly minuteOfDay: number;
}

/** What decides who is on call for a team. */
export interface TeamSchedule {
  readonly name: string;
  readonly layers: { readonly primary: RotationLayer | null; readonly secondary: RotationLayer | null };
  /** Slack user id. */
  readonly manager: string | null;
}
