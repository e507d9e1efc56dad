/** The practice workspace as `npm start` brings it up: the real bot, its database, its web server. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/clock.ts";
import { practiceConfig } from "../../src/config/check-config.ts";
import { systemEntropy } from "../../src/entropy.ts";
import { practiceFile } from "../../src/practice/practice-file.ts";
import { startProgram } from "../../src/program.ts";
import type { Lang } from "../../src/practice/page/words.ts";
import { silentLogger } from "../silent-logger.ts";
import { freePort } from "../free-port.ts";

export interface RealWorkspace {
  base: string;
  stop(): Promise<void>;
}

/** In a folder and on a port of its own; nothing of it is left after `stop`. */
export async function startRealWorkspace(lang: Lang): Promise<RealWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), "watchfire-page-"));
  const port = await freePort();
  const checked = practiceConfig(practiceFile(lang, systemClock.now()), { PORT: String(port) });
  const program = await startProgram({
    config: { ...checked, databaseUrl: join(folder, "practice.sqlite") },
    clock: systemClock,
    entropy: systemEntropy,
    logger: silentLogger,
    fetch: () => Promise.reject(new Error("Nothing leaves the machine.")),
  });
  return {
    base: `http://localhost:${program.port}`,
    async stop() {
      await program.stop();
      await rm(folder, { recursive: true });
    },
  };
}
