import type { Instant } from "../../clock.ts";
import type { Config, Team } from "../../config/config.ts";
import { chainOf } from "../../doctor/who-is-paged.ts";
import { UNCONFIRMED_SEVERITY, type Severity } from "../../incident/severity.ts";
import type { Override } from "../../oncall/override.ts";
import { overridesFrom } from "../../store/override-rows.ts";
import { healthReply } from "../health/health-verb.ts";
import type { Reply } from "../listening.ts";
import { escape } from "../mrkdwn.ts";
import { severityName } from "../severity/severity-label.ts";
import { takeMoment, takeSeverity, takeTeam } from "../verbs/arguments.ts";
import type { Verb, VerbCall } from "../verbs/verb.ts";
import { openCalendarForm } from "./calendar.ts";
import { chainView } from "./call-chain-view.ts";
import { writeNote } from "./note.ts";
import { onCallView } from "./on-call-view.ts";
import { rotaSceneFor } from "./rota-scene.ts";
import { shiftRatings } from "./shift-ratings.ts";

/** What may stand behind the word instead of a team and a time; null when what follows fits neither. */
const words: readonly { readonly name: RegExp; run(call: VerbCall, rest: string): Promise<Reply | null | void> }[] = [
  { name: /^(?:calendar|ical|캘린더|달력)$/iu, run: openCalendarForm },
  { name: /^(?:note|메모|기록)(?:\s+|$)/iu, run: writeNote },
  {
    name: /^(?:health|건강)(?:\s+|$)/iu,
    run: (call, rest) => healthReply(call, rest, (team) => shiftRatings(call.parts, team)),
  },
];

/**
 * Who is on call, now or at a moment: of all teams, or of one with everybody who would be called, `oncall payments Sun 03:00`.
 */
export const onCallVerb: Verb = {
  name: "oncall",
  aliases: ["on-call", "whoisoncall"],
  korean: ["온콜", "당번", "당직"],
  where: "anywhere",
  fits: (args, config) =>
    words.some(({ name }) => name.test(args)) || asked(args, { config, zone: config.timezone, now: 0 }) !== null,
  // `oncall paymnets` would open an incident, and wake people.
  mayBeSlip: (args) => /^\S+$/u.test(args),
  async run(call): Promise<Reply | void> {
    const { parts, args, person, texts, command } = call;
    const { config, clock, store } = parts;
    if (config.teams.length === 0) return { text: texts.oncall.noTeams };
    const word = words.find(({ name }) => name.test(args));
    const answered = word && (await word.run(call, args.replace(word.name, "").trim()));
    if (word !== undefined && answered !== null) return answered;
    const scene = await rotaSceneFor(parts, person);
    const question = asked(args, { config, zone: scene.zone, now: clock.now() });
    if (question === null) {
      const teams = config.teams.map(({ name }) => escape(name)).join(", ");
      return { text: texts.oncall.unknown({ teams, command }) };
    }
    const overrides = await store.read((tx) => overridesFrom(tx, question.when.at));
    const holders = onCallView(question.teams, question.when, { ...scene, overrides });
    const [only, ...more] = question.teams;
    if (only === undefined || more.length > 0) return holders;
    return chainView(holders, chainAsked(call, { ...question, team: only, overrides }), scene);
  },
};

interface Question {
  teams: readonly Team[];
  when: { at: Instant; asked: boolean };
  severity: Severity;
}

function chainAsked(
  { parts: { config, circumstances } }: VerbCall,
  { team, when, severity, overrides }: Question & { team: Team; overrides: readonly Override[] },
) {
  const steps = chainOf(config, { team, severity, at: when.at, overrides, reach: circumstances.reach });
  return { steps, team: team.name, severity: severityName(severity, { config }), at: when.at };
}

/** Which teams, when, and for which severity the chain is told; null when the words are none of these. */
function asked(args: string, { config, zone, now }: { config: Config; zone: string; now: Instant }): Question | null {
  const team = takeTeam(args, config);
  const teams = team ? [team.value] : config.teams;
  const graded = takeSeverity(team ? team.rest : args);
  const severity = graded?.value ?? UNCONFIRMED_SEVERITY;
  const rest = (graded ?? team)?.rest ?? args.trim();
  if (rest === "") return { teams, when: { at: now, asked: false }, severity };
  const moment = takeMoment(rest, zone, now);
  return moment === null || moment.rest !== "" ? null : { teams, when: { at: moment.at, asked: true }, severity };
}
