import type { Incident } from "../../incident/incident.ts";
import type { Locale } from "../../texts/texts.ts";

/** Slack's longest channel name. */
const LONGEST = 80;
/** When somebody else has the name, it is tried with -2 to -9 behind it. */
const LAST_SUFFIX = 9;

/** `inc-42-결제-실패`, then the same with a number behind it. A private room's name gives nothing away. */
export function roomNames(incident: Incident, locale: Locale): string[] {
  const plain = plainName(incident, locale);
  const name = incident.private ? plain : joined(plain, slug(incident.title));
  return numbered(name);
}

/** For a workspace that refuses the letters of the title: `inc-42`. */
export function plainRoomNames(incident: Incident): string[] {
  return numbered(`${incident.drill ? "drill" : "inc"}-${incident.number}`);
}

function plainName(incident: Incident, locale: Locale): string {
  const drill = locale === "ko" ? "훈련" : "drill";
  return `${incident.drill ? drill : "inc"}-${incident.number}`;
}

/** Letters of every script, composed, so that Hangul pasted as single jamo is the same name. */
function slug(title: string): string {
  return title
    .normalize("NFC")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function joined(plain: string, slug: string): string {
  return slug === "" ? plain : cut(`${plain}-${slug}`, LONGEST);
}

function numbered(name: string): string[] {
  const suffixes = Array.from({ length: LAST_SUFFIX - 1 }, (_, index) => `-${index + 2}`);
  return [name, ...suffixes.map((suffix) => cut(name, LONGEST - suffix.length) + suffix)];
}

/** At most so many characters, whether they are counted in code points or in UTF-16; no character is split. */
function cut(name: string, longest: number): string {
  let kept = "";
  for (const character of name) {
    if (kept.length + character.length > longest) break;
    kept += character;
  }
  return kept.replace(/-+$/, "");
}
