import type { PersonHealth, TeamHealth } from "../../oncall/health/team-health.ts";
import { MOST_PAGES_A_WEEK, SMALLEST_POOL } from "../../oncall/health/team-health.ts";
import type { Texts } from "../../texts/texts.ts";
import { context, section, view, type View } from "../blocks.ts";
import { escape, mention } from "../mrkdwn.ts";

/** What those who left a shift said of it: how often each answer. */
export interface ShiftRatings {
  readonly load: Readonly<Partial<Record<"bearable" | "hard" | "tooMuch", number>>>;
  readonly worth: Readonly<Partial<Record<"all" | "most" | "few", number>>>;
}

/** More people than a message holds are those with the fewest pages. */
const MOST_PEOPLE = 30;

/** How a team's on-call has been: the whole, each person in a line, what isn't well, and what people said. */
export function healthView(
  team: string,
  weeks: number,
  found: { health: TeamHealth; shifts: ShiftRatings },
  texts: Texts,
): View {
  const t = texts.health;
  const { health, shifts } = found;
  const title = t.title({ team: escape(team), weeks });
  const people = health.people.toSorted((left, right) => right.pages - left.pages).slice(0, MOST_PEOPLE);
  const said = saidOf(health, shifts, texts);
  const warnings = [...people.flatMap((person) => warningsOf(person, texts)), ...poolLine(health, texts)];
  return view(title, [
    section(`*${title}*\n${whole(health, texts)}`),
    section(people.map((person) => personLine(person, texts)).join("\n")),
    warnings.length === 0 ? null : section(warnings.map((warning) => `⚠ ${warning}`).join("\n")),
    said.length === 0 ? null : context(said.join(" · ")),
  ]);
}

function whole({ pages, nights, toAnswer, incidents, escalated }: TeamHealth, { health: t }: Texts): string {
  if (pages === 0) return t.nothing;
  return [
    t.pages({ pages, nights }),
    toAnswer === null ? null : t.toAnswer({ time: toAnswer }),
    escalated === 0 ? null : t.escalated({ escalated, incidents }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

function personLine(person: PersonHealth, texts: Texts): string {
  const { health: t, terms } = texts;
  const { pages, nights, pagesInAWeek, toAnswer, shifts, holidays } = person;
  return [
    terms.person(mention(person.person)),
    t.pages({ pages, nights }),
    pages > pagesInAWeek ? t.busiest({ pages: pagesInAWeek }) : null,
    toAnswer === null ? null : t.toAnswer({ time: toAnswer }),
    t.shifts({ shifts }),
    holidays === 0 ? null : t.holidays({ days: holidays }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

function warningsOf({ person, pagesInAWeek, backToBack, withoutRest }: PersonHealth, texts: Texts): string[] {
  const { health: t, terms } = texts;
  const who = terms.person(mention(person));
  return [
    pagesInAWeek > MOST_PAGES_A_WEEK ? t.tooMany({ who, pages: pagesInAWeek, most: MOST_PAGES_A_WEEK }) : null,
    backToBack > 0 ? t.backToBack({ who, times: backToBack }) : null,
    withoutRest > 0 ? t.noRest({ who, times: withoutRest }) : null,
  ].filter((warning) => warning !== null);
}

function poolLine({ pool }: TeamHealth, { health: t }: Texts): string[] {
  return pool < SMALLEST_POOL ? [t.pool({ pool, smallest: SMALLEST_POOL })] : [];
}

function saidOf({ ratings }: TeamHealth, shifts: ShiftRatings, texts: Texts): string[] {
  const { health: t, paging } = texts;
  const counted = (words: Readonly<Record<string, string>>, counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([key, count]) => `${words[key] ?? key} ${count}`)
      .join(", ");
  const [worth, load, share] = [
    counted(wordsOf(paging.worth), ratings),
    counted(t.load, shifts.load),
    counted(t.share, shifts.worth),
  ];
  return [
    worth === "" ? null : t.worth({ said: worth }),
    load === "" ? null : t.shiftsWere({ said: load }),
    share === "" ? null : t.worthOfShift({ said: share }),
  ].filter((line) => line !== null);
}

function wordsOf(worth: Texts["paging"]["worth"]): Readonly<Record<string, string>> {
  const { ask: _, noted: __, ...words } = worth;
  return words;
}
