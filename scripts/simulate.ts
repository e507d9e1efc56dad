// Plays seeds through the simulation: `npm run simulate -- --seeds 2000 --from 1`. Exit code 1 with the story of the first that fails.
// `--rooms` plays the opening of one room while everything about it goes wrong, `--calls` the calls of one incident; both
// instead of whole evenings.
// `--crash-everywhere` kills the process at each of its moments in turn; `--workers N` shares the work among N processes.
// `--mutant NAME` takes one protection away first, `--mutant all` one after the other: each must be noticed.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { mutants } from "../test/simulation/mutants.ts";
import { mutate } from "../test/simulation/mutate.ts";
import type { Batch } from "../test/simulation/batch.ts";
import { share, type Share } from "../test/simulation/workers.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "500" },
    from: { type: "string", default: "1" },
    workers: { type: "string", default: "1" },
    mutant: { type: "string" },
    "crash-everywhere": { type: "boolean", default: false },
    rooms: { type: "boolean", default: false },
    calls: { type: "boolean", default: false },
    // For workers: which of how many equal parts is theirs.
    part: { type: "string", default: "1/1" },
    json: { type: "boolean", default: false },
  },
});
const [seeds, from, workers] = [Number(values.seeds), Number(values.from), Number(values.workers)];
const crashing = values["crash-everywhere"];

if (values.mutant === "all") process.exit((await survivors()).length > 0 ? 1 : 0);
if (values.mutant !== undefined) mutate(values.mutant);
const batch = workers > 1 ? await share({ parts: workers, args: ownArguments() }) : await playPart();
if (values.json) console.log(JSON.stringify(batch));
else report(batch);
process.exit(batch.failure === null ? 0 : 1);

/** Only now, so that what it loads is the mutant. */
async function playPart(): Promise<Batch> {
  const [part, parts] = values.part.split("/").map(Number) as [number, number];
  const mine: Share = { part, parts };
  if (crashing) return (await import("../test/simulation/crash-everywhere.ts")).crashEverywhere(mine);
  const { playSeeds } = await import("../test/simulation/batch.ts");
  const { roomPlan } = await import("../test/simulation/room-plan.ts");
  const { callPlan } = await import("../test/simulation/call-plan.ts");
  const narrow = values.rooms ? roomPlan : values.calls ? callPlan : undefined;
  const size = Math.ceil(seeds / parts);
  const first = (part - 1) * size;
  return playSeeds(from + first, Math.min(size, seeds - first), narrow);
}

function ownArguments(): string[] {
  return [
    "--seeds",
    values.seeds,
    "--from",
    values.from,
    ...(crashing ? ["--crash-everywhere"] : []),
    ...(values.rooms ? ["--rooms"] : []),
    ...(values.calls ? ["--calls"] : []),
    ...(values.mutant === undefined ? [] : ["--mutant", values.mutant]),
  ];
}

function report({ played, reached, cpu, failure }: Batch): void {
  const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).stdout?.trim() || "unknown";
  const what = crashing ? "deaths, one at each moment" : `seeds from ${from}`;
  if (failure !== null) {
    console.log(`At commit ${commit} ${failure.name} fails:\n  ${failure.violations.join("\n  ")}\n`);
    if (values.mutant === undefined) console.log(failure.story.join("\n"));
    return;
  }
  console.log(`${played} ${what} at commit ${commit}: no violation.`);
  console.log(`${(played / cpu).toFixed(1)} a second of one core.`);
  console.table(reached);
}

/** The mutants that nobody noticed. */
async function survivors(): Promise<string[]> {
  const survived: string[] = [];
  const waiting = Object.keys(mutants);
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const args = [...ownArguments(), "--mutant", name];
      let failure: Batch["failure"] = null;
      let played = 0;
      for (const plan of [[], ["--rooms"], ["--calls"]]) {
        if (failure !== null) break;
        const batch = await share({ parts: 1, args: [...args, ...plan] });
        failure = batch.failure && { ...batch.failure, name: [...plan, batch.failure.name].join(" ") };
        played += batch.played;
      }
      if (failure === null) survived.push(name);
      const how = failure === null ? `nobody noticed in ${played}` : `${failure.name}: ${failure.violations[0]}`;
      console.log(`${failure === null ? "SURVIVES" : "noticed "}  ${name}: ${how.slice(0, 160)}`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  console.log(`${Object.keys(mutants).length - survived.length} of ${Object.keys(mutants).length} mutants noticed.`);
  return survived;
}
