/** What an operator wants counted. Called on hot paths: an implementation neither throws nor waits. */
export interface Meter {
  /** Events kept: new ones, and those Slack had sent before. */
  received(fresh: number, repeated: number): void;
  /** What came of processing one; a failed one is tried again, a quarantined one is not. */
  processed(outcome: "done" | "failed" | "quarantined"): void;
  /** What came of one attempt at an effect; the last is of those that will never work. */
  performed(kind: string, outcome: "done" | "failed" | "not yet" | "too fast" | "impossible"): void;
  /** A page's first attempt began so long after it was due, in milliseconds. */
  pageStarted(lateMs: number): void;
  /** A deadline was passed so long after it was due, in milliseconds of incident time. */
  deadlinePassed(lateMs: number): void;
  /** What came of one sign of life to the dead man's switch. */
  deadManPinged(outcome: "sent" | "failed"): void;
}

/** Counts nothing. */
export const unmetered: Meter = {
  received: () => undefined,
  processed: () => undefined,
  performed: () => undefined,
  pageStarted: () => undefined,
  deadlinePassed: () => undefined,
  deadManPinged: () => undefined,
};
