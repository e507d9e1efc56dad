import { REHEARSAL_LASTS, missingIn, type Rehearsal, type RehearsedMeans } from "../../people/reach/person-reach.ts";
import { SLACK } from "../../people/reach/reach.ts";
import type { Texts } from "../../texts/texts.ts";
import { actions, context, section, view, type View } from "../blocks.ts";
import { timeToken } from "../mrkdwn.ts";
import { confirmRehearsal, openMe } from "./buttons.ts";
import { meansName, meansNames } from "./means-names.ts";

export interface RehearsalScene {
  texts: Texts;
  /** IANA zone of the fallback times. */
  zone: string;
}

/** A test page as a direct message, and what became of it on every way. */
export function rehearsalView(shown: Rehearsal, { texts, zone }: RehearsalScene): View {
  const { rehearsal } = texts;
  const lines = shown.means.map((means) => meansLine(means, shown, texts)).join("\n");
  const { number } = shown;
  if (shown.endedAt !== null) {
    const missing = missingIn(shown);
    const head =
      missing.length === 0 ? rehearsal.allWell : rehearsal.someMissing({ missing: meansNames(missing, texts) });
    const mend = missing.length === 0 ? null : actions([openMe.show(rehearsal.settings, {})]);
    return view(head, [section(head), section(lines), mend]);
  }
  const inSlack = shown.means.find(({ name }) => name === SLACK);
  const text = [rehearsal.title, ...(shown.why === "weekly" ? [rehearsal.weekly] : [])].join("\n");
  return view(text, [
    section(text),
    section(lines),
    context(rehearsal.ask({ time: timeToken(shown.at + REHEARSAL_LASTS, zone) })),
    actions([
      inSlack?.state === "confirmed"
        ? null
        : confirmRehearsal.show(rehearsal.confirm, { number }, { style: "primary" }),
      openMe.show(rehearsal.settings, {}),
    ]),
  ]);
}

function meansLine({ name, state }: RehearsedMeans, { endedAt }: Rehearsal, texts: Texts): string {
  const words = texts.rehearsal.state;
  const means = meansName(name, texts);
  const unheard = endedAt !== null && (state === "sent" || state === "waiting");
  return unheard ? words.missing({ means }) : words[state]({ means });
}
