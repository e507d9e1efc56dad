/** A Chromium for the tests of the page: the machine's own, else the one that comes from npm. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync --hide-scrollbars --disable-lcd-text";

/** Opens a browser. CHROMIUM=npm takes the one from npm even where another is installed. */
export async function openBrowser(): Promise<Browser> {
  const installed = process.env["CHROMIUM"] === "npm" ? undefined : INSTALLED.find(existsSync);
  const found = installed === undefined ? await fromNpm() : { executablePath: installed, env: {} };
  const env = { ...stringsOf(process.env), ...found.env };
  return await chromium.launch({ executablePath: found.executablePath, env, args: flags.split(" ") });
}

interface Found {
  executablePath: string;
  env: Record<string, string>;
}

/** Unpacked once a machine, aside and then moved into place, so that test files which start together don't meet. */
async function fromNpm(): Promise<Found> {
  const described = new URL("../package.json", import.meta.resolve("@sparticuz/chromium"));
  const { version } = JSON.parse(await readFile(described, "utf8")) as { version: string };
  const folder = join(tmpdir(), `watchfire-chromium-${version}`);
  if (!existsSync(folder)) {
    const aside = await mkdtemp(`${folder}-`);
    await unpack(aside);
    await rename(aside, folder).catch(async (error: unknown) => {
      await rm(aside, { recursive: true });
      if (!existsSync(folder)) throw error;
    });
  }
  // Its libraries and its one font are for machines that have none of their own.
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  const env = { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), ...fonts };
  return { executablePath: join(folder, "chromium"), env };
}

// It unpacks into TMPDIR, and its libraries only where it takes itself to be in AWS Lambda: so it is told both.
async function unpack(folder: string): Promise<void> {
  const script = `const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  const arguments_ = ["--input-type=module", "--eval", script];
  await promisify(execFile)(process.execPath, arguments_, { cwd: import.meta.dirname, env });
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
