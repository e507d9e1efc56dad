import type { Team } from "../../config/config.ts";
import { mayHold } from "../../oncall/rota/facts.ts";
import { Refusal } from "../../refusal.ts";
import { createCalendarLinks } from "../../web/calendar-feed/calendar-links.ts";
import type { Act, Listener, Reply } from "../listening.ts";
import { onButton } from "../on-button.ts";
import { openCalendar, renewCalendar } from "./calendar-buttons.ts";
import { calendarFormView, type CalendarLink } from "./calendar-form.ts";
import { knownTeam, teamsOf } from "./team-of.ts";

/** A form holds no more. */
const MOST_TEAMS = 20;

/** Shows somebody their secret links. */
export async function openCalendarForm(act: Act): Promise<Reply | void> {
  const links = await linksFor(act);
  if (links === null) return { text: act.texts.calendar.noAddress };
  await act.open(calendarFormView(links, act));
}

export const calendarListeners: readonly Listener[] = [
  onButton(openCalendar, openCalendarForm),
  onButton(renewCalendar, async (press) => {
    const { parts, payload, person } = press;
    const team = payload.calendarOf === null ? null : knownTeam(parts, payload.calendarOf);
    if (team !== null && !mayRenew(press, team)) throw new Refusal("notYoursToArrange");
    await createCalendarLinks(parts).renew(
      team === null ? { kind: "person", id: person } : { kind: "team", id: team.name },
    );
    const links = await linksFor(press);
    if (press.form === null || links === null) return;
    const view = calendarFormView(links, press);
    await parts.slack.interactive.views.update({ view_id: press.form.id, view });
  }),
];

/** Their own, and those of the teams they take turns in; where they take none, of all. */
async function linksFor({ parts, person }: Act): Promise<CalendarLink[] | null> {
  const links = createCalendarLinks(parts);
  const mine = await links.urlFor({ kind: "person", id: person });
  if (mine === null) return null;
  const theirs = teamsOf(parts.config.teams, person);
  const teams = (theirs.length > 0 ? theirs : parts.config.teams).slice(0, MOST_TEAMS);
  const urls = await Promise.all(teams.map(({ name }) => links.urlFor({ kind: "team", id: name })));
  return [
    { team: null, url: mine, mayRenew: true },
    ...teams.map((team, index) => ({
      team: team.name,
      url: urls[index] ?? "",
      mayRenew: mayRenew({ parts, person }, team),
    })),
  ];
}

/** A team's link is everybody's: those who hold its shifts and the admins may make it void. */
function mayRenew({ parts, person }: Pick<Act, "parts" | "person">, team: Team): boolean {
  return mayHold(team, person) || parts.config.admins.includes(person);
}
