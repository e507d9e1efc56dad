import type { Instant } from "../../clock.ts";
import type { Call, Incident } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";
import { incidentName, spokenOf } from "../living/wording.ts";
import { dayToken, duration, escape, escapeShort } from "../mrkdwn.ts";
import { answerPage } from "../paging/buttons.ts";
import { under, type Sayings } from "./line.ts";

export const pagingLines: Sayings = {
  levelEmpty: ({ event, at }, incident, scene) => {
    const { texts } = scene;
    const empty = texts.lines.levelEmpty({ team: escape(event.team), layer: texts.terms.layer(event.layer) });
    return withCalls(empty, incident, at, scene);
  },
  noTeamFound: (_recorded, _incident, { texts, config }) => texts.lines.noTeamFound({ command: config.command }),
  nobodyAnswered: ({ event, at }, incident, { texts, locale }) => {
    const first = incident.paging.calls[0]?.at ?? incident.declaredAt;
    const text = texts.lines.nobodyAnswered({
      incident: incidentName(incident),
      after: duration(at - first, locale),
      people: event.people,
      calls: event.calls,
      last: event.last,
    });
    return under(text, answerPage.show(texts.lines.onIt, { incident: incident.number }, { style: "primary" }));
  },
  callReported: ({ event }, _incident, scene) => {
    if (event.outcome === "sent") return null;
    const { lines } = scene.texts;
    const named = (means: string): string => lines.means[means] ?? escape(means);
    const instead = event.instead.length === 0 ? null : event.instead.map(named).join(", ");
    const about = { means: named(event.means), who: spokenOf(event.person, scene), instead };
    if (event.outcome === "delayed") return lines.callDelayed(about);
    return lines.callFailed({ ...about, error: event.error && escapeShort(event.error, 100) });
  },
  callingPutOff: ({ event }, _incident, { texts, zone, locale }) =>
    texts.lines.callingPutOff({ time: dayToken(event.until, zone, locale) }),
  targetMissed: ({ event }, incident, { texts, locale }) =>
    texts.lines.targetMissed[event.target]({ target: duration(event.dueAt - incident.clockSince, locale) }),
  pageAnswered: ({ event, at }, incident, scene) => {
    const { lines } = scene.texts;
    const person = { who: spokenOf(event.person, scene) };
    if (event.means === "declared") return lines.answeredByDeclaring(person);
    const called = incident.paging.calls.find((call) => call.person === event.person && call.at <= at);
    if (called === undefined) return lines.answeredUncalled(person);
    return lines.answered({ ...person, after: duration(at - called.at, scene.locale) });
  },
  pageDeclined: ({ event, at }, incident, scene) =>
    withCalls(scene.texts.lines.declined({ who: spokenOf(event.person, scene) }), incident, at, scene),
  silenceConfirmed: ({ event, at }, incident, scene) => {
    const { lines } = scene.texts;
    const quiet = lines.quiet({ for: duration(at - event.since, scene.locale) });
    const said = event.slackReachable ? quiet : `${quiet} ${lines.slackUnreachable}`;
    return withCalls(said, incident, at, scene);
  },
};

/** Whoever is called because of it, in the same breath. */
export function withCalls(text: string, { paging }: Incident, at: Instant, scene: Scene): string {
  const called = paging.calls.filter((call: Call) => call.at === at).map((call) => spokenOf(call.person, scene));
  return called.length === 0
    ? text
    : `${text} ${scene.texts.lines.calling({ people: [...new Set(called)].join(", ") })}`;
}
