/** The practice workspace as `npm start` brings it up: the real bot, its database, its web server. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/clock.ts";
import { practiceConfig } from "../../src/config/check-config.ts";
import { systemEntropy } from "../../src/entropy.ts";
import { practiceFile } from "../../src/practice/practice-file.ts";
import { startProgram } from "../../src/program.ts";
import type { Lang } from "../../src/practice/page/words.ts";
import { silentLogger } from "../silent-logger.ts";

export interface RealWorkspace {
  base: string;
  stop(): Promise<void>;
}

/** In a folder and on a port of its own; nothing of it is left after `stop`. */
export async function startRealWorkspace(lang: Lang): Promise<RealWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), "watchfire-page-"));
  const port = await freePort();
  const checked = practiceConfig(practiceFile(lang), { PORT: String(port) });
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

// The bot writes links to its own address, so the port has to be known before it starts.
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
