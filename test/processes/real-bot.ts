import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { systemClock, type Instant } from "../../src/clock.ts";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";

export const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";

export interface RealBotPorts {
  /** Where it runs; a `watchfire.yml` there is its configuration. */
  cwd: string;
  port: number;
  /** A file or a `postgres://…`. */
  databaseUrl: string;
  /** The base URL of the Web API. */
  apiUrl: string;
  /** More of the environment. */
  env?: Record<string, string>;
  /** A module that is loaded before the program, to spoil something for it. */
  preload?: string;
}

/** The program as it is installed, `src/main.ts` in a process of its own, over HTTP. */
export interface RealBot {
  readonly port: number;
  readonly upSince: Instant;
  /** What it wrote, the newest 100 kB. */
  output(): string;
  /** Ends it with a signal; the exit code, null where the signal ended it. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
  /** It stands still, its connections open, until the returned function is called. */
  freeze(): () => void;
}

/** Starts it and waits until it is ready. Throws with what it wrote when it ends before, or isn't ready within half a minute. */
export async function startRealBot(ports: RealBotPorts): Promise<RealBot> {
  const main = join(import.meta.dirname, "../../src/main.ts");
  const preload = ports.preload === undefined ? [] : ["--import", ports.preload];
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...preload, main], {
    cwd: ports.cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      LOG_LEVEL: "warn",
      PORT: String(ports.port),
      DATABASE_URL: ports.databaseUrl,
      SLACK_API_URL: ports.apiUrl,
      SLACK_BOT_TOKEN: PRACTICE_BOT.token,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      ...ports.env,
    },
  });
  const output = collect(child);
  const ended = once(child, "close").then(([code]) => code as number | null);
  await ready(child, ports.port, output);
  return {
    port: ports.port,
    upSince: systemClock.now(),
    output,
    async end(signal) {
      child.kill(signal);
      return await ended;
    },
    signal: (signal) => void child.kill(signal),
    freeze() {
      child.kill("SIGSTOP");
      return () => void child.kill("SIGCONT");
    },
  };
}

const KEPT = 100_000;

function collect(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (text = (text + chunk.toString()).slice(-KEPT)));
  }
  return () => text;
}

async function ready(child: ChildProcess, port: number, output: () => string): Promise<void> {
  for (let tries = 0; tries < 1_500; tries += 1) {
    if (child.exitCode !== null) throw new Error(`It ended before it was ready:\n${output()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    await passed(20);
  }
  child.kill("SIGKILL");
  throw new Error(`It wasn't ready within half a minute:\n${output()}`);
}

export function passed(ms: number): Promise<void> {
  return new Promise((resolve) => void systemClock.after(ms, resolve));
}
