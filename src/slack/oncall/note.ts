import { teamsOf } from "./team-of.ts";
import { Refusal } from "../../refusal.ts";
import type { Reply } from "../listening.ts";
import { escape } from "../mrkdwn.ts";
import { takeTeam } from "../verbs/arguments.ts";
import { plainWords } from "../verbs/plain-words.ts";
import type { VerbCall } from "../verbs/verb.ts";

/** `oncall note disk on pay-db grows`, `oncall note planned gateway change Wed 22:00`: kept for the next hand-over. */
export async function writeNote({ parts, person, by, cause, texts, command }: VerbCall, rest: string): Promise<Reply> {
  const { config, people, rotas } = parts;
  const named = takeTeam(rest, config);
  const theirs = teamsOf(config.teams, person);
  const [team, ...more] = named ? [named.value] : theirs.length > 0 ? theirs : config.teams;
  if (team === undefined || more.length > 0) {
    throw new Refusal("whichTeam", { teams: [team, ...more].map((each) => each?.name ?? "").join(", "), command });
  }
  const planned = /^(?:planned|plan|예정)[:\s]\s*/iu;
  const line = (named?.rest ?? rest).trim();
  const text = plainWords(line.replace(planned, "").replace(/^(?:watch|주의)[:\s]\s*/iu, ""), (id) =>
    people.nameOf(id),
  );
  if (text.trim() === "") return { text: texts.handOver.noteUsage({ command }) };
  const kind = planned.test(line) ? "planned" : "watch";
  await rotas.handle(team.name, { type: "noteForHandOver", handOver: null, kind, text }, by, cause);
  return { text: texts.handOver.noted({ team: escape(team.name) }) };
}
