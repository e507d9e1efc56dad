import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { systemClock } from "../src/clock.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { ConfigError } from "../src/config/mistakes.ts";
import { networkWords } from "../src/doctor/network-words.ts";
import { knownIn, nothingKnown, Unanswerable, whoIsPaged } from "../src/doctor/who-is-paged.ts";

/**
 * Prints who would be paged, by which means, after how long and why:
 * `npm run who-is-paged -- --service checkout --at "2026-12-06 03:00" --severity sev1`
 */
const { values } = parseArgs({
  options: {
    service: { type: "string" },
    team: { type: "string" },
    at: { type: "string" },
    severity: { type: "string" },
  },
});

try {
  // Named, the file is read where no tokens are, too.
  const file = process.env["WATCHFIRE_CONFIG"] ?? (existsSync("watchfire.yml") ? "watchfire.yml" : undefined);
  const config = loadConfig({ env: { ...process.env, WATCHFIRE_CONFIG: file } });
  const now = systemClock.now();
  const known = await knownIn(config, now).catch((error: unknown) => {
    console.error(
      `Cover, and what people entered themselves, is not in this answer: the database can't be read (${networkWords(error)}).`,
    );
    return nothingKnown;
  });
  console.log(whoIsPaged(config, values, now, known));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof Unanswerable)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
