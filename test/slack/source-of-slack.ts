import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import webApi from "@slack/web-api";

/** What the program says to Slack and hears from it, as its source has it. */
const source = ["src/slack", "src/notify", "src/bot.ts", "src/features.ts"]
  .flatMap(filesIn)
  .map((file) => readFileSync(file, "utf8"));

const client = new webApi.WebClient() as unknown as Record<string, Record<string, unknown> | undefined>;

/** `….chat.postMessage(` is a call of chat.postMessage. */
export function apiMethodsCalled(): string[] {
  const direct = found(/\b([a-z]+)\s*\.\s*([a-zA-Z]+)\s*\(/g)
    // Many things have a method; those of Slack's client are the ones that count.
    .filter(([, family, method]) => family !== "logger" && typeof client[family ?? ""]?.[method ?? ""] === "function")
    .map(([, family, method]) => `${family}.${method}`);
  const named = found(/apiCall\(\s*"([a-zA-Z.]+)"/g).map(([, method]) => method ?? "");
  const uploads = found(/\.filesUploadV2\s*\(/g).length > 0 ? UPLOAD : [];
  return unique([...direct, ...named, ...uploads]);
}

const UPLOAD = ["files.getUploadURLExternal", "files.completeUploadExternal"];

/** The names under which the events that have a listener are subscribed to. */
export function eventsHeard(): string[] {
  const heard = found(/\b(?:on|app\.event)\(\s*"([a-z_]+)"/g).map(([, name]) => name ?? "");
  return unique(heard.flatMap((name) => (name === "message" ? ["message.channels", "message.groups"] : [name])));
}

/** The callback ids of shortcuts that have a listener. */
export function shortcutsServed(): string[] {
  return unique(
    source.flatMap((text) => {
      const constants = new Map(
        [...text.matchAll(/const ([A-Z_]+) = "([a-z_]+)"/g)].map(([, name, value]) => [name, value]),
      );
      const served = [...text.matchAll(/app\.shortcut\(\s*\{[^}]*callback_id: (?:"([a-z_]+)"|([A-Z_]+))/g)];
      return served.map(([, literal, name]) => literal ?? constants.get(name) ?? `unreadable: ${name}`);
    }),
  );
}

function found(pattern: RegExp): RegExpMatchArray[] {
  return source.flatMap((text) => [...text.matchAll(pattern)]);
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)].toSorted();
}

function filesIn(path: string): string[] {
  if (path.endsWith(".ts")) return [path].filter((file) => tryRead(file));
  if (!tryRead(path)) return [];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(path, file));
}

function tryRead(path: string): boolean {
  try {
    if (path.endsWith(".ts")) readFileSync(path);
    else readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
