// Plays seeds through the simulation: `npm run simulate -- --seeds 2000 --from 1`. Exit code 1 with the story of the first that fails.
import { parseArgs } from "node:util";
import { simulate } from "../test/simulation/simulate.ts";

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "200" }, from: { type: "string", default: "1" } },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
const reached: Record<string, number> = {};
const started = performance.now();
for (let seed = from; seed < from + seeds; seed += 1) {
  const result = await simulate(seed);
  for (const [name, times] of Object.entries(result.reached)) reached[name] = (reached[name] ?? 0) + times;
  if (result.violations.length === 0) continue;
  console.log(`Seed ${seed} fails:\n  ${result.violations.join("\n  ")}\n`);
  console.log(JSON.stringify(result.plan.faults));
  console.log(result.story.join("\n"));
  process.exit(1);
}
const seconds = (performance.now() - started) / 1000;
console.log(`${seeds} seeds from ${from}: no violation. ${(seeds / seconds).toFixed(1)} seeds a second.`);
console.table(reached);
