import { systemClock } from "../src/clock.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { examine } from "../src/doctor/doctor.ts";
import { describe } from "../src/doctor/finding.ts";

/** Says what is missing, in plain words: `npm run doctor`. The exit code is 1 when anything is wrong. */
const findings = await examine({ configuration: () => loadConfig(), fetch: globalThis.fetch, clock: systemClock });
for (const finding of findings) console.log(describe(finding));
const wrong = findings.filter(({ verdict }) => verdict === "bad").length;
console.log(wrong === 0 ? "\nNothing is missing." : `\n${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong.`);
process.exitCode = wrong === 0 ? 0 : 1;
