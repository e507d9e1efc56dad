import { disassemble } from "es-hangul";
import { editDistance } from "../../config/nearest.ts";
import { withoutParticle } from "./arguments.ts";
import type { Verb } from "./verb.ts";

export interface Found {
  verb: Verb;
  /** What stands behind the verb. */
  args: string;
}

/** The verb a line begins with. `할 일` is `할일`, `대응 불가` is not `대응`: the longest wins. */
export function findVerb(line: string, verbs: readonly Verb[]): Found | null {
  const words = line.trim().normalize("NFC").split(/\s+/u);
  for (let count = Math.min(LONGEST_VERB, words.length); count >= 1; count -= 1) {
    const typed = words.slice(0, count).join("");
    if (typed.length > LONGEST_NAME) continue;
    const word = plain(typed);
    const verb = verbNamed(word, verbs) ?? verbNamed(withoutParticle(word), verbs);
    if (verb !== null) return { verb, args: behind(line, count) };
  }
  return null;
}

/** The verb of that name, in any of its names. */
export function verbNamed(name: string, verbs: readonly Verb[]): Verb | null {
  const wanted = plain(name);
  return verbs.find((verb) => namesOf(verb).some((known) => plain(known) === wanted)) ?? null;
}

/** At most three verbs somebody may have meant, the likeliest first. Hangul is compared letter by letter. */
export function nearestVerbs(word: string, verbs: readonly Verb[]): Verb[] {
  if (word.length > LONGEST_NAME) return [];
  const letters = disassemble(plain(word));
  const ranked = verbs
    .map((verb) => ({ verb, distance: Math.min(...namesOf(verb).map((name) => distance(letters, disassemble(name)))) }))
    .filter(({ distance }) => distance < Infinity)
    .toSorted((a, b) => a.distance - b.distance);
  return ranked.slice(0, 3).map(({ verb }) => verb);
}

const LONGEST_VERB = 3;
/** No name of a verb comes near this many characters: comparing more would only keep everybody waiting. */
const LONGEST_NAME = 60;

function namesOf(verb: Verb): string[] {
  return [verb.name, ...verb.aliases, ...verb.korean];
}

function plain(word: string): string {
  return word
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s-]/gu, "")
    .replace(/[.!?:,]+$/u, "");
}

function behind(line: string, words: number): string {
  return line
    .trim()
    .normalize("NFC")
    .replace(new RegExp(`^(?:\\S+\\s*){${words}}`, "u"), "")
    .trim();
}

function distance(word: string, name: string): number {
  const edits = editDistance(word, name.toLowerCase());
  const tolerated = Math.max(1, Math.floor(Math.min(word.length, name.length) / 3));
  if (edits <= tolerated) return edits;
  // Somebody who stopped half-way through the word.
  return word.length >= 3 && name.startsWith(word) ? tolerated + 1 : Infinity;
}
