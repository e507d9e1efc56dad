import type { Call, Incident } from "../../incident/incident.ts";
import { actions, context, section, view, type View } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { agoToken, channelLink, escape, escapeShort, link, timeToken } from "../mrkdwn.ts";
import { severityInWords, severityLabel, severityName } from "../severity/severity-label.ts";
import { answerPage, declinePage } from "./buttons.ts";
import { nextCall } from "./next-call.ts";

/** The call of one person, and the one line it becomes. */
export function pageView(incident: Incident, call: Call, scene: Scene): View {
  if (call.state !== "ringing") return settledView(incident, call, scene);
  const { texts } = scene;
  const title = titleOf(incident, scene);
  const mark = drillMark(incident, scene);
  const notification = texts.paging.notification({
    severity: severityInWords(incident.severity, scene),
    incident: incidentName(incident),
    title,
  });
  const head = `${mark}${severityLabel(incident.severity, scene)} · ${incidentName(incident)} ${title}`;
  const after = [others(scene), consequence(incident, call, scene)].filter((line) => line !== null);
  const about = { incident: incident.number };
  return view(`${mark}${notification}`, [
    section(
      [`*${head}*`, why(incident, call, scene), busyLine(incident, call, scene), ...details(incident, scene)]
        .filter((line) => line !== null)
        .join("\n"),
    ),
    after.length === 0 ? null : context(after.join(" ")),
    actions([
      answerPage.show(texts.paging.onIt, about, { style: "primary" }),
      declinePage.show(texts.paging.cannot, about),
    ]),
  ]);
}

/** Recorded as an answer because the person spoke: they are told, and may take it back. */
export function spokenView(incident: Incident, scene: Scene): View {
  const { paging } = scene.texts;
  const text = `${drillMark(incident, scene)}${incidentName(incident)}: ${paging.spoken}`;
  return view(text, [section(text, declinePage.show(paging.cannot, { incident: incident.number }))]);
}

/** One line for whoever need do nothing more. */
export function stoodDownLine(incident: Incident, why: string, by: string | null, scene: Scene): string {
  const { paging } = scene.texts;
  const name = `${incidentName(incident)}${incident.private ? "" : ` ${escape(incident.title)}`}`;
  const words = paging.stoodDown({ incident: name, why, who: by === null ? null : who(by, scene) });
  const two = why === "answered" && incident.severity === "sev1" && incident.paging.mode === "answered";
  const join = two ? ` ${paging.bothNeeded({ severity: severityInWords(incident.severity, scene) })}` : "";
  return `${drillMark(incident, scene)}${words}${join}`;
}

function settledView(incident: Incident, call: Call, scene: Scene): View {
  const { paging } = scene.texts;
  const time = timeToken(call.stateAt, scene.zone);
  const about = { incident: incident.number };
  if (call.state === "answered") {
    const words = paging.youAnswered({ time, incident: incidentName(incident) });
    const text = `${drillMark(incident, scene)}${[words, room(incident, scene)].filter(Boolean).join(" · ")}`;
    return view(text, [section(text, declinePage.show(paging.cannotAfterAll, about))]);
  }
  const text =
    call.state === "declined"
      ? `${drillMark(incident, scene)}${paging.passedOn({ time, to: passedTo(incident, call, scene) })}`
      : `${drillMark(incident, scene)}${paging.over({ incident: incidentName(incident), time })}`;
  // Why it is over was said in a message of its own, which rings; here it only must not look open.
  return view(text, [call.state === "declined" ? section(text) : context(text)]);
}

function titleOf(incident: Incident, { texts }: Scene): string {
  return incident.private ? texts.paging.privateTitle : escape(incident.title);
}

function why(incident: Incident, call: Call, scene: Scene): string {
  const { texts, zone } = scene;
  const { answeredBy, answeredAt } = incident.paging;
  if (call.reason === "asked") return texts.paging.asked({ words: call.words && escapeShort(call.words, 500) });
  if (call.reason === "silence" && incident.silence.since !== null) {
    const since = timeToken(incident.silence.since, zone);
    if (answeredBy === call.person) return texts.paging.quietForYou({ since });
    if (answeredBy !== null && answeredAt !== null)
      return texts.paging.quietForOther({ who: who(answeredBy, scene), answered: timeToken(answeredAt, zone), since });
  }
  const team = call.team ?? incident.team;
  if (call.layer === null || team === null) return texts.paging.called;
  return texts.paging.calledAs({ layer: texts.terms.layer(call.layer), team: escape(team) });
}

/** Which other calls of the reader wait: whoever answers this one should know. */
export function others({ alsoRinging, texts, config }: Pick<Scene, "alsoRinging" | "texts" | "config">): string | null {
  if (alsoRinging.length === 0) return null;
  const names = alsoRinging.map(({ number, severity }) => `INC-${number} (${severityName(severity, { config })})`);
  return texts.paging.alsoCalledFor({ incidents: names.join(", ") });
}

/** Who of those called with them has another incident in their hands, so that they may be alone with it. */
function busyLine(incident: Incident, call: Call, scene: Scene): string | null {
  const busy = incident.paging.calls.find((each) => each.at === call.at && each.busyWith !== null && each !== call);
  if (busy === undefined) return null;
  return scene.texts.lines.primaryBusy({ who: who(busy.person, scene), incident: `INC-${busy.busyWith}` });
}

function details(incident: Incident, scene: Scene): string[] {
  const { texts, zone, config } = scene;
  const { declaredBy, declaredAt, impact, summary } = incident;
  const runbook = config.services.find((service) => service.name === incident.service)?.runbook ?? null;
  const words = impact ?? summary;
  return [
    texts.paging.declared({
      who: declaredBy === null ? null : who(declaredBy, scene),
      time: timeToken(declaredAt, zone),
      ago: agoToken(declaredAt, zone),
    }),
    ...(words === null || incident.private ? [] : [texts.paging.impact({ impact: escapeShort(words, 300) })]),
    [room(incident, scene), runbook?.startsWith("http") ? link(runbook, texts.paging.runbook) : null]
      .filter(Boolean)
      .join(" · "),
  ].filter((line) => line !== "");
}

function consequence(incident: Incident, call: Call, scene: Scene): string | null {
  const next = nextCall(incident, call, scene);
  if (next === null) return null;
  const time = timeToken(next.at, scene.zone);
  const people = next.people.map((person) => who(person, scene)).join(", ");
  return people === "" ? scene.texts.paging.calledAgain({ time }) : scene.texts.paging.nextCalled({ time, people });
}

function passedTo(incident: Incident, call: Call, scene: Scene): string | null {
  const next = incident.paging.calls.find((each) => each.at === call.stateAt && each.person !== call.person);
  return next === undefined ? null : who(next.person, scene);
}

function room({ place }: Incident, { texts }: Scene): string | null {
  return place === null ? null : texts.paging.room({ room: channelLink(place.channel) });
}
