import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A process of its own, in an empty folder with this configuration. */
function run(env: Record<string, string>, yaml?: string) {
  const cwd = mkdtempSync(join(tmpdir(), "watchfire-main-"));
  folders.push(cwd);
  if (yaml !== undefined) writeFileSync(join(cwd, "watchfire.yml"), yaml);
  const main = join(import.meta.dirname, "../src/main.ts");
  const child = spawn(process.execPath, [main], { cwd, env: { PATH: process.env["PATH"] ?? "", PORT: "0", ...env } });
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => (output.text += text.toString()));
  const ended = once(child, "close").then(([code]) => code as number | null);
  const says = async (words: string): Promise<void> => {
    while (!output.text.includes(words))
      await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), gone(words)]);
  };
  const gone = (words: string): Promise<never> =>
    ended.then(() => Promise.reject(new Error(`It ended without "${words}":\n${output.text}`)));
  return { child, output, ended, says };
}

const http = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
  SLACK_API_URL: "http://127.0.0.1:9/",
};

describe("npm start", () => {
  it("lists what is wrong with the configuration, without a stack", async () => {
    const { output, ended } = run({ SLACK_APP_TOKEN: "xapp-1" }, "colour: blue\n");
    expect(await ended).toBe(1);
    expect(output.text).toContain("environment: SLACK_BOT_TOKEN: is missing");
    expect(output.text).toMatch(/watchfire\.yml:1: colour/);
    expect(output.text).not.toMatch(/^\s+at /m);
  });

  it("runs while Slack is away, and stops when it is told to", async () => {
    const { child, ended, says } = run(http);
    await says("Watchfire is running");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("opens the practice workspace where there are no tokens", async () => {
    const { child, ended, says } = run({});
    await says("The practice workspace is open: http://localhost:");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  it("says plainly that the database can't be had", async () => {
    const { output, ended } = run({ ...http, DATABASE_URL: "postgres://me:hunter2@127.0.0.1:9/none" });
    expect(await ended).toBe(1);
    expect(output.text).toContain("Watchfire can't go on");
    expect(output.text).not.toContain("hunter2");
  });
});
