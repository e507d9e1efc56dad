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
  const dueAt = await timesOf(duties, store, now);
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

/** When each is next due; the minute's look writes only where a duty is new. */
async function timesOf(duties: readonly Duty[], store: Store, now: Instant): Promise<Map<string, Instant>> {
  const known = await store.read((tx) => allDuties(tx));
  const times = new Map(known.map((row): [string, Instant] => [row.duty, row.nextAt]));
  const added = duties.filter(({ name }) => !times.has(name));
  if (added.length === 0) return times;
  await store.transaction(function* (tx) {
    for (const duty of added) yield* addDuty(tx, duty.name, now + duty.every);
  });
  return timesOf(duties, store, now);
}
