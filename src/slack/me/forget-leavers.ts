import { DAY } from "../../clock.ts";
import type { Duty } from "../../engine/recurring.ts";
import type { Parts } from "../../parts.ts";
import { streamNames } from "../../store/event-rows.ts";
import { peopleById } from "../../store/people-rows.ts";

/** Whoever has left Slack is reached no more, and nothing of theirs is kept for it. */
export function forgetLeaversDuty({ store, persons }: Parts): Duty {
  return {
    name: "forget leavers",
    every: DAY,
    async run() {
      const leavers = await store.read(function* (tx) {
        const ids = (yield* streamNames(tx, STREAM)).map((name) => name.slice(STREAM.length));
        return (yield* peopleById(tx, ids)).filter(({ deleted }) => deleted);
      });
      for (const { id, updatedAt } of leavers)
        await persons.handle(id, { type: "forget" }, { kind: "watchfire" }, `left:${updatedAt}`);
    },
  };
}

const STREAM = "person:";
