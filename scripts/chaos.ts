// Several processes of the bot on one PostgreSQL, hit again and again: `npm run chaos -- --instances 3 --minutes 3 --seed 1`.
// Prints what was promised and what was seen; exit code 1 when a promise was broken.
import { parseArgs } from "node:util";
import { MINUTE, SECOND } from "../src/clock.ts";
import { wreak } from "./chaos/mayhem.ts";
import { crowdIn } from "./chaos/people.ts";
import { readWritten } from "./chaos/record.ts";
import type { Finding } from "./chaos/finding.ts";
import { judge } from "./chaos/verdict.ts";
import { openChaosWorkspace } from "./chaos/workspace.ts";
import { passed } from "../test/processes/real-bot.ts";

const { values } = parseArgs({
  options: {
    instances: { type: "string", default: "3" },
    minutes: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const SHOWN = 10;
/** An unclear creation of a room is looked for after a quarter of a minute; Slack's own second retry of an event takes one. */
const CALM = 75 * SECOND;

const workspace = await openChaosWorkspace({ instances: Number(values.instances), seed: Number(values.seed) });
try {
  const crowd = crowdIn(workspace);
  const mayhem = wreak(workspace);
  await passed(Number(values.minutes) * MINUTE);
  await Promise.all([crowd.stop(), mayhem.stop()]);
  await passed(CALM);
  const { slack, pager, databaseUrl } = workspace;
  const written = await readWritten(databaseUrl);
  const findings = judge({ written, slack, arrivals: pager.arrivals, ...crowd, ...mayhem });
  const blows = Object.groupBy(mayhem.blows, ({ kind }) => kind);
  const counted = Object.entries(blows).map(([kind, all]) => `${all.length} ${kind}`);
  if (values.json) console.log(JSON.stringify(findings));
  else
    report(
      findings,
      `${values.instances} processes, ${values.minutes} minutes, seed ${values.seed}: ${counted.join(", ")}`,
    );
  if (findings.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
} finally {
  await workspace.close();
}
// What the practice Slack would deliver again in an hour keeps nobody waiting.
process.exit();

function report(findings: readonly Finding[], title: string): void {
  console.log(title);
  for (const { promise, seen, broken } of findings) {
    console.log(`${broken.length === 0 ? "kept  " : "BROKEN"}  ${promise}  (${seen})`);
    for (const each of broken.slice(0, SHOWN)) console.log(`          ${each}`);
    if (broken.length > SHOWN) console.log(`          and ${broken.length - SHOWN} more`);
  }
}
