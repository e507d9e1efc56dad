import { existsSync } from "node:fs";
import { systemClock } from "../src/clock.ts";
import { examineConfig } from "../src/config/examine.ts";
import { readSources } from "../src/config/load-config.ts";
import { ConfigError, describeMistake } from "../src/config/mistakes.ts";
import { configuredMeans } from "../src/notify/configured-means.ts";

/**
 * Prints what is wrong with the configuration (exit code 1) and what it leaves open (exit code 0): `npm run config-check`.
 * WATCHFIRE_CONFIG names another file. It needs neither tokens nor secrets.
 */
try {
  // Named, the file is read where no tokens are, too.
  const file = process.env["WATCHFIRE_CONFIG"] ?? (existsSync("watchfire.yml") ? "watchfire.yml" : undefined);
  const sources = readSources({ env: { ...process.env, WATCHFIRE_CONFIG: file } });
  const { mistakes, warnings } = examineConfig(sources, systemClock.now(), configuredMeans);
  for (const mistake of mistakes) console.log(`wrong    ${describeMistake(mistake)}`);
  for (const warning of warnings) console.log(`warning  ${describeMistake(warning)}`);
  if (mistakes.length + warnings.length === 0) console.log(`${sources.file?.name ?? "The defaults"}: nothing to say.`);
  process.exitCode = mistakes.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
