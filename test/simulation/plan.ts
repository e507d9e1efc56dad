import { MINUTE, SECOND } from "../../src/clock.ts";
import { createRandom, type Random } from "./random.ts";
import { scenario, type Happening } from "./scenario.ts";

/** What goes wrong by chance, between 0 and 1 for each call, delivery or wake-up. */
export interface Rates {
  /** Calls to Slack. */
  lostAnswer: number;
  noConnection: number;
  serverError: number;
  appliedServerError: number;
  /** A page of HTML where JSON was promised. */
  nonsense: number;
  rateLimited: number;
  hang: number;
  appliedHang: number;
  /** Takes effect after the caller has given up. */
  lateEffect: number;
  /** Deliveries to the bot. */
  duplicate: number;
  delay: number;
  lose: number;
  loseAck: number;
  /** A command or click that arrives twice. */
  repeat: number;
  /** A wake-up that the other instance never hears. */
  lostWake: number;
}

/** Everything a seed decides, before anything happens: it can be printed, and it can be had again. */
export interface Plan {
  readonly seed: number;
  /** Processes on one store; two hold their leases against each other as they do on PostgreSQL. */
  readonly instances: 1 | 2;
  /** How far the second machine's clock is off, in milliseconds. */
  readonly skew: number;
  /** How long the death of an instance stays unnoticed, in milliseconds. */
  readonly deathNoticedAfter: number;
  /** How often everything looks without being woken, in milliseconds; it is a second in production. */
  readonly safetyTick: number;
  readonly locale: "en" | "ko";
  readonly rates: Rates;
  /** How late a new channel shows in lists, in milliseconds. */
  readonly listLagMs: number;
  /** Within so many milliseconds two creates of one name both succeed. */
  readonly createRaceMs: number;
  /** Whether somebody outside waits for a sign of life each minute. */
  readonly deadMan: boolean;
  /** Slack's answer to every attempt to open a room; null where it opens them. */
  readonly refusesRooms: string | null;
  /**
   * What becomes of the first attempt to open a room: it takes effect now or later, and nobody learns of it; or it was the
   * last channel that Slack allows.
   */
  readonly firstRoom: "opens" | "opensUnheard" | "opensLate" | "opensAsTheLast";
  /** How long it goes on, in milliseconds, before everything must heal. */
  readonly length: number;
  readonly happenings: readonly Happening[];
}

export const CALM: Rates = {
  lostAnswer: 0,
  noConnection: 0,
  serverError: 0,
  appliedServerError: 0,
  nonsense: 0,
  rateLimited: 0,
  hang: 0,
  appliedHang: 0,
  lateEffect: 0,
  duplicate: 0,
  delay: 0,
  lose: 0,
  loseAck: 0,
  repeat: 0,
  lostWake: 0,
};

/** A plan in which nothing goes wrong but what it is given. */
export function calmPlan(given: Partial<Plan>): Plan {
  return {
    seed: 0,
    instances: 1,
    skew: 0,
    deathNoticedAfter: 0,
    safetyTick: MINUTE,
    locale: "en",
    rates: CALM,
    listLagMs: 0,
    createRaceMs: 0,
    deadMan: false,
    refusesRooms: null,
    firstRoom: "opens",
    length: 4 * MINUTE,
    happenings: [],
    ...given,
  };
}

export function planFor(seed: number): Plan {
  const random = createRandom(seed);
  // A quarter of the seeds is calm: there every count can be exact.
  const rough = random.chance(3 / 4) ? random.between(0.02, 0.2) : 0;
  const instances = random.chance(0.35) ? 2 : 1;
  // Most incidents are over soon, and most mistakes show early: many short evenings rather than few long nights.
  const length = random.pick(instances === 1 ? [2, 3, 3, 4, 6, 6, 8, 12, 30] : [2, 3, 4, 6]) * MINUTE;
  const happenings = scenario(random, { length, instances, rough: rough > 0 });
  const chances = rates(random, rough);
  // Only its own looks show a process that its clock was set, that the disk is free again, or what nobody told it.
  const looks = chances.lostWake > 0 || happenings.some(({ what }) => what === "clockJumps" || what === "diskFull");
  return calmPlan({
    seed,
    instances,
    skew: instances === 2 && random.chance(0.5) ? random.whole(-SECOND, SECOND) : 0,
    deathNoticedAfter: random.pick([0, SECOND]),
    safetyTick: looks ? 5 * SECOND : random.pick([10 * SECOND, MINUTE, 5 * MINUTE]),
    locale: random.chance(0.2) ? "ko" : "en",
    rates: chances,
    listLagMs: rough > 0 && random.chance(0.5) ? 8 * SECOND : 0,
    createRaceMs: random.chance(0.5) ? 200 : 0,
    deadMan: random.chance(0.15),
    firstRoom: rough > 0 ? random.pick(["opens", "opens", "opens", "opensUnheard", "opensLate"]) : "opens",
    refusesRooms: random.chance(0.06)
      ? random.pick(["restricted_action", "user_is_restricted", "missing_scope"])
      : null,
    length,
    happenings,
  });
}

/** Each evening has troubles of its own: where all went wrong at once, one would hide the other. */
function rates(random: Random, rough: number): Rates {
  const names = Object.keys(CALM) as (keyof Rates)[];
  const drawn = names.map((name) => [name, rough > 0 && random.chance(0.5) ? rough * random.between(0, 1) : 0]);
  const { hang, appliedHang, lateEffect, repeat, lostWake, ...others } = Object.fromEntries(drawn) as Rates;
  const rare = { hang: hang / 4, appliedHang: appliedHang / 4, lateEffect: lateEffect / 4 };
  return { ...others, ...rare, repeat: Math.min(repeat * 4, 1), lostWake: Math.min(lostWake * 4, 1) };
}
