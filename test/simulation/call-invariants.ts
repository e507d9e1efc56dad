import { MINUTE, SECOND } from "../../src/clock.ts";
import type { Recorded } from "../../src/incident/events.ts";
import type { Ring } from "../world/phone.ts";
import type { World } from "../world/world.ts";

/** How late the first attempt may begin. */
const LATE = 2 * SECOND;
/** A provider that failed is left alone for a while. */
const REST = MINUTE;

/** L2 and S7: everybody who was called is tried at once, and a level is tried before the next one. */
export function promptCalls(world: World, number: number, history: readonly Recorded[]): string[] {
  const attempts = world.phone.attempts().filter((ring) => ring.kind === "page" && ring.incident === `INC-${number}`);
  const found: string[] = [];
  for (const [index, { event, at }] of history.entries()) {
    if (event.type !== "personCalled") continue;
    const first = attempts.find((ring) => ring.step === event.step && ring.target === event.person);
    const ended = history.slice(index + 1).some((other) => other.at <= at + LATE && ends.has(other.event.type));
    const begun = first?.at ?? world.clock.now();
    const due = dueIn(world, at);
    if (due !== null && begun > due + LATE && !ended && !failedBefore(world, due))
      found.push(`L2: step ${event.step} of INC-${number} began ${begun - due} ms late`);
    const skipped = attempts.find((ring) => ring.step > event.step && ring.at > at + LATE && first === undefined);
    if (skipped && !ended && !failedBefore(world, skipped.at))
      found.push(`S7: step ${skipped.step} of INC-${number} rang before step ${event.step} was tried`);
  }
  return found;
}

const ends = new Set([
  "pageAnswered",
  "pagingStopped",
  "peopleStoodDown",
  "pageDeclined",
  "resolved",
  "closed",
  "cancelled",
]);

/** When a call could first be made: at once, or when the process came back to stay; null while it is away. */
function dueIn({ lives }: World, at: number): number | null {
  const asked = lives.findLast(({ from }) => from <= at)!;
  const until = lives.slice(lives.indexOf(asked)).find(({ from, to }) => to === null || to > Math.max(from, at) + LATE);
  return until === undefined ? null : Math.max(until.from, at);
}

function failedBefore(world: World, at: number): boolean {
  return world.phone.attempts().some((ring) => !ring.answered && ring.at < at && ring.at > at - REST);
}

/** S16: no second attempt begins while the first is still under way in a living process. */
export function oneAttemptAtOnce(world: World): string[] {
  const byCall = Map.groupBy(world.phone.attempts(), (ring) => ring.id);
  return [...byCall].flatMap(([id, rings]) => {
    const beside = rings.filter((ring, index) =>
      rings.slice(0, index).some((earlier) => overlap(world, earlier, ring)),
    );
    return beside.map((ring) => `S16: ${id} was tried at ${ring.at} beside another attempt`);
  });
}

function overlap(world: World, earlier: Ring, ring: Ring): boolean {
  const life = world.lives.findLast(({ from }) => from <= earlier.at)!;
  const end = Math.min(earlier.until ?? Infinity, life.to ?? Infinity);
  return ring.at < end;
}
