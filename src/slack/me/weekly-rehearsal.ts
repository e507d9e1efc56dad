import { z } from "zod";
import { workingCalendarOf } from "../../calendar/working-calendar.ts";
import { DAY, MINUTE } from "../../clock.ts";
import type { Team } from "../../config/config.ts";
import type { Duty } from "../../engine/recurring.ts";
import type { Parts } from "../../parts.ts";
import { ringing, usedMeans } from "../../people/reach/reach.ts";
import { mayBeRehearsed, onCallSoon, rehearsalWeek } from "../../people/reach/weekly.ts";
import { overridesFrom } from "../../store/override-rows.ts";
import { putSetting, setting } from "../../store/setting-rows.ts";
import { textsIn } from "../../texts/texts.ts";
import { postOnce } from "../living/post-once.ts";
import { rehearsalResultView, type PersonResult } from "./rehearsal-result.ts";

const EVERY = 5 * MINUTE;
/** Who has been in no working hour of theirs by then is reported so. */
const PATIENCE = 2 * DAY;

/** The rehearsal of one team in one week, as far as it has got. */
const roundSchema = z.object({
  week: z.string(),
  begunAt: z.number().int(),
  /** By Slack id: the number of the person's rehearsal; null until one of their working hours has come. */
  people: z.record(z.string(), z.number().int().nullable()),
  told: z.boolean(),
});
type Round = z.infer<typeof roundSchema>;

/** Each week, everybody who is on call in the coming one gets a test page, in a working hour of theirs; the team hears what came of it. */
export function weeklyRehearsalDuty(parts: Parts): Duty {
  return {
    name: "weekly rehearsal",
    every: EVERY,
    async run() {
      for (const team of parts.config.teams) await goOn(parts, team);
    },
  };
}

async function goOn(parts: Parts, team: Team): Promise<void> {
  const key = `rehearsal:${team.name}`;
  const round = await roundOf(parts, team, key);
  if (round === null || round.told) return;
  const people = await beginDue(parts, team, round);
  const results = await resultsOf(parts, people);
  const late = parts.clock.now() >= round.begunAt + PATIENCE;
  const complete = results.every(({ result }) => result !== null);
  if (complete || late) await tell(parts, team, round, results);
  const kept: Round = { ...round, people, told: complete || late };
  await parts.store.transaction((tx) => putSetting(tx, key, JSON.stringify(kept)));
}

/** The round under way, or the one that begins now; null while none is due. */
async function roundOf({ store, clock, config }: Parts, team: Team, key: string): Promise<Round | null> {
  const now = clock.now();
  const kept = await store.read((tx) => setting(tx, key));
  const last = kept === null ? null : roundSchema.parse(JSON.parse(kept));
  if (last !== null && !last.told) return last;
  const week = rehearsalWeek(now, team.hours?.timezone ?? config.timezone);
  if (week === null || week === last?.week) return null;
  const overrides = await store.read((tx) => overridesFrom(tx, now));
  const soon = onCallSoon(team, now, overrides);
  return {
    week,
    begunAt: now,
    people: Object.fromEntries(soon.map((person) => [person, null])),
    told: soon.length === 0,
  };
}

/** Sends a test page to whoever may be disturbed now and has none yet. */
async function beginDue(parts: Parts, team: Team, { week, people }: Round): Promise<Round["people"]> {
  const now = parts.clock.now();
  const calendar = workingCalendarOf(team, now);
  const begun: Round["people"] = {};
  for (const [person, number] of Object.entries(people)) {
    const zone = (await parts.people.find(person))?.tz ?? parts.config.timezone;
    const due = number === null && mayBeRehearsed(calendar, zone, now);
    begun[person] = due ? await begin(parts, person, week) : number;
  }
  return begun;
}

/** One test page a week, in however many teams somebody is. */
async function begin({ persons, ...parts }: Parts, person: string, week: string): Promise<number | null> {
  const used = usedMeans(parts.circumstances.reach(person)).map(({ name }) => name);
  const command = { type: "beginRehearsal", why: "weekly", means: used } as const;
  const { state } = await persons.handle(person, command, { kind: "watchfire" }, `weekly:${week}`);
  return state.rehearsal?.number ?? null;
}

async function resultsOf(parts: Parts, people: Round["people"]): Promise<PersonResult[]> {
  return Promise.all(
    Object.entries(people).map(async ([person, number]) => {
      const own = await parts.persons.load(person);
      const over = number !== null && ((own.rehearsal?.number ?? 0) > number || own.rehearsal?.endedAt != null);
      const names = ringing(parts.circumstances.reach(person)).map(({ name }) => name);
      return { person, result: over ? own.rehearsed : null, ringing: names };
    }),
  );
}

async function tell(parts: Parts, team: Team, { week }: Round, results: readonly PersonResult[]): Promise<void> {
  const channel = team.channel ?? team.manager;
  if (channel === null) return;
  const texts = textsIn(team.channel === null ? await parts.people.localeFor(channel) : parts.config.locale);
  const shown = rehearsalResultView(results, texts);
  // The duty may have died between the message and the note that it was sent: what stands there already stays alone.
  const performance = { id: `rehearsal:${team.name}:${week}`, attempt: 2 };
  await postOnce(parts.slack.effects, performance, { ...shown, channel });
}
