import type { RehearsalResult } from "../../people/reach/person-reach.ts";
import type { Texts } from "../../texts/texts.ts";
import { actions, section, view, type View } from "../blocks.ts";
import { mention } from "../mrkdwn.ts";
import { openMe } from "./buttons.ts";
import { meansNames } from "./means-names.ts";

/** What a person's rehearsal of the week has shown; `result` null: it could not be held in their working hours. */
export interface PersonResult {
  person: string;
  result: RehearsalResult | null;
  /** The names of the means that wake them. */
  ringing: readonly string[];
}

/** The team's line of the week: how many can be reached, and what is wrong with whom. No address stands in it. */
export function rehearsalResultView(results: readonly PersonResult[], texts: Texts): View {
  const { rehearsal } = texts;
  const wrong = results.flatMap((each) => wordsFor(each, texts));
  const reached = results.length - wrong.length;
  const text = [rehearsal.result({ reached, all: results.length }), ...wrong].join("\n");
  return view(text, [section(text), wrong.length === 0 ? null : actions([openMe.show(rehearsal.fixMine, {})])]);
}

/** Empty for whom everything reached. */
function wordsFor({ person, result, ringing }: PersonResult, texts: Texts): string[] {
  const { rehearsal, terms } = texts;
  const who = terms.person(mention(person));
  if (ringing.length === 0) return [rehearsal.personNothing({ who })];
  if (result === null) return [rehearsal.personNotAsked({ who })];
  if (result.missing.length === 0) return [];
  const works = result.confirmed.filter((name) => ringing.includes(name));
  const missing = meansNames(result.missing, texts);
  return [rehearsal.personMissing({ who, missing, works: works.length === 0 ? null : meansNames(works, texts) })];
}
