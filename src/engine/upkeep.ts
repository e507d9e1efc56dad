import { DAY, HOUR, type Clock } from "../clock.ts";
import { forgetSettledEffects } from "../store/effect-rows.ts";
import { forgetInbox } from "../store/inbox-rows.ts";
import type { Store } from "../store/store.ts";
import type { Duty } from "./recurring.ts";

/** Slack redelivers for a day at most; after a week nobody asks about an event's envelope any more. */
const INBOX_KEPT = 7 * DAY;
const EFFECTS_KEPT = 30 * DAY;

/** Clears away what was only needed to get things done. The record itself is never touched. */
export function upkeepDuties({ store, clock }: { store: Store; clock: Clock }): readonly Duty[] {
  return [
    {
      name: "forget finished work",
      every: HOUR,
      run: () =>
        store.transaction(function* (tx) {
          const now = clock.machineNow();
          yield* forgetInbox(tx, now - INBOX_KEPT);
          yield* forgetSettledEffects(tx, now - EFFECTS_KEPT);
        }),
    },
  ];
}
