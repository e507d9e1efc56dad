/** The practice workspace as `npm start` runs it, with the real bot. */
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { MINUTE, SECOND } from "../../src/clock.ts";
import { unmetered, type Meter } from "../../src/engine/meter.ts";
import { practiceConfig } from "../../src/config/check-config.ts";
import { systemEntropy } from "../../src/entropy.ts";
import { practiceFile } from "../../src/practice/practice-file.ts";
import { startPractice } from "../../src/practice/start.ts";
import { openMemoryStore } from "../../src/store/open-store.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { silentLogger } from "../silent-logger.ts";
import { NIGHT } from "../world/night.ts";
import { freePort } from "../free-port.ts";

interface PracticeOptions {
  locale?: "en" | "ko";
  /** Where an earlier one was. */
  folder?: string;
  meter?: Meter;
  /** In place of the file that comes with it. */
  file?: string;
}

/** Its time stands still until it is told to pass, however slow the machine is. */
export async function openPractice({
  locale = "en",
  folder = practiceFolder(),
  meter = unmetered,
  file = practiceFile(locale, NIGHT),
}: PracticeOptions = {}) {
  const port = await freePort();
  const checked = practiceConfig(file, { PORT: String(port) });
  const config = { ...checked, databaseUrl: join(folder, "practice.db") };
  const clock = createVirtualClock(NIGHT);
  const practice = await startPractice({
    config,
    meter,
    store: openMemoryStore(),
    clock,
    entropy: systemEntropy,
    logger: silentLogger,
  });
  /** Nothing is under way between bot and Slack, nor soon will be; what hangs there hangs. */
  const settle = async (): Promise<void> => {
    let seen = "";
    for (let quietTurns = 0; quietTurns < (practice.slack.idle() ? 12 : 60);) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = JSON.stringify([practice.slack.pending(), practice.slack.calls.length]);
      quietTurns = now === seen ? quietTurns + 1 : 0;
      seen = now;
    }
  };
  const server = await new Promise<Server>((listening) => {
    const started = serve({ fetch: practice.pages.fetch, port, hostname: "127.0.0.1" }, () =>
      listening(started as Server),
    );
  });
  const base = `http://localhost:${port}`;
  return {
    ...practice,
    passes: ({ seconds = 0, minutes = 0 }: { seconds?: number; minutes?: number }) =>
      clock.pass(seconds * SECOND + minutes * MINUTE, settle),
    base,
    async close() {
      server.closeAllConnections();
      server.close();
      let stopped = false;
      const stopping = practice.stop().finally(() => (stopped = true));
      while (!stopped) await clock.pass(SECOND, settle);
      await stopping;
    },
    folder,
    /** Orders something of time, of the bot or of what lies between it and Slack; the status it is answered with. */
    async order(body: unknown) {
      const headers = { "content-type": "application/json", origin: base };
      return (await fetch(`${base}/api/controls?as=U0BEN`, { method: "POST", headers, body: JSON.stringify(body) }))
        .status;
    },
  };
}

function practiceFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "watchfire-practice-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
