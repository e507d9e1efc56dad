import { playSeeds } from "../../test/simulation/batch.ts";
import type { Row } from "./row.ts";

const WARM_UP = 5;
const SEEDS = 60;

/** P12: how many evenings one core plays in a second, with the real Bolt, WebClient and SQLite in them. */
export async function measure(): Promise<Row[]> {
  await playSeeds(1, WARM_UP);
  const { played, cpu, failure } = await playSeeds(WARM_UP + 1, SEEDS);
  if (failure !== null) throw new Error(`${failure.name} broke a promise: ${failure.violations.join("; ")}`);
  return [
    {
      goal: "P12",
      what: "evenings simulated by one core",
      unit: "seeds/s",
      raw: null,
      measured: played / cpu,
      promise: { atLeast: 40 },
    },
  ];
}
