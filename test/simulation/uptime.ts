import type { Instant } from "../../src/clock.ts";
import type { BotProcess } from "../world/bot-process.ts";

/** A stretch of time; it goes on where `to` is null. */
export interface Stretch {
  readonly from: Instant;
  to: Instant | null;
}

/** When the bot could work and when it couldn't: its lives, and what kept a living process from working. */
export interface Uptime {
  /** Notes that something keeps this process from working, or all of them. Returns how to end it. */
  hinder(process: BotProcess | null): () => void;
  /** From when on some process worked for so long without a break, not before `at`; null while none has. */
  workedFrom(at: Instant, forMs: number): Instant | null;
  /** Since when some process has been working; null while none does. */
  workingSince(): Instant | null;
  /** Whether this process was kept from going on at any time between the two. */
  wasHindered(process: BotProcess, from: Instant, to: Instant): boolean;
  /** The same without its deaths: it could go on afterwards where it had stood still. */
  stoodStill(process: BotProcess, from: Instant, to: Instant): boolean;
}

export function createUptime(processes: () => readonly BotProcess[], now: () => Instant): Uptime {
  const hindrances: (Stretch & { process: BotProcess | null })[] = [];
  const of = (process: BotProcess): Stretch[] =>
    hindrances.filter((each) => each.process === null || each.process === process);

  /** Its lives without what hindered it. */
  function working(process: BotProcess): Stretch[] {
    const hindered = of(process);
    return process.lives.flatMap((life) =>
      hindered.reduce<Stretch[]>((left, hindrance) => left.flatMap((each) => without(each, hindrance)), [life]),
    );
  }

  const stoodStill = (process: BotProcess, from: Instant, to: Instant): boolean =>
    of(process).some((each) => each.from <= to && (each.to ?? Infinity) >= from);

  return {
    stoodStill,
    hinder(process) {
      const hindrance: (typeof hindrances)[number] = { process, from: now(), to: null };
      hindrances.push(hindrance);
      return () => {
        hindrance.to = now();
      };
    },
    workedFrom(at, forMs) {
      const begins = processes()
        .flatMap(working)
        .filter(({ from, to }) => to === null || to > Math.max(from, at) + forMs)
        .map(({ from }) => Math.max(from, at));
      return begins.length === 0 ? null : Math.min(...begins);
    },
    workingSince() {
      const since = processes()
        .flatMap(working)
        .filter(({ to }) => to === null)
        .map(({ from }) => from);
      return since.length === 0 ? null : Math.min(...since);
    },
    wasHindered(process, from, to) {
      const died = process.lives.some((life) => life.to !== null && life.to >= from && life.to <= to);
      return died || stoodStill(process, from, to);
    },
  };
}

function without({ from, to }: Stretch, hole: Stretch): Stretch[] {
  const [end, holeEnd] = [to ?? Infinity, hole.to ?? Infinity];
  if (hole.from >= end || holeEnd <= from) return [{ from, to }];
  const before = hole.from > from ? [{ from, to: hole.from }] : [];
  return holeEnd < end ? [...before, { from: holeEnd, to }] : before;
}
