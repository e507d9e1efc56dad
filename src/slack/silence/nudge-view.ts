import { silenceStages, wokenAt } from "../../incident/decisions/silence.ts";
import { isActive, type Incident } from "../../incident/incident.ts";
import { actions, context, section, view, type View } from "../blocks.ts";
import type { Scene, Surface } from "../living/surface.ts";
import { drillMark, who } from "../living/wording.ts";
import { duration, timeToken } from "../mrkdwn.ts";
import { callOver, needHelp, onACall, stillOnIt } from "./buttons.ts";

/** `nudge/<since>`: asked in the room when it has gone quiet, and edited into what came of it. */
export const nudgeSurface: Surface = {
  name: "nudge/",
  target: ({ place }) =>
    place === null
      ? null
      : { channel: place.channel, ...(place.threadTs === null ? {} : { threadTs: place.threadTs }) },
  draw: (incident, surface, scene) => {
    const since = Number(surface.split("/")[1]);
    const spoken = (scene.facts.lastHumanWordAt ?? 0) > since;
    // Somebody wrote while the question was on its way: it isn't asked any more.
    return spoken && incident.surfaces[surface] === undefined ? null : nudgeView(incident, since, scene);
  },
};

export function nudgeView(incident: Incident, since: number, scene: Scene): View {
  const { silence, paging } = incident;
  const mark = drillMark(incident, scene);
  if (!isActive(incident)) return line(`${mark}${scene.texts.silence.ended}`);
  if (silence.since !== since && silence.brokenAt !== null && silence.brokenAt >= since) return broken(incident, scene);
  return paging.mode === "answered" ? question(incident, since, scene) : line(`${mark}${scene.texts.silence.ended}`);
}

function question(incident: Incident, since: number, scene: Scene): View {
  const { texts, locale } = scene;
  const stretch = scene.facts.rules.severities[incident.severity].pageAfterSilence ?? 0;
  const asked = [...new Set([incident.paging.answeredBy, incident.roles.ic])].filter((person) => person != null);
  const people = asked.map((person) => who(person, scene)).join(", ");
  const text = `${drillMark(incident, scene)}${texts.silence.question({ people, for: duration(stretch, locale) })}`;
  const about = { incident: incident.number };
  return view(text, [
    section(text),
    context(consequence(incident, since, stretch, scene)),
    actions([
      stillOnIt.show(texts.silence.stillOnIt, about, { style: "primary" }),
      onACall.show(texts.silence.onACall, about),
      needHelp.show(texts.silence.needHelp, about),
    ]),
  ]);
}

function consequence(incident: Incident, since: number, stretch: number, scene: Scene): string {
  const { answeredBy } = incident.paging;
  const given = { incident, facts: scene.facts, by: { kind: "watchfire" } } as const;
  const at = (stage: 1 | 2): string => timeToken(since + stretch * silenceStages[stage], scene.zone);
  const next = wokenAt(given, 2)?.person;
  return scene.texts.silence.consequence({
    ring: at(1),
    whom: answeredBy === null ? "" : who(answeredBy, scene),
    next: next === undefined ? null : who(next, scene),
    nextAt: next === undefined ? null : at(2),
  });
}

function broken(incident: Incident, scene: Scene): View {
  const { texts, zone } = scene;
  const { brokenBy, brokenAt, notBefore, onACallUntil } = incident.silence;
  const mark = drillMark(incident, scene);
  const until = notBefore === null ? "" : timeToken(notBefore, zone);
  const time = timeToken(brokenAt!, zone);
  if (onACallUntil !== null) {
    const text = `${mark}${texts.silence.isOnACall({ time, until })}`;
    return view(text, [section(text, callOver.show(texts.silence.callOver, { incident: incident.number }))]);
  }
  const helpers = incident.paging.calls
    .filter((call) => call.reason === "asked" && call.state === "ringing")
    .map((call) => who(call.person, scene));
  const onIt = texts.silence.isOnIt({ who: brokenBy === null ? "" : who(brokenBy, scene), time, next: until });
  const people = [...new Set(helpers)].join(", ");
  return line(`${mark}${onIt}${people === "" ? "" : ` ${texts.silence.helpers({ people })}`}`);
}

function line(text: string): View {
  return view(text, [section(text)]);
}
