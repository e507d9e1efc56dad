import type { Config } from "../config/config.ts";
import { everyVerb } from "../features.ts";
import { nameOf } from "../slack/verbs/verb-name.ts";
import { textsIn } from "../texts/texts.ts";
import type { Shortcut, SlashCommand } from "./page/wire.ts";

/** What the page offers while somebody types: the words of the command, and the shortcuts of a message's menu. */
export function completion(config: Config): { commands: SlashCommand[]; shortcuts: Shortcut[] } {
  const texts = textsIn(config.locale);
  const explained: Record<string, { usage: string; does: string }> = texts.help.verbs;
  const verbs = everyVerb.flatMap((verb) => {
    const help = explained[verb.name];
    return help ? [{ name: nameOf(verb, config.locale), hint: `${help.usage} ${help.does}`.trim() }] : [];
  });
  const { declare, declareFromMessage, addToTimeline, command } = texts.manifest;
  return {
    commands: [{ command: config.command, hint: command, verbs }],
    shortcuts: [
      { callbackId: "declare_incident", name: declare.name, kind: "global" },
      { callbackId: "declare_from_message", name: declareFromMessage.name, kind: "message" },
      { callbackId: "add_to_timeline", name: addToTimeline.name, kind: "message" },
    ],
  };
}
