// Plays seeds through the simulation: `npm run simulate -- --seeds 2000 --from 1`. Exit code 1 with the story of the first that fails.
// `--mutant NAME` takes one protection away first, `--mutant all` one after the other: each must be noticed.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { mutants } from "../test/simulation/mutants.ts";
import { mutate } from "../test/simulation/mutate.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    mutant: { type: "string" },
  },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (values.mutant === "all") process.exit(survivors().length > 0 ? 1 : 0);
if (values.mutant !== undefined) mutate(values.mutant);
// Only now, so that what it loads is the mutant.
const { simulate } = await import("../test/simulation/simulate.ts");
await play();

async function play(): Promise<void> {
  const reached: Record<string, number> = {};
  const started = process.cpuUsage();
  for (let seed = from; seed < from + seeds; seed += 1) {
    const result = await simulate(seed);
    for (const [name, times] of Object.entries(result.reached)) reached[name] = (reached[name] ?? 0) + times;
    if (result.violations.length === 0) continue;
    console.log(`Seed ${seed} fails:\n  ${result.violations.join("\n  ")}\n`);
    if (values.mutant === undefined) console.log(`${JSON.stringify(result.plan.faults)}\n${result.story.join("\n")}`);
    process.exit(1);
  }
  const seconds = process.cpuUsage(started).user / 1e6;
  console.log(`${seeds} seeds from ${from}: no violation. ${(seeds / seconds).toFixed(1)} seeds a second of one core.`);
  console.table(reached);
}

/** The mutants that nobody noticed. */
function survivors(): string[] {
  return Object.keys(mutants).filter((name) => {
    const [node, script] = process.argv as [string, string];
    const args = [script, "--mutant", name, "--seeds", values.seeds, "--from", values.from];
    const { status, stdout, stderr } = spawnSync(node, args, { encoding: "utf8" });
    const killed = status === 1 && stdout.startsWith("Seed");
    console.log(
      `${killed ? "noticed" : "SURVIVES"}  ${name}: ${(stdout || stderr).split("\n").slice(0, 2).join(" ").slice(0, 150)}`,
    );
    return !killed;
  });
}
