// Does what a newcomer does: clones what is committed, `npm ci` with an empty cache, `npm start`, and declares an incident.
// Prints how long each took; exit code 1 when all of it took more than two minutes. `npm run fresh-start`
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../test/free-port.ts";
import { passed } from "../test/processes/real-bot.ts";
import { incidentFor } from "./screenshots/incident.ts";

const PROMISED_SECONDS = 120;

const folder = await mkdtemp(join(tmpdir(), "watchfire-fresh-"));
const clone = join(folder, "watchfire");
const port = String(await freePort());
const base = `http://localhost:${port}`;
const began = performance.now();
let last = began;

execFileSync("git", ["clone", "--quiet", process.cwd(), clone], { stdio: "inherit" });
step("git clone");
execFileSync("npm", ["ci", "--cache", join(folder, "cache"), "--silent"], { cwd: clone, stdio: "inherit" });
step("npm ci, with an empty cache");
const started = spawn("npm", ["start"], { cwd: clone, env: { ...process.env, PORT: port }, detached: true });
await answers();
step("npm start, until the page is there");
const play = incidentFor(base);
await play.declare("checkout is down");
step("/incident checkout is down, until its room is there");

const seconds = (performance.now() - began) / 1_000;
console.log(`${seconds.toFixed(1).padStart(7)} s  in all, ${PROMISED_SECONDS} s promised`);
const ended = once(started, "close");
process.kill(-started.pid!, "SIGTERM");
await ended;
await rm(folder, { recursive: true, force: true });
process.exit(seconds > PROMISED_SECONDS ? 1 : 0);

function step(what: string): void {
  const now = performance.now();
  console.log(`${((now - last) / 1_000).toFixed(1).padStart(7)} s  ${what}`);
  last = now;
}

async function answers(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await fetch(base).catch(() => null))?.ok) return;
    await passed(100);
  }
  throw new Error("npm start brought no page up within a minute.");
}
