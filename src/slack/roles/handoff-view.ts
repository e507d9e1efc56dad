import type { Entry, Handoff, Incident } from "../../incident/incident.ts";
import { lastPublished } from "../../incident/incident.ts";
import { reminderDue } from "../../incident/decisions/reminders.ts";
import { actions, context, quote, section, view, type View } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { escapeShort, timeToken } from "../mrkdwn.ts";
import { callReceiver, confirmHandoff, declineHandoff, openHandoff } from "./buttons.ts";

/** A hand-over with its brief from the record; once settled, one line. */
export function handoffView(incident: Incident, handoff: Handoff, scene: Scene): View {
  const { roles, terms } = scene.texts;
  const role = terms.roleInFull[handoff.role];
  const from = handoff.from === null ? terms.nobody : who(handoff.from, scene);
  const to = who(handoff.to, scene);
  const mark = drillMark(incident, scene);
  if (handoff.state === "confirmed") {
    const done = roles.handoff.done({ who: to, role, time: timeToken(handoff.settledAt ?? handoff.at, scene.zone) });
    const readBack = handoff.readBack === null ? null : quote(handoff.readBack);
    return view(`${mark}${done}`, [section(`🤝 ${mark}${done}`), readBack]);
  }
  if (handoff.state === "declined") {
    const refused = roles.handoff.refused({ to, from, role });
    return view(`${mark}${refused}`, [context(`${mark}${refused}`), actions([another(incident, handoff, scene)])]);
  }
  const time = timeToken(handoff.at, scene.zone);
  const asked = `${mark}${roles.handoff.asked({ role, incident: incidentName(incident), from, to, time })}`;
  const overdue = handoff.overdue ? context(`⚠ ${roles.handoff.overdue({ to, from, role })}`) : null;
  const brief = handoff.role === "ic" ? section(briefOf(incident, scene)) : null;
  return view(asked, [section(`🤝 ${asked}`), brief, overdue, buttons(incident, handoff, scene)]);
}

function buttons(incident: Incident, handoff: Handoff, scene: Scene): ReturnType<typeof actions> {
  const { roles, terms } = scene.texts;
  const about = { incident: incident.number, handoff: handoff.number };
  const label =
    handoff.role === "ic" ? roles.handoff.confirm : roles.handoff.confirmRole({ role: terms.roleInFull[handoff.role] });
  const late = [
    callReceiver.show(roles.handoff.call({ name: scene.nameOf(handoff.to) }), about),
    another(incident, handoff, scene),
  ];
  return actions([
    confirmHandoff.show(label, about, { style: "primary" }),
    declineHandoff.show(roles.notMe, about),
    ...(handoff.overdue ? late : []),
  ]);
}

function another(incident: Incident, { role }: Handoff, { texts }: Scene): ReturnType<typeof openHandoff.show> {
  return openHandoff.show(texts.roles.handoff.another, { incident: incident.number, role });
}

/** Six things a second commander asks. What the record doesn't say is shown as missing, never left out. */
function briefOf(incident: Incident, scene: Scene): string {
  const { handoff } = scene.texts.roles;
  const { terms, card } = scene.texts;
  const time = (at: number): string => timeToken(at, scene.zone);
  const eta = incident.eta === null ? null : handoff.backBy({ time: time(incident.eta.at) });
  const impact = incident.impact === null ? null : escapeShort(incident.impact, 200);
  const waiting = incident.updates.findLast((update) => update.state === "waiting");
  const published = lastPublished(incident)?.at ?? null;
  const due = reminderDue({ incident, facts: scene.facts });
  const missing = [impact === null ? card.impact : null, eta === null ? card.expected : null].filter(
    (it) => it !== null,
  );
  const rows: [string, string[]][] = [
    [handoff.situation, [terms.phase[incident.phase], impact, eta].filter((part) => part !== null)],
    [handoff.underWay, latest(incident, "action", scene)],
    [handoff.tried, latest(incident, "finding", scene)],
    [handoff.waiting, waiting === undefined ? [] : [handoff.updateWaits({ number: waiting.number })]],
    [handoff.informed, [published === null ? handoff.nobodyTold : handoff.lastTold({ time: time(published) })]],
    [
      handoff.next,
      [...latest(incident, "decision", scene), ...(due === null ? [] : [handoff.dueBy({ time: time(due) })])],
    ],
    ...(missing.length === 0
      ? []
      : [[handoff.missing, [handoff.missingNote({ what: missing.join(", ") })]] satisfies [string, string[]]]),
  ];
  return rows.map(([label, parts]) => `*${label}*  ${parts.length === 0 ? handoff.gap : parts.join("; ")}`).join("\n");
}

/** How many entries of a kind the brief holds, the newest last. */
const KEPT = 3;

function latest({ entries }: Incident, kind: Entry["kind"], { zone }: Scene): string[] {
  return entries
    .filter((entry) => entry.kind === kind)
    .slice(-KEPT)
    .map((entry) => `${escapeShort(entry.text, 160)} (${timeToken(entry.at, zone)})`);
}
