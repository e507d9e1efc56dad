import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

export type Json = Record<string, unknown>;

/** Something that Slack sent to somebody else, or says that it sends. */
export interface Stranger {
  name: string;
  /** Where it was found. */
  source: string;
  payload: Json;
}

/**
 * Every payload in a folder's `.json` files. A file holds one payload or several, each bare or as `{ source, payload }`;
 * a bare one's source is its file.
 */
export function strangersIn(folder: string): Stranger[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .flatMap((file) => {
      const read = JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown;
      return (Array.isArray(read) ? read : [read]).map((each: unknown, index) =>
        strangerOf(each, `${basename(file, ".json")} ${index + 1}`, file),
      );
    });
}

function strangerOf(read: unknown, place: string, file: string): Stranger {
  if (typeof read !== "object" || read === null || Array.isArray(read)) throw new Error(`${place} is no payload.`);
  const given = read as Json;
  const wrapped = typeof given["source"] === "string" && isObject(given["payload"]);
  const payload = wrapped ? (given["payload"] as Json) : given;
  return { name: `${place}: ${kindOf(payload)}`, source: wrapped ? String(given["source"]) : file, payload };
}

/** What it is, in Slack's own words. */
function kindOf(payload: Json): string {
  const event = isObject(payload["event"]) ? payload["event"] : payload;
  const words = [payload["command"], event["type"], event["subtype"]].filter((word) => typeof word === "string");
  return words.length === 0 ? "interactive message" : words.join(" ");
}

/**
 * What Slack delivers, as event `eventId`: an inner event, as documentation shows it, gets its envelope, and a message from a history the
 * channel that an event names. All else is delivered as it is.
 */
export function envelopeOf(payload: Json, eventId: string): Json {
  if (isForm(payload)) return payload;
  if (outer.has(String(payload["type"]))) return { ...payload, event_id: eventId };
  const event = payload["type"] === "message" ? { channel: "C0STRANGER", ...payload } : payload;
  return {
    token: "not-a-token",
    team_id: "T0STRANGER",
    api_app_id: "A0STRANGER",
    event,
    type: "event_callback",
    event_id: eventId,
    event_time: 1_795_370_520,
  };
}

export interface Post {
  type: string;
  body: string;
}

/** As Slack posts it: events as JSON, a command as a form, interactions as JSON in a form. */
export function asPosted(envelope: Json): Post {
  if (!isForm(envelope)) return { type: "application/json", body: JSON.stringify(envelope) };
  const fields = envelope["command"] === undefined ? { payload: JSON.stringify(envelope) } : textsOf(envelope);
  return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
}

const outer = new Set(["event_callback", "url_verification", "app_rate_limited"]);
const interactions =
  /^(block_(actions|suggestion)|view_(submission|closed)|shortcut|message_action|interactive_message|dialog_\w+)$/;

function isForm({ command, type, actions }: Json): boolean {
  if (typeof type === "string") return interactions.test(type);
  return command !== undefined || actions !== undefined;
}

function textsOf(form: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
}

/** The same as it would come from a room of ours: every channel is `room`, every person `person`, every team ours. */
export function movedTo(envelope: Json, home: Home): Json {
  return moved(envelope, home, "") as Json;
}

interface Home {
  room: string;
  person: string;
  team: string;
}

function moved(value: unknown, home: Home, key: string): unknown {
  if (Array.isArray(value)) return value.map((each) => moved(each, home, key));
  if (isObject(value)) {
    const fields = Object.entries(value).map(([name, each]) => [name, moved(each, home, name === "id" ? key : name)]);
    return Object.fromEntries(fields) as Json;
  }
  if (typeof value !== "string" || value === "") return value;
  if (/^(channel|channel_id|channels|pinned_to)$/.test(key)) return home.room;
  if (/^(user|user_id|inviter|users)$/.test(key)) return home.person;
  return /^(team|team_id|user_team|source_team)$/.test(key) ? home.team : value;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
