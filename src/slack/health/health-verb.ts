import { DateTime } from "luxon";
import { DAY } from "../../clock.ts";
import type { Team } from "../../config/config.ts";
import type { DutyRow } from "../../oncall/health/compensation.ts";
import { csv } from "../../record/csv.ts";
import type { Texts } from "../../texts/texts.ts";
import type { Reply } from "../listening.ts";
import { sendFile } from "../record/send-file.ts";
import { takeTeam } from "../verbs/arguments.ts";
import type { VerbCall } from "../verbs/verb.ts";
import { healthView, type ShiftRatings } from "./health-view.ts";
import { dutiesOf, healthOf } from "./reading.ts";

const WEEKS = 4;

/** `oncall health [team]`, `oncall health csv [2026-10]`; null when the words are something else. */
export async function healthReply(
  call: VerbCall,
  args: string,
  ratingsOf: (team: string) => Promise<ShiftRatings>,
): Promise<Reply | null> {
  const { parts, texts } = call;
  const file = /^csv(?:\s+(\S+))?$/i.exec(args.trim());
  if (file !== null) return dutyFile(call, file[1]);
  const team = args.trim() === "" ? teamFor(call) : takeTeam(args, parts.config);
  const found = team === null ? null : "value" in team ? (team.rest === "" ? team.value : null) : team;
  if (found === null) return null;
  const now = parts.clock.now();
  const health = await healthOf(parts, found, { from: now - WEEKS * 7 * DAY, until: now });
  return healthView(found.name, WEEKS, { health, shifts: await ratingsOf(found.name) }, texts);
}

/** The team of whoever asks, else the default one, else the first. */
function teamFor({ parts: { config }, person }: VerbCall): Team | null {
  const own = config.teams.find(
    (team) => team.manager === person || JSON.stringify(team.layers).includes(JSON.stringify(person)),
  );
  return own ?? config.teams.find(({ name }) => name === config.defaultTeam) ?? config.teams[0] ?? null;
}

/** A whole month, the last one when none is named; people's hours are for those who pay them. */
async function dutyFile(call: VerbCall, named: string | undefined): Promise<Reply> {
  const { parts, texts, person, command } = call;
  const { config } = parts;
  const now = DateTime.fromMillis(parts.clock.now(), { zone: config.timezone });
  const month =
    named === undefined
      ? now.startOf("month").minus({ months: 1 })
      : DateTime.fromFormat(named, "yyyy-MM", { zone: config.timezone });
  if (!month.isValid) return { text: texts.health.unknownMonth({ command }) };
  const teams = config.teams.filter((team) => team.manager === person || config.admins.includes(person));
  if (teams.length === 0) return { text: texts.health.notManager };
  const span = { from: month.toMillis(), until: month.plus({ months: 1 }).toMillis() };
  const name = month.toFormat("yyyy-MM");
  const title = texts.health.fileTitle({ month: name });
  const content = csv([
    Object.values(texts.health.columns),
    ...(await dutiesOf(parts, teams, span)).map((row) => cells(row, call)),
  ]);
  await sendFile(parts, person, { filename: `on-call-${name}.csv`, content, title, comment: title });
  return { text: texts.health.sentFile({ month: name }) };
}

function cells(row: DutyRow, { parts, texts }: { parts: VerbCall["parts"]; texts: Texts }): (string | number)[] {
  return [
    row.team,
    texts.terms.layer(row.layer),
    parts.people.nameOf(row.person),
    row.person,
    row.shifts,
    row.weekdayHours,
    row.nightHours,
    row.freeDayHours,
    row.pages,
    row.nightPages,
  ];
}
