import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { atExit, benchFolder } from "./place.ts";
import { SIGNING_SECRET } from "./signed-events.ts";

export const PAGER_SECRET = "a-secret-only-the-pager-knows";

/** The real program as a process of its own. */
export interface RunningProgram {
  port: number;
  /** When it was started and when it said that it runs, by Date.now(). */
  startedAt: number;
  upAt: number;
  /** What it holds in memory, in megabytes. */
  memory(): number;
  /** Ends it where it stands. */
  kill(): Promise<void>;
}

export interface ProgramSetting {
  databaseUrl: string;
  slackApiUrl: string;
  /** watchfire.yml. */
  file: string;
  /** Any free one when left out. */
  port?: number;
  /** What `npm run build` made of it, instead of the sources. */
  built?: boolean;
}

const ROOT = join(import.meta.dirname, "../..");
const PATIENCE_MS = 60_000;

export async function startProgram(setting: ProgramSetting): Promise<RunningProgram> {
  const { databaseUrl, slackApiUrl, file, port = 0, built = false } = setting;
  const main = join(ROOT, built ? "dist/main.js" : "src/main.ts");
  const folder = benchFolder();
  writeFileSync(join(folder, "watchfire.yml"), file);
  const startedAt = Date.now();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=4", main], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env["PATH"] ?? "",
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      SLACK_API_URL: slackApiUrl,
      SLACK_BOT_TOKEN: PRACTICE_BOT.token,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      WATCHFIRE_WEBHOOK_SECRET: PAGER_SECRET,
    },
  });
  const ended = once(child, "close");
  atExit(() => child.kill("SIGKILL"));
  const running = await new Promise<{ port: number; upAt: number }>((resolve, reject) => {
    setTimeout(() => reject(new Error("Watchfire didn't start.")), PATIENCE_MS).unref();
    void ended.then(() => reject(new Error("Watchfire ended before it ran.")));
    createInterface(child.stdout).on("line", (line) => {
      const { msg, port } = JSON.parse(line) as { msg: string; port: number };
      if (msg === "Watchfire is running") resolve({ port, upAt: Date.now() });
    });
  });
  return {
    ...running,
    startedAt,
    memory: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / 1024,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
