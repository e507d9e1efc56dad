// Feeds every payload in a folder to the bot, signed and over HTTP: `npm run strangers -- FOLDER`. Exit code 1 where one of
// them brings it into trouble. Without a folder: those in test/strangers/payloads, and the shapes of Slack's own types.
import { parseArgs } from "node:util";
import { feed, type Finding } from "../test/strangers/feed.ts";
import { strangersIn } from "../test/strangers/payloads.ts";
import { shapes } from "../test/strangers/shapes.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quiet: { type: "boolean", default: false } },
});
const [folder] = positionals;
const strangers = folder === undefined ? [...strangersIn("test/strangers/payloads"), ...shapes] : strangersIn(folder);
if (strangers.length === 0) {
  console.error(`There is no payload in ${folder ?? "test/strangers/payloads"}: no file there ends in .json.`);
  process.exit(2);
}

const loose: string[] = [];
process.on("unhandledRejection", (reason) => loose.push(String(reason)));
const findings: Finding[] = [];
for await (const finding of feed(strangers)) {
  findings.push(finding);
  if (!values.quiet || finding.trouble.length > 0) tell(finding);
}
const troubled = findings.filter(({ trouble }) => trouble.length > 0);
console.log(summary());
process.exit(troubled.length + loose.length > 0 ? 1 : 0);

function tell({ name, source, how, status, answer, ledTo, trouble }: Finding): void {
  const effects = [...ledTo, ...(answer === "" ? [] : [`answered ${answer.replaceAll("\n", " ").slice(0, 80)}`])];
  console.log(`${status}  ${name}, ${how}: ${effects.length === 0 ? "nothing" : effects.join(", ")}`);
  for (const each of trouble) console.log(`     TROUBLE ${each}\n     ${source}`);
}

function summary(): string {
  const statuses = Object.entries(Object.groupBy(findings, ({ status }) => status));
  const counted = statuses.map(([status, some]) => `${some?.length ?? 0} × ${status}`).join(", ");
  const effects = findings.filter(({ ledTo }) => ledTo.length > 0).length;
  return [
    `${strangers.length} payloads, each as it came and in a war room: ${counted}; ${effects} led to something,`,
    `${troubled.length} to trouble. Promises that nobody caught: ${loose.length}. Each was refused when it wasn't signed by us.`,
  ].join("\n");
}
