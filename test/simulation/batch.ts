import { add } from "./reached.ts";
import { simulate, type Result } from "./simulate.ts";
import { planFor, type Plan } from "./plan.ts";

/** What came of playing several plans. */
export interface Batch {
  played: number;
  reached: Record<string, number>;
  /** Of one core, in seconds. */
  cpu: number;
  /** The first that broke a promise, with its story; null when all were kept. */
  failure: Failure | null;
}

export interface Failure {
  /** Such as `seed 17`. */
  name: string;
  violations: string[];
  story: string[];
}

export function playSeeds(from: number, seeds: number, planOf = planFor): Promise<Batch> {
  const plans = Array.from({ length: seeds }, (_, n) => ({ name: `seed ${from + n}`, plan: planOf(from + n) }));
  return play(plans);
}

/** Plays until one fails. */
export async function play(plans: readonly { name: string; plan: Plan }[]): Promise<Batch> {
  const batch: Batch = { played: 0, reached: {}, cpu: 0, failure: null };
  const started = process.cpuUsage();
  for (const { name, plan } of plans) {
    const result = await simulate(plan);
    batch.played += 1;
    add(batch.reached, result.reached);
    if (result.violations.length === 0) continue;
    batch.failure = { name, violations: result.violations, story: told(result) };
    break;
  }
  const { user, system } = process.cpuUsage(started);
  return { ...batch, cpu: (user + system) / 1e6 };
}

/** All that a plan decides, and what happened. */
function told({ plan, story }: Result): string[] {
  const { happenings: _, ...knobs } = plan;
  return [JSON.stringify(knobs), ...story];
}
