import { effectSchema, type EffectKind } from "../incident/effects.ts";
import { fold } from "../incident/evolve.ts";
import type { IncidentCommand } from "../incident/commands.ts";
import type { Engine } from "./engine.ts";
import type { Perform, Performers } from "./performer.ts";
import type { StreamWork } from "./stream-work.ts";
import { incidentNumber } from "./stream.ts";

const watchfire = { kind: "watchfire" } as const;

/** What outbox and heartbeat do with incidents. */
export function incidentWork(engine: Engine, performers: Performers): StreamWork {
  return {
    async perform(row) {
      const effect = effectSchema.parse(JSON.parse(row.payload));
      const history = await engine.history(incidentNumber(row.stream));
      const because = history.find((recorded) => recorded.seq === Number(row.id.split(":")[2]));
      const incident = fold(history);
      if (incident === null || because === undefined) throw new Error(`The effect ${row.id} has no incident.`);
      const performer = performers[effect.kind] as Perform<EffectKind>;
      return performer(effect, { id: row.id, token: row.token, attempt: row.attempts, incident, because });
    },
    *learn(tx, stream, learnt, cause) {
      const command = learnt as IncidentCommand;
      return (yield* engine.handleWithin(tx, incidentNumber(stream), command, watchfire, cause)).born;
    },
    async passDeadline(stream, cause) {
      await engine.handle(incidentNumber(stream), { type: "passDeadline" }, watchfire, cause);
    },
    async passDeadlines(due) {
      const orders = due.map(({ stream, cause }) => ({ number: incidentNumber(stream), cause }));
      await engine.handleAll(orders, { type: "passDeadline" }, watchfire);
    },
  };
}
