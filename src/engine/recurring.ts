import type { Clock, Instant } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { addDuty, allDuties, claimDuty } from "../store/recurring-rows.ts";
import type { Store } from "../store/store.ts";

/** Something done again and again by the wall clock. When it is next due is a row, so that it outlives the process. */
export interface Duty {
  readonly name: string;
  /** Milliseconds of incident time between two runs. */
  readonly every: number;
  run(): Promise<void>;
}

/** Runs what is due; called once a minute. Over several instances each run happens once. */
export async function runDueDuties(
  duties: readonly Duty[],
  { store, clock, logger }: { store: Store; clock: Clock; logger: Logger },
): Promise<void> {
  const now = clock.now();
  const known = await store.transaction(function* (tx) {
    for (const duty of duties) yield* addDuty(tx, duty.name, now + duty.every);
    return yield* allDuties(tx);
  });
  const dueAt = new Map(known.map((row): [string, Instant] => [row.duty, row.nextAt]));
  for (const duty of duties) {
    if ((dueAt.get(duty.name) ?? Infinity) > now) continue;
    // Runs missed while the process was down are caught up by one.
    const taken = await store.transaction((tx) => claimDuty(tx, duty.name, now, now + duty.every));
    if (!taken) continue;
    try {
      await duty.run();
    } catch (error) {
      logger.warn({ duty: duty.name, error: String(error) }, "a recurring duty failed; it comes again");
    }
  }
}
