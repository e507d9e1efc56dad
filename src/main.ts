import { systemClock } from "./clock.ts";
import type { Config } from "./config/config.ts";
import { loadConfig } from "./config/load-config.ts";
import { ConfigError } from "./config/mistakes.ts";
import { systemEntropy } from "./entropy.ts";
import { createLogger } from "./logger.ts";
import { practiceFile } from "./practice/practice-file.ts";
import { LONGEST_STOP, startProgram } from "./program.ts";

const config = readConfig();
const logger = createLogger(config.logLevel);

// The log is written synchronously: nothing is lost by leaving at once. The next start carries on.
for (const fatal of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(fatal, (error: unknown) => {
    logger.error({ error: String(error), stack: error instanceof Error ? error.stack : undefined }, fatal);
    process.exit(1);
  });
}

let stopping = false;
const starting = startProgram({
  config,
  clock: systemClock,
  entropy: systemEntropy,
  logger,
  fetch: globalThis.fetch,
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
const program = await starting.catch((error: unknown) => giveUp(error));
if (config.transport.mode === "practice") {
  say(welcome(`http://localhost:${program.port}`));
}

function readConfig(): Config {
  try {
    return loadConfig({ practiceYaml: practiceFile(systemLanguage(), systemClock.now()) });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    say(`Watchfire can't start. The configuration has mistakes:\n${error.message}`);
    process.exit(1);
  }
}

function welcome(url: string): string {
  return `
The practice workspace is open: ${url}

  Your first incident    press "Try it" there; the tour at the lower left goes along with you
  As several people      every name opens a window of its own: ${url}/#/U0HANA/
  In Korean              LANG=ko_KR.UTF-8 npm start, in an empty workspace
  All over again         stop it and delete data/practice*

Nothing leaves this machine. Ctrl+C ends it.
`;
}

/** The language that the machine is set to, for who has no file that says so. */
function systemLanguage(): "en" | "ko" {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith("ko") ? "ko" : "en";
}

async function stop(signal: string): Promise<void> {
  // Whoever is in a hurry asks twice.
  if (stopping) process.exit(1);
  stopping = true;
  logger.info({ signal }, "stopping");
  systemClock.after(LONGEST_STOP, () => {
    logger.warn({}, "some work was still under way; the next start takes it up");
    process.exit(1);
  });
  try {
    await (await starting).stop();
    process.exit(0);
  } catch (error) {
    giveUp(error);
  }
}

/** A stack helps nobody who has to free a port. */
function giveUp(error: unknown): never {
  logger.error({ stack: error instanceof Error ? error.stack : undefined }, "Watchfire ends");
  say(`Watchfire can't go on: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
