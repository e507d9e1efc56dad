import type { EventOf, Recorded } from "../../incident/events.ts";
import { reminderDue } from "../../incident/decisions/reminders.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Role } from "../../incident/roles.ts";
import { actions, section, view, type View } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { channelLink, duration, escapeShort, timeToken } from "../mrkdwn.ts";
import { spokenView } from "../paging/page-view.ts";
import { giveRoleBack } from "../roles/buttons.ts";
import { severityChoices } from "../severity/choices.ts";
import { severityName } from "../severity/severity-label.ts";

/** What an event says to one person; null when it says nothing to them. */
export function privateLine(recorded: Recorded, person: string, incident: Incident, scene: Scene): View | null {
  const { event } = recorded;
  switch (event.type) {
    case "roleAssigned":
      return brief(event.role, recorded, incident, scene);
    case "roomLost":
      return incident.roomLost === null ? null : roomLost(event, incident, scene);
    case "severityAsked":
      return incident.severityConfirmed ? null : askSeverity(incident, scene);
    case "pageAnswered":
      return (event.means === "words" || event.means === "act") && incident.paging.answeredBy === person
        ? spokenView(incident, scene)
        : null;
    case "targetMissed": {
      const target = duration(event.dueAt - incident.clockSince, scene.locale);
      const words = scene.texts.lines.targetMissed[event.target]({ target });
      return plain(`${incidentName(incident)}: ${words}`, incident, scene);
    }
    case "handoffRequested":
      return person === event.to ? askToTakeOver(event, incident, scene) : null;
    case "updateSentBack": {
      const by = recorded.by.kind === "person" ? who(recorded.by.id, scene) : scene.texts.lines.watchfire;
      const { update: number, reason } = event;
      const about = { incident: incidentName(incident), number, by, reason: escapeShort(reason, 2000) };
      return plain(scene.texts.privateLines.sentBack(about), incident, scene);
    }
    default:
      return null;
  }
}

/** What the role asks for, and the way out for whom somebody else named. */
function brief(role: Role, { by, event }: Recorded, incident: Incident, scene: Scene): View {
  const { privateLines, roles } = scene.texts;
  const due = reminderDue({ incident, facts: scene.facts });
  const about = {
    incident: incidentName(incident),
    due: due === null ? null : timeToken(due, scene.zone),
    command: scene.config.command,
  };
  const words = privateLines[role](about);
  const named = by.kind === "person" && event.type === "roleAssigned" && by.id !== event.person;
  if (!named) return plain(words, incident, scene);
  const notMe = giveRoleBack.show(roles.notMe, { incident: incident.number, role });
  return plain(`${privateLines.assignedBy({ by: who(by.id, scene) })} ${words}`, incident, scene, [notMe]);
}

function roomLost({ why, person }: EventOf<"roomLost">, incident: Incident, scene: Scene): View {
  const by = person === null ? null : who(person, scene);
  const room = incident.place === null ? "" : channelLink(incident.place.channel);
  const words = scene.texts.privateLines.roomLost[why]({ incident: incidentName(incident), room, by });
  const text = `${drillMark(incident, scene)}${words}`;
  return view(text, [section(text)]);
}

function askSeverity(incident: Incident, scene: Scene): View {
  const { privateLines } = scene.texts;
  const about = { incident: incidentName(incident), severity: severityName(incident.severity, scene) };
  return plain(privateLines.severityAsked(about), incident, scene, severityChoices(incident, scene));
}

function askToTakeOver(event: { role: Role; from: string | null }, incident: Incident, scene: Scene): View {
  const { privateLines, lines, terms } = scene.texts;
  const from = event.from === null ? lines.watchfire : who(event.from, scene);
  const about = { incident: incidentName(incident), role: terms.roleInFull[event.role], from };
  return plain(privateLines.handoff(about), incident, scene);
}

function plain(words: string, incident: Incident, scene: Scene, buttons: Parameters<typeof actions>[0] = []): View {
  const { place } = incident;
  const room = place === null ? "" : ` ${scene.texts.privateLines.inRoom({ room: channelLink(place.channel) })}`;
  const text = `${drillMark(incident, scene)}${words}${room}`;
  return view(text, [section(text), actions(buttons)]);
}
