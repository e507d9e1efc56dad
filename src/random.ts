/** A small deterministic generator (mulberry32) whose whole state is one number, so that it can be saved. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  chance(probability: number): boolean;
  between(least: number, most: number): number;
}

export function createRandom(memory: { random: number }): Random {
  const next = (): number => {
    memory.random = (memory.random + 0x6d2b79f5) | 0;
    let t = Math.imul(memory.random ^ (memory.random >>> 15), 1 | memory.random);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    // Certainties draw nothing, so that a workspace without faults stays the same whatever is asked of it.
    chance: (probability) => probability >= 1 || (probability > 0 && next() < probability),
    between: (least, most) => Math.round(least + next() * (most - least)),
  };
}
