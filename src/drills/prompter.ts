import type { Clock } from "../clock.ts";
import { parseDuration } from "../config/duration.ts";
import { textsIn, type Locale } from "../texts/texts.ts";
import { mention, type Scenario } from "./read-scenario.ts";
import type { Step, Words } from "./scenario-schema.ts";
import type { Deed, Filled, Stage } from "./stage.ts";

/** Reads a step of the script to whoever plays it: as what a scripted person does, or what a live one is asked to do. */
export interface Prompter {
  deedOf(step: Step): Deed;
  promptFor(step: Step): string;
}

export function createPrompter({
  scenario,
  stage,
  clock,
  locale,
}: {
  scenario: Scenario;
  stage: Pick<Stage, "idOf" | "mention" | "nameOf" | "timeOfDay">;
  clock: Clock;
  locale: Locale;
}): Prompter {
  const personOf = (role: string): string => stage.idOf(scenario.roles[role]!.person);

  /** Names stand for roles, and `{+15m}` for the time of day then. */
  function say(words: Words, call: (person: string) => string = stage.mention): string {
    return words[locale]
      .replaceAll(mention, (_, role: string) => call(personOf(role)))
      .replaceAll(/\{\+([^{}]+)\}/gu, (whole, later: string) => {
        const ms = parseDuration(later);
        return ms === null ? whole : stage.timeOfDay(clock.now() + ms);
      });
  }

  function filled(sends: NonNullable<Step["sends"]>): Filled | null {
    const fields = Object.entries(sends).map(([name, value]) => [name, Array.isArray(value) ? value : say(value)]);
    return fields.length === 0 ? null : (Object.fromEntries(fields) as Filled);
  }

  return {
    deedOf({ says, declares, types, clicks, answers, reacts, invites, severity, to, sends, in: where = null }) {
      const form = sends === undefined ? null : filled(sends);
      if (says) return { do: "says", where, text: say(says) };
      if (declares) {
        const line = ["new", severity, say(declares)].filter((part) => part !== undefined).join(" ");
        return { do: "types", where, text: line, sends: null };
      }
      if (types) return { do: "types", where, text: say(types), sends: form };
      if (clicks) return { do: "clicks", button: clicks, sends: form };
      if (answers) return { do: "answers", how: answers };
      if (invites) return { do: "invites", whom: personOf(invites) };
      return reacts ? { do: "reacts", emoji: reacts, to: personOf(to!) } : { do: "joins" };
    },
    promptFor({ prompt, says, declares, types, clicks, answers, reacts, invites }) {
      const { prompts } = textsIn(locale).drills;
      const tell = (words: Words): string => say(words, stage.nameOf);
      if (prompt) return tell(prompt);
      if (says) return prompts.says(tell(says));
      if (declares) return prompts.declares(tell(declares));
      if (types) return prompts.types(tell(types));
      if (clicks) return prompts.clicks[clicks];
      if (answers) return prompts.answers;
      if (invites) return prompts.invites(stage.nameOf(personOf(invites)));
      return reacts ? prompts.reacts : prompts.joins;
    },
  };
}
