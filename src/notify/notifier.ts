/** One call of one person by one way, or the word that it is over. */
export interface PageCall {
  /** The same over all attempts: whoever receives it twice shows it once. */
  id: string;
  kind: "page" | "standDown";
  /** `INC-42` */
  incident: string;
  step: number;
  /** The person, by their Slack id. */
  target: string;
  /** 1 for the first. */
  attempt: number;
  /** In the person's language, without markup; nothing secret stands in it. */
  title: string;
  text: string;
  /** Where a browser answers the call; null where no browser reaches us. */
  ackUrl: string | null;
}

/**
 * A way to reach somebody. A promise that resolves means: handed over to whoever delivers it, not heard.
 * It throws `Rejected` when trying again is useless, `TooFast` when asked for patience, anything else when a later
 * attempt may succeed. The same call may be made twice.
 */
export interface Notifier {
  /** One lower-case word; it is kept in the record. */
  readonly name: string;
  reaches(person: string): boolean;
  page(call: PageCall): Promise<void>;
  standDown(call: PageCall): Promise<void>;
}

/** The provider will never take this call. */
export class Rejected extends Error {
  override readonly name = "Rejected";
}

/** The name of the way that needs no provider: a direct message in Slack. */
export const SLACK = "slack";

/** The ways in which somebody can be reached, Slack first. */
export function meansOf(notifiers: readonly Notifier[], person: string): string[] {
  return [SLACK, ...notifiers.filter((notifier) => notifier.reaches(person)).map(({ name }) => name)];
}
