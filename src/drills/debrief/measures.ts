import { MINUTE } from "../../clock.ts";
import { ticks as allTicks } from "../../incident/events.ts";
import type { Role } from "../../incident/roles.ts";
import { durationsOf } from "../../record/durations.ts";
import { duration } from "../../texts/duration.ts";
import { textsIn, type Locale } from "../../texts/texts.ts";
import type { Looked } from "./debrief.ts";
import { silentTime } from "./silent-time.ts";

/** One thing that was looked at. */
export interface Measured {
  readonly name: string;
  readonly figure: string;
  readonly target: string;
  readonly points: number;
  readonly of: number;
  /** What to do better; where nothing is, what went well. */
  readonly advice: string;
}

/** A SEV1 without a commander for longer is said in its room. */
const COMMAND_WITHIN = 5 * MINUTE;
/** What a minute of silence costs. */
const PER_SILENT_MINUTE = 1.5;

/** All points before the next level is called, half within the time in which the severity is to be answered. */
export function acknowledge({ incident, rules }: Looked, locale: Locale): Measured {
  const t = textsIn(locale).drills.measures.acknowledge;
  const of = 20;
  const sla = rules.targets.answer;
  const full = rules.pageAfterSilence ?? sla ?? Infinity;
  const took = incident.answeredAt === null ? null : incident.answeredAt - incident.declaredAt;
  const points = took === null ? 0 : took <= full ? of : took <= (sla ?? full) ? of / 2 : 0;
  return {
    name: t.name,
    figure: took === null ? t.never : duration(took, locale),
    target: t.target({ full, half: rules.pageAfterSilence === null ? null : sla }),
    points,
    of,
    advice: points === of ? t.good : took === null ? t.none : t.late,
  };
}

const wanted = ["ic", "comms", "scribe", "tech"] as const satisfies readonly Role[];

/** Eight points for a commander (half when late), four for each other role. The commander's own second hat counts half. */
export function roles({ incident, history }: Looked, locale: Locale): Measured {
  const { drills, terms } = textsIn(locale);
  const t = drills.measures.roles;
  const holders = (role: Role) =>
    history.flatMap(({ event, at }) =>
      event.type === "roleAssigned" && event.role === role ? [{ person: event.person, at }] : [],
    );
  const commanded = holders("ic")[0];
  const after = commanded === undefined ? null : commanded.at - incident.declaredAt;
  const missing = wanted.filter((role) => holders(role).length === 0);
  const commanders = new Set(holders("ic").map(({ person }) => person));
  const twoHats = holders("tech").length > 0 && holders("tech").every(({ person }) => commanders.has(person));
  const late = after === null || after > COMMAND_WITHIN;
  const command = after === null ? 0 : late ? 4 : 8;
  const others = wanted.filter((role) => role !== "ic" && !missing.includes(role)).length * 4;
  const names = (all: readonly Role[]) => all.map((role) => terms.role[role]).join(", ");
  return {
    name: t.name,
    figure: t.figure({ held: wanted.length - missing.length, of: wanted.length, after }),
    target: t.target({ roles: names(wanted), within: COMMAND_WITHIN }),
    points: command + others - (twoHats ? 2 : 0),
    of: 20,
    advice: late ? t.late(COMMAND_WITHIN) : missing.length > 0 ? t.missing(names(missing)) : twoHats ? t.hats : t.good,
  };
}

export function updates({ incident, history, rules }: Looked, locale: Locale): Measured {
  const t = textsIn(locale).drills.measures.updates;
  const of = 20;
  const { onTime, due } = durationsOf(incident, history).updates;
  return {
    name: t.name,
    figure: t.figure({ onTime, due }),
    target: t.target(rules.remindEvery),
    points: due === 0 ? of : Math.round((of * onTime) / due),
    of,
    advice: onTime === due ? t.good : t.late,
  };
}

export function silence({ history, messages, now, rules }: Looked, locale: Locale): Measured {
  const t = textsIn(locale).drills.measures.silence;
  const of = 15;
  const ms =
    rules.pageAfterSilence === null ? 0 : silentTime(history, messages, { until: now, gap: rules.pageAfterSilence });
  return {
    name: t.name,
    figure: t.figure(ms),
    target: t.target,
    points: Math.max(Math.round(of - (ms / MINUTE) * PER_SILENT_MINUTE), 0),
    of,
    advice: ms === 0 ? t.good : t.bad,
  };
}

export function ticks({ history }: Looked, locale: Locale): Measured {
  const t = textsIn(locale).drills.measures.ticks;
  const resolved = history.findLast(({ event }) => event.type === "resolved")?.event;
  const held = resolved?.type === "resolved" ? new Set(resolved.ticks).size : null;
  return {
    name: t.name,
    figure: held === null ? t.never : t.figure({ held, of: allTicks.length }),
    target: t.target,
    points: 2 * (held ?? 0),
    of: 2 * allTicks.length,
    advice: held === null ? t.none : held === allTicks.length ? t.good : t.open,
  };
}

/** Three points for each part of the postmortem that the record fills by itself. */
export function draft({ incident, history }: Looked, locale: Locale): Measured {
  const t = textsIn(locale).drills.measures.draft;
  const told = {
    impact: incident.impact !== null || incident.summary !== null,
    cause: history.some(({ event }) => event.type === "causeIdentified" && event.words !== null),
    actions: incident.entries.some(({ kind }) => kind === "action" || kind === "decision"),
    helped:
      incident.whatHelped !== null || history.some(({ event }) => event.type === "mitigated" && event.words !== null),
    items: incident.followUps.some(({ owner, due }) => owner !== null && due !== null),
  };
  const parts = Object.keys(told) as (keyof typeof told)[];
  const missing = parts.filter((part) => !told[part]);
  return {
    name: t.name,
    figure: t.figure({ told: parts.length - missing.length, of: parts.length }),
    target: t.target,
    points: 3 * (parts.length - missing.length),
    of: 3 * parts.length,
    advice: missing.length === 0 ? t.good : t.gaps(missing.map((part) => t.part[part]).join(", ")),
  };
}
