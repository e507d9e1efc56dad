import type { Instant } from "../../clock.ts";
import type { Config, Team } from "../../config/config.ts";
import { escape } from "../mrkdwn.ts";
import { takeMoment, takeTeam } from "../verbs/arguments.ts";
import type { Verb } from "../verbs/verb.ts";
import { onCallView } from "./on-call-view.ts";

/** Who is on call for a team or for all of them, now or at a moment: `oncall payments Sun 03:00`. */
export const onCallVerb: Verb = {
  name: "oncall",
  aliases: ["on-call", "whoisoncall"],
  korean: ["온콜", "당번", "당직"],
  where: "anywhere",
  fits: (args, config) => asked(args, { config, zone: config.timezone, now: 0 }) !== null,
  async run({ parts, args, person, texts, locale, command }) {
    const { config, clock } = parts;
    if (config.teams.length === 0) return { text: texts.oncall.noTeams };
    const zone = (await parts.people.find(person))?.tz ?? config.timezone;
    const now = clock.now();
    const question = asked(args, { config, zone, now });
    if (question === null) {
      const teams = config.teams.map(({ name }) => escape(name)).join(", ");
      return { text: texts.oncall.unknown({ teams, command }) };
    }
    return onCallView(question.teams, question.when, { texts, locale, zone });
  },
};

interface Question {
  teams: readonly Team[];
  when: { at: Instant; asked: boolean };
}

/** Which teams, and when; null when the words are neither. */
function asked(args: string, { config, zone, now }: { config: Config; zone: string; now: Instant }): Question | null {
  const team = takeTeam(args, config);
  const teams = team ? [team.value] : config.teams;
  const rest = team ? team.rest : args.trim();
  if (rest === "") return { teams, when: { at: now, asked: false } };
  const moment = takeMoment(rest, zone, now);
  return moment === null || moment.rest !== "" ? null : { teams, when: { at: moment.at, asked: true } };
}
