import type { Incident } from "../incident/incident.ts";
import { plainLine } from "./plain-text.ts";
import type { Line, Message } from "./record.ts";
import { wordEvent, type Wording } from "./word-event.ts";

/** How much of a message a line shows; its source has the rest. */
const LONGEST = 400;

/** `name` says who somebody is where their words are quoted as plain text. */
export interface LineWording extends Wording {
  name(id: string): string;
}

/** A line of the record in words; null for one that nobody needs to read. */
export function wordLine(line: Line, incident: Incident, say: LineWording): string | null {
  return line.what.kind === "event"
    ? wordEvent(line.what.recorded, incident, say)
    : wordMessage(line.what.message, say);
}

function wordMessage(message: Message, say: LineWording): string {
  const { record } = say.texts;
  const who = message.person === null ? record.someone : say.person(message.person);
  if (message.kind === "join") return record.joined(who);
  if (message.kind === "leave") return record.left(who);
  if (message.deleted) return `${who}: ${record.deleted}`;
  const words = plainLine(message.text, { person: (id) => say.name(id) }, LONGEST);
  const files = message.files.length === 0 ? "" : record.files(say.words(message.files.join(", ")));
  const told = [say.words(words), files, message.edited ? record.edited : ""].filter((part) => part !== "").join(" ");
  const known = message.kind === "message" || message.kind === "file";
  return known || told !== "" ? `${who}: ${told}` : record.somethingElse({ who, kind: message.kind });
}
