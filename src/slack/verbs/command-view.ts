import type { Locale, Texts } from "../../texts/texts.ts";
import { actions, section, view, type View } from "../blocks.ts";
import { channelLink, escapeShort, shorten } from "../mrkdwn.ts";
import { declareTitle, runLine } from "./buttons.ts";
import type { Reading } from "./grammar.ts";
import type { Verb } from "./verb.ts";
import { nameOf } from "./verb-name.ts";

export interface CommandScene {
  texts: Texts;
  locale: Locale;
  /** With its slash. */
  command: string;
}

/** It may be an incident or a verb: nothing is done before the person has said which. */
export function eitherView({ title, verb, args }: Extract<Reading, { is: "either" }>, scene: CommandScene): View {
  const { texts, locale, command } = scene;
  const word = nameOf(verb, locale);
  const text = texts.verbs.either({ title: escapeShort(title, SHOWN), verb: word });
  return view(text, [
    section(text),
    actions([
      declareTitle.show(texts.verbs.declareIt, { line: carried(title) }),
      runLine.show(texts.verbs.useVerb({ command, verb: word }), { line: carried(`${verb.name} ${args}`.trim()) }),
    ]),
  ]);
}

/** An unknown word in a war room: what it may have been, and last a new incident, which nobody opens by accident. */
export function unknownView({ word, nearest, title }: Extract<Reading, { is: "unknown" }>, scene: CommandScene): View {
  const { texts, locale, command } = scene;
  const text = texts.verbs.unknown({ word: escapeShort(word, SHOWN), near: nearest.length > 0, command });
  const args = title.slice(word.length).trim();
  const meant = nearest.map((verb) =>
    runLine.show(nameOf(verb, locale), { line: carried(`${verb.name} ${args}`.trim()) }, { key: verb.name }),
  );
  return view(text, [
    section(text),
    actions([...meant, declareTitle.show(texts.verbs.declareAsTitle, { line: carried(title) })]),
  ]);
}

/** A verb of a war room, typed elsewhere: the rooms it may have been meant for. */
export function wrongRoomView(
  verb: Verb,
  rooms: readonly { number: number; channel: string }[],
  scene: CommandScene,
): View {
  const { texts, locale, command } = scene;
  const word = nameOf(verb, locale);
  const links = rooms.slice(0, MOST_ROOMS).map(({ number, channel }) => `INC-${number} ${channelLink(channel)}`);
  const text =
    links.length === 0
      ? texts.verbs.noRoomsOpen({ verb: word, command })
      : texts.verbs.wrongRoom({ verb: word, rooms: links.join(", ") });
  return view(text, [section(text)]);
}

const SHOWN = 80;
const MOST_ROOMS = 5;
// A button holds 2,000 characters; a character may take six in JSON. Longer lines are no titles anyway.
const CARRIED = 300;

function carried(line: string): string {
  return shorten(line, CARRIED);
}
