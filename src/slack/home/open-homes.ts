import { MINUTE, type Instant } from "../../clock.ts";
import type { Duty } from "../../engine/recurring.ts";
import type { Parts } from "../../parts.ts";
import { publishHome } from "./publish-home.ts";

/** Whoever opened it longer ago has left it; Slack doesn't say. */
const OPEN_FOR = 30 * MINUTE;
const MOST = 200;

/**
 * Who has their home tab before them, as far as this process knows: a nicety, and no more than that. Whoever opens theirs
 * anew gets it anew.
 */
const opened = new WeakMap<Parts["store"], Map<string, Instant>>();

/** Remembers that somebody is looking at it. */
export function homeOpened({ store, clock }: Parts, person: string): void {
  const homes = opened.get(store) ?? new Map<string, Instant>();
  opened.set(store, homes);
  homes.delete(person);
  homes.set(person, clock.now());
  if (homes.size > MOST) homes.delete(homes.keys().next().value!);
}

/** Keeps the open ones true: incidents come and go, shifts change hands. */
export function homeDuty(parts: Parts): Duty {
  return {
    name: "keep open homes true",
    every: MINUTE,
    async run() {
      const homes = opened.get(parts.store) ?? new Map<string, Instant>();
      for (const [person, at] of homes) {
        if (parts.clock.now() - at > OPEN_FOR) homes.delete(person);
        else await publishHome(parts, person);
      }
    },
  };
}
