import type { Locale, Texts } from "../../texts/texts.ts";
import { context, section, view, type View } from "../blocks.ts";
import type { Verb } from "../verbs/verb.ts";
import { nameOf } from "../verbs/verb-name.ts";

export interface HelpScene {
  texts: Texts;
  locale: Locale;
  command: string;
}

type Explained = keyof Texts["help"]["verbs"];

const groups: readonly [keyof Texts["help"]["groups"], readonly Explained[]][] = [
  ["begin", ["new", "ack", "pass"]],
  ["people", ["page", "role", "handoff", "severity"]],
  ["record", ["action", "decision", "finding", "note", "impact", "eta", "followup"]],
  ["tell", ["update"]],
  ["end", ["identified", "mitigate", "resolve", "close", "reopen", "cancel"]],
  ["look", ["list", "oncall", "cover", "me", "timeline", "export", "postmortem", "followups", "help"]],
];

/** Every word that does something, in groups, in the reader's language. */
export function helpView(verbs: readonly Verb[], scene: HelpScene): View {
  const { help } = scene.texts;
  const text = help.intro({ command: scene.command });
  const blocks = groups.map(([group, names]) => {
    const known = names.flatMap((name) => verbs.filter((verb) => verb.name === name));
    const lines = known.map((verb) => line(verb, scene));
    return known.length === 0 ? null : section([`*${help.groups[group]}*`, ...lines].join("\n"));
  });
  return view(text, [section(text), ...blocks, context(help.more({ command: scene.command }))]);
}

/** One word: how it is used, what it does, and what else it may be called. */
export function verbHelpView(verb: Verb, scene: HelpScene): View {
  const { texts, command } = scene;
  const names = [verb.name, ...verb.aliases, ...verb.korean].filter((name) => name !== nameOf(verb, scene.locale));
  const text = isExplained(verb.name, texts) ? line(verb, scene) : laterText(verb, texts, command);
  return view(text, [section(text), context(texts.help.alsoCalled({ names: names.join(", ") }))]);
}

function line(verb: Verb, { texts, locale, command }: HelpScene): string {
  if (!isExplained(verb.name, texts)) return `\`${command} ${nameOf(verb, locale)}\``;
  const { usage, does } = texts.help.verbs[verb.name];
  return `\`${[command, nameOf(verb, locale), usage].filter((part) => part !== "").join(" ")}\`  ${does}`;
}

function laterText({ name }: Verb, { verbs }: Texts, command: string): string {
  return name in verbs.later ? verbs.later[name as keyof typeof verbs.later](command) : `\`${command} ${name}\``;
}

function isExplained(name: string, { help }: Texts): name is Explained {
  return Object.hasOwn(help.verbs, name);
}
