import type { Config } from "../../config/config.ts";
import { onOtherKeyboard } from "./keyboard.ts";
import type { Verb } from "./verb.ts";
import { findVerb, nearestVerbs, type Found } from "./vocabulary.ts";

/** What a line of the command asks for. */
export type Reading =
  | { is: "nothing" }
  | ({ is: "verb" } & Found)
  | { is: "title"; title: string }
  /** It could be either, and one of the two wakes somebody: the person is asked. */
  | ({ is: "either"; title: string } & Found)
  | { is: "unknown"; word: string; nearest: Verb[]; title: string };

/**
 * Reads a line. In a war room the first word must be a verb, so that nobody opens a second incident by accident.
 * Elsewhere it counts as one only when the rest fits it exactly; otherwise the whole line is a title, for
 * many titles begin with a verb (`update fails on iOS`); where it may be a slip, the person is asked.
 */
export function readLine(line: string, { inRoom, ...words }: Words & { inRoom: boolean }): Reading {
  const text = line.trim().normalize("NFC");
  if (text === "") return { is: "nothing" };
  return inRoom ? readInRoom(text, words) : readElsewhere(text, words);
}

interface Words {
  verbs: readonly Verb[];
  config: Config;
}

function readInRoom(text: string, words: Words): Reading {
  const found = findVerb(text, words.verbs);
  if (found) return { is: "verb", ...found };
  const mistyped = readMistyped(text, words);
  if (mistyped) return { is: "verb", ...mistyped };
  const word = /^\S+/u.exec(text)![0];
  return { is: "unknown", word, nearest: nearestVerbs(word, words.verbs), title: text };
}

function readElsewhere(text: string, words: Words): Reading {
  const found = findVerb(text, words.verbs) ?? readMistyped(text, words);
  if (found && found.verb.fits(found.args, words.config)) {
    return couldBeTitle(found) ? { is: "either", title: text, ...found } : { is: "verb", ...found };
  }
  if (found?.verb.mayBeSlip?.(found.args)) return { is: "either", title: text, ...found };
  const lone = /^\S+$/u.test(text) && !found ? nearestVerbs(text, words.verbs)[0] : undefined;
  // One word that is nearly a verb is more likely a slip than an incident, and an incident wakes people.
  if (lone?.fits("", words.config)) return { is: "either", title: text, verb: lone, args: "" };
  return { is: "title", title: text };
}

/** A line typed with the keyboard in the other language, when it says something that fits. */
function readMistyped(text: string, { verbs, config }: Words): Found | null {
  const converted = onOtherKeyboard(text);
  const found = converted === null ? null : findVerb(converted, verbs);
  if (!found) return null;
  // Often only the verb was typed before the keyboard was switched.
  const asTyped = text.split(/\s+/u).slice(1).join(" ");
  if (found.verb.fits(asTyped, config)) return { verb: found.verb, args: asTyped };
  return found.verb.fits(found.args, config) ? found : null;
}

/**
 * A verb of a war room that is followed by a sentence (`page @linus not loading`) says nothing exact. Names of
 * people, grades and single words are exact.
 */
function couldBeTitle({ verb, args }: Found): boolean {
  if (verb.where === "anywhere") return false;
  const words = args
    .replaceAll(/<[@!#][^>]*>\S*/gu, " ")
    .replaceAll(/(?:^|\s)(?:sev ?|p)[1-4]\S*/giu, " ")
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return words.length > 1;
}
