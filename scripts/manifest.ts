import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Config } from "../src/config/config.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { ConfigError } from "../src/config/mistakes.ts";
import { createAppLink, manifestYaml, PLACEHOLDER_URL, type ManifestOptions } from "../src/slack/manifest.ts";

/**
 * Prints the manifest of the Slack app on the output, so that it can be kept in a file, and beside it the link that
 * creates the app: `npm run manifest -- --transport http --command /inc --url https://watchfire.example.com/slack/events`
 */
const { values } = parseArgs({
  options: {
    transport: { type: "string" },
    command: { type: "string" },
    url: { type: "string" },
    locale: { type: "string" },
  },
});

const configured = configuration();
const options: ManifestOptions = {
  transport: oneOf("transport", ["http", "socket"], values.transport ?? (values.url === undefined ? "socket" : "http")),
  command: checked("command", /^\/[a-z0-9_-]{1,31}$/, values.command ?? configured?.command ?? "/incident"),
  url: address(values.url ?? (configured?.publicUrl ? `${configured.publicUrl}/slack/events` : PLACEHOLDER_URL)),
  locale: oneOf("locale", ["en", "ko"], values.locale ?? configured?.locale ?? "en"),
};

process.stdout.write(manifestYaml(options));
console.error(`\nCreate the app: open this link and choose the workspace.\n${createAppLink(options)}\n`);
if (options.transport === "http" && options.url === PLACEHOLDER_URL) {
  console.error(
    "The address in it is a placeholder. Give yours with --url, or use --transport socket, which needs none.",
  );
}
if (options.transport === "socket") {
  console.error("Then make an app-level token with the scope connections:write, for SLACK_APP_TOKEN.");
}

/** The command and the language are in the file; whatever is wrong with it is for the doctor to say. */
function configuration(): Config | null {
  const file = process.env["WATCHFIRE_CONFIG"] ?? (existsSync("watchfire.yml") ? "watchfire.yml" : undefined);
  try {
    return file === undefined ? null : loadConfig({ env: { ...process.env, WATCHFIRE_CONFIG: file } });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error("The configuration has mistakes and is left aside here; npm run doctor tells them.");
    return null;
  }
}

/** A bare origin is enough: the path is ours. */
function address(given: string): string {
  if (!URL.canParse(given) || !given.startsWith("https://")) stop(`--url: ${given} is not an https:// address.`);
  const url = new URL(given);
  return url.pathname === "/" ? new URL("/slack/events", url).href : url.href;
}

function oneOf<const Choice extends string>(name: string, choices: readonly Choice[], given: string): Choice {
  const choice = choices.find((each) => each === given);
  return choice ?? stop(`--${name}: ${given} is none of ${choices.join(", ")}.`);
}

function checked(name: string, pattern: RegExp, given: string): string {
  return pattern.test(given) ? given : stop(`--${name}: Slack doesn't take ${given}. Write one such as /incident.`);
}

function stop(words: string): never {
  console.error(words);
  process.exit(2);
}
