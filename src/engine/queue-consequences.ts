import type { Instant } from "../clock.ts";
import { react } from "../incident/consequences.ts";
import { laneOf, type Effect, type EffectKind } from "../incident/effects.ts";
import type { Recorded } from "../incident/events.ts";
import { evolve } from "../incident/evolve.ts";
import type { Incident } from "../incident/incident.ts";
import {
  enqueueEffects,
  withdrawEffects,
  withdrawInLanes,
  type EffectRow,
  type NewEffect,
} from "../store/effect-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import type { EnginePorts } from "./engine.ts";
import { leaseFrom } from "./leases.ts";
import { incidentStream } from "./stream.ts";

/** An incident as it was, and what has happened to it since. */
export interface Change {
  before: Incident | null;
  events: readonly Recorded[];
}

/**
 * Queues what must happen outside, in the transaction of the events that ask for it; what may not happen any more
 * is withdrawn in the same one. Returns the effects that this process holds already and performs after the commit.
 */
export function* queueConsequences(ports: EnginePorts, tx: Connection, changes: readonly Change[]): Tx<EffectRow[]> {
  const now = ports.clock.machineNow();
  const all = changes.map((change) => consequencesOf(ports, change, now));
  for (const which of all.flatMap(({ withdrawn }) => withdrawn)) yield* withdrawEffects(tx, which, now);
  // Whoever is called anew needn't hear that it was over; nor may a page wait behind that.
  yield* withdrawInLanes(tx, { kind: "standDown", lanes: all.flatMap(({ called }) => called) }, now);
  const queued = all.flatMap((each) => each.queued);
  return yield* enqueueEffects(tx, queued, now, leaseFrom(ports.store, now));
}

interface Consequences {
  queued: NewEffect[];
  withdrawn: { stream: string; kinds: string[]; lanes?: string[] }[];
  /** The lanes in which somebody is called. */
  called: string[];
}

function consequencesOf(ports: EnginePorts, { before, events }: Change, now: Instant): Consequences {
  const found: Consequences = { queued: [], withdrawn: [], called: [] };
  let incident = before;
  for (const recorded of events) {
    incident = evolve(incident, recorded);
    const stream = incidentStream(incident.number);
    const { effects, withdraw } = react(incident, recorded);
    if (withdraw !== "nobody") {
      const lanes = withdraw === "everybody" ? null : lanesOfCalls(stream, withdraw, incident);
      const stays = ({ kind, lane }: NewEffect): boolean =>
        kind !== "page" || (lanes !== null && !lanes.includes(lane));
      found.queued = found.queued.filter(stays);
      found.withdrawn.push({ stream, kinds: ["page"], ...(lanes ? { lanes } : {}) });
    }
    found.called.push(...effects.filter(({ kind }) => kind === "page").map((effect) => `${stream}/${laneOf(effect)}`));
    found.queued.push(...effects.map((effect, index) => newEffect(effect, { stream, recorded, index, now })));
  }
  return found;
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
