import type { Reply } from "../listening.ts";
import type { Verb } from "../verbs/verb.ts";
import { askForCover, askForSwap } from "./ask-cover.ts";
import { readCoverLine } from "./cover-line.ts";
import { openCoverForm } from "./open-forms.ts";

/** Somebody else takes a shift: `cover @ada from Sat 14:00 to Sun 09:00`; `cover me …` asks the team; alone, the form. */
export const coverVerb: Verb = {
  name: "cover",
  aliases: ["swap"],
  korean: ["대타", "교대요청", "근무교환"],
  where: "anywhere",
  fits: (args, config) => readCoverLine(args, { config, zone: config.timezone, now: 0 }) !== null,
  async run(call): Promise<Reply | void> {
    const { parts, args, person, texts, command } = call;
    const { config, clock } = parts;
    if (config.teams.length === 0) return { text: texts.oncall.noTeams };
    const zone = (await parts.people.find(person))?.tz ?? config.timezone;
    const line = readCoverLine(args, { config, zone, now: clock.now() });
    if (line === null) return { text: texts.cover.usage({ command }) };
    if (line.is === "form") return openCoverForm(call, line.to);
    if (line.is === "swap") return askForSwap(call, line);
    const to = line.to === "team" ? null : line.to === "me" ? person : line.to.person;
    return askForCover(call, { team: line.team, whose: line.whose ?? person, to, span: line.span });
  },
};
