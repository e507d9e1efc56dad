/** Who holds a team's shifts at one instant, as Slack user ids. */
export interface OnCall {
  readonly team: string;
  readonly primary: string | null;
  readonly secondary: string | null;
  readonly manager: string | null;
  /** Changes with the content of the schedule, so that a decision can say which schedule it was made on. */
  readonly version: string;
}
