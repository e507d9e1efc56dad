import { isGraver } from "../../incident/severity.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";
import { spokenOf, who } from "../living/wording.ts";
import { duration, escape, escapeShort, timeToken } from "../mrkdwn.ts";
import { takeRole } from "../roles/buttons.ts";
import { severityName } from "../severity/severity-label.ts";
import { withCalls } from "./paging-lines.ts";
import { under, type Sayings } from "./line.ts";
import { speaker } from "./speaker.ts";

const QUOTED = 2000;

export const particularLines: Sayings = {
  severityChanged: (recorded, incident, scene) => {
    const { from, to, reason } = recorded.event;
    const by = speaker(recorded, scene);
    const { lines } = scene.texts;
    const names = { from: severityName(from, scene), to: severityName(to, scene) };
    if (reason === null)
      return withPaging(lines.severityChosen({ by, severity: names.to }), incident, recorded.at, scene);
    const words = { ...names, by, reason: escapeShort(reason, QUOTED) };
    if (from === to) return lines.severityKept({ ...words, severity: names.to });
    const text = isGraver(to, from) ? lines.severityRaised(words) : lines.severityLowered(words);
    return withPaging(text, incident, recorded.at, scene);
  },
  commandMissing: ({ at }, incident, scene) => {
    const { lines, card } = scene.texts;
    const after = duration(at - incident.declaredAt, scene.locale);
    const text = lines.commandMissing({ severity: severityName(incident.severity, scene), after });
    if (incident.roles.ic !== undefined) return null;
    return under(
      text,
      takeRole.show(card.takeRole.ic, { incident: incident.number, role: "ic" }, { style: "primary" }),
    );
  },
  oneHeadTwoHats: ({ event }, incident, scene) => {
    const { lines, card } = scene.texts;
    const text = lines.oneHeadTwoHats({ who: who(event.person, scene) });
    return under(text, takeRole.show(card.takeRole.tech, { incident: incident.number, role: "tech" }));
  },
  roleAssigned: (recorded, _incident, scene) => {
    const { role, person } = recorded.event;
    const { lines, terms } = scene.texts;
    const assigned = { who: spokenOf(person, scene), role: terms.roleInFull[role] };
    const { by } = recorded;
    return by.kind === "person" && by.id !== person
      ? lines.roleAssigned({ ...assigned, by: spokenOf(by.id, scene) })
      : lines.roleTaken({ ...assigned, time: timeToken(recorded.at, scene.zone) });
  },
  roleLeft: ({ event }, _incident, scene) =>
    scene.texts.roles.left({ who: spokenOf(event.person, scene), role: scene.texts.terms.roleInFull[event.role] }),
  serviceChanged: (recorded, incident, scene) => {
    const { service, team } = recorded.event;
    const { lines } = scene.texts;
    const changed = { service: service === null ? lines.noService : escape(service), team: team && escape(team) };
    return withCalls(lines.serviceChanged({ ...changed, by: speaker(recorded, scene) }), incident, recorded.at, scene);
  },
  entryWritten: (recorded, _incident, scene) => {
    const { kind, text, happenedAt } = recorded.event;
    const { lines } = scene.texts;
    return lines.entryWritten({
      kind: lines.entry[kind],
      text: escapeShort(text, QUOTED),
      by: speaker(recorded, scene),
      time: happenedAt === recorded.at ? null : timeToken(happenedAt, scene.zone),
    });
  },
  etaGiven: (recorded, _incident, scene) =>
    scene.texts.lines.etaGiven({ time: timeToken(recorded.event.eta, scene.zone), by: speaker(recorded, scene) }),
  impactGiven: (recorded, _incident, scene) =>
    scene.texts.lines.impactGiven({ text: escapeShort(recorded.event.text, QUOTED), by: speaker(recorded, scene) }),
  followUpAdded: ({ event }, _incident, scene) =>
    scene.texts.lines.followUp({
      number: event.followUp,
      text: escapeShort(event.text, QUOTED),
      owner: event.owner === null ? null : who(event.owner, scene),
      due: event.due,
    }),
  remindersStopped: (recorded, _incident, scene) =>
    scene.texts.lines.remindersStopped({ by: speaker(recorded, scene), why: escapeShort(recorded.event.why, QUOTED) }),
};

/** A change of severity moves the calls: who is called now, or how many were told to sleep on. */
function withPaging(text: string, incident: Incident, at: number, scene: Scene): string {
  const stood = incident.paging.calls.filter((call) => call.state === "stoodDown" && call.stateAt === at);
  const people = new Set(stood.map((call) => call.person)).size;
  if (people > 0) return `${text} ${scene.texts.lines.callsStopped({ people })}`;
  return withCalls(text, incident, at, scene);
}
