import { react } from "../incident/consequences.ts";
import { laneOf, type Effect, type EffectKind } from "../incident/effects.ts";
import type { Recorded } from "../incident/events.ts";
import { evolve } from "../incident/evolve.ts";
import type { Incident } from "../incident/incident.ts";
import { enqueueEffects, withdrawEffects, type EffectRow, type NewEffect } from "../store/effect-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import type { EnginePorts } from "./engine.ts";
import { leaseFrom } from "./leases.ts";
import { incidentStream } from "./stream.ts";

/**
 * Queues what must happen outside, in the transaction of the events that ask for it; what may not happen any more
 * is withdrawn in the same one. Returns the effects that this process holds already and performs after the commit.
 */
export function* queueConsequences(
  ports: EnginePorts,
  tx: Connection,
  { before, events }: { before: Incident | null; events: readonly Recorded[] },
): Tx<EffectRow[]> {
  const now = ports.clock.machineNow();
  let incident = before;
  let queued: NewEffect[] = [];
  for (const recorded of events) {
    incident = evolve(incident, recorded);
    const stream = incidentStream(incident.number);
    const { effects, withdraw } = react(incident, recorded);
    if (withdraw !== "nobody") {
      const lanes = withdraw === "everybody" ? null : lanesOfCalls(stream, withdraw, incident);
      queued = queued.filter((effect) => effect.kind !== "page" || (lanes !== null && !lanes.includes(effect.lane)));
      yield* withdrawEffects(tx, { stream, kinds: ["page"], ...(lanes ? { lanes } : {}) }, now);
    }
    // Whoever is called anew needn't hear that it was over; nor may a page wait behind that.
    const called = effects.filter(({ kind }) => kind === "page").map((effect) => `${stream}/${laneOf(effect)}`);
    if (called.length > 0) yield* withdrawEffects(tx, { stream, kinds: ["standDown"], lanes: called }, now);
    queued.push(...effects.map((effect, index) => newEffect(effect, { stream, recorded, index, now })));
  }
  return yield* enqueueEffects(tx, queued, now, leaseFrom(ports.store, now));
}

const urgent: ReadonlySet<EffectKind> = new Set<EffectKind>(["page", "standDown", "hush", "confirmSilence"]);

function newEffect(
  effect: Effect,
  { stream, recorded, index, now }: { stream: string; recorded: Recorded; index: number; now: number },
): NewEffect {
  return {
    id: `${stream}:${recorded.seq}:${index}`,
    stream,
    lane: `${stream}/${laneOf(effect)}`,
    kind: effect.kind,
    payload: JSON.stringify(effect),
    // Before somebody is woken for silence the room is looked at once more; that must not wait either.
    urgent: urgent.has(effect.kind),
    runAt: now,
    dueAt: recorded.at,
    replaces: effect.kind === "redraw" || effect.kind === "pinCard",
  };
}

function lanesOfCalls(stream: string, people: readonly string[], { paging }: Incident): string[] {
  return paging.calls
    .filter((call) => people.includes(call.person))
    .flatMap(({ person, step, ring, tried }) =>
      tried.map((means) => `${stream}/${laneOf({ kind: "page", step, person, means, ring })}`),
    );
}
