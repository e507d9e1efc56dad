import { reminderDue, updateInterval } from "../../incident/decisions/reminders.ts";
import { lastPublished, leaderOf, type Incident } from "../../incident/incident.ts";
import { surfaces } from "../../incident/effects.ts";
import { actions, section, view, type View } from "../blocks.ts";
import type { Scene, Surface } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { duration, timeToken } from "../mrkdwn.ts";
import { severityName } from "../severity/severity-label.ts";
import { openUpdateForm } from "../updates/buttons.ts";
import { nothingNew, openStopReminders, putReminderOff } from "./buttons.ts";

/** The one request for an update in the room. A new one is posted by `remind`; this keeps it true meanwhile. */
export const reminderSurface: Surface = {
  name: surfaces.reminder,
  target: ({ place, surfaces: placed }) =>
    place === null || placed[surfaces.reminder] === undefined ? null : { channel: place.channel },
  draw: (incident, _surface, scene) => (isWanted(incident, scene) ? reminderView(incident, scene) : null),
};

/** The same alone with whoever is asked, where it stands. */
export const privateReminderSurface: Surface = {
  name: surfaces.privateReminder,
  target(incident) {
    const at = incident.surfaces[surfaces.privateReminder];
    const reader = askedFor(incident);
    return at === undefined || reader === null ? null : { channel: at.channel, reader };
  },
  draw: (incident, _surface, scene) => (isWanted(incident, scene) ? privateReminderView(incident, scene) : null),
};

/** Whether the request still stands: nothing was published since it fell due, and nobody put it off or stopped it. */
export function isWanted(incident: Incident, scene: Scene): boolean {
  const { lastDueAt, putOffUntil } = incident.reminders;
  return lastDueAt !== null && putOffUntil === null && reminderDue({ incident, facts: scene.facts }) !== null;
}

/** Who is asked for an update: one person, who has a name. */
export function askedFor(incident: Incident): string | null {
  return incident.roles.comms ?? leaderOf(incident);
}

export function reminderView(incident: Incident, scene: Scene): View {
  return requestView(incident, scene, request(incident, scene));
}

/** Outside of the room it must say what it is about. */
export function privateReminderView(incident: Incident, scene: Scene): View {
  return requestView(incident, scene, `${incidentName(incident)}: ${request(incident, scene)}`);
}

function requestView(incident: Incident, scene: Scene, words: string): View {
  const { reminders } = scene.texts;
  const about = { incident: incident.number };
  const noChange = incident.private ? null : nothingNew.show(reminders.noChange, about);
  const asked = `${drillMark(incident, scene)}${words}`;
  return view(asked, [
    section(`${asked}\n${reminders.since({ entries: counts(incident, scene) || null })}`),
    actions([
      openUpdateForm.show(reminders.review, about, { style: "primary" }),
      noChange,
      putReminderOff.show(reminders.later, about),
      openStopReminders.show(reminders.stop, about),
    ]),
  ]);
}

/** Never the whole channel. */
function request(incident: Incident, scene: Scene): string {
  const { texts, zone, locale, facts } = scene;
  const { since, lastDueAt, overdue } = incident.reminders;
  const every = updateInterval({ incident, facts }) ?? 0;
  const person = askedFor(incident);
  const whom = person === null ? "" : who(person, scene);
  const last = lastPublished(incident)?.at ?? null;
  if (overdue) {
    const by = duration((lastDueAt ?? facts.now) - since - every, locale);
    return texts.reminders.overdue({ by, last: timeToken(last ?? incident.declaredAt, zone), whom });
  }
  return texts.reminders.due({
    last: last === null ? null : timeToken(last, zone),
    every: duration(every, locale),
    severity: severityName(incident.severity, scene),
    whom,
  });
}

function counts(incident: Incident, { texts }: Scene): string {
  const since = lastPublished(incident)?.at ?? 0;
  const of = (kind: string): number =>
    incident.entries.filter((entry) => entry.kind === kind && entry.at > since).length;
  return texts.reminders.counts({ decisions: of("decision"), findings: of("finding"), actions: of("action") });
}
