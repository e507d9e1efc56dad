import { MINUTE } from "../../clock.ts";
import type { Call, Incident } from "../../incident/incident.ts";
import type { CallFacts } from "../../notify/notifier.ts";
import type { Scene } from "../living/surface.ts";
import { named } from "../living/wording.ts";
import { severityName } from "../severity/severity-label.ts";
import { nextCall } from "./next-call.ts";

/** What ways outside Slack word a call from. A private incident gives its number and severity only. */
export function callFacts(incident: Incident, call: Call, scene: Scene): CallFacts {
  const next = nextCall(incident, call, scene);
  return {
    ...commonFacts(incident, scene),
    layer: call.layer,
    team: incident.team,
    quietMinutes: quietMinutes(incident, call, scene),
    next: next && { at: next.at, people: next.people.map((person) => named(person, scene)).join(", ") },
    over: null,
  };
}

/** The same once it is over: `by` is whoever answered. */
export function overFacts(incident: Incident, why: string, by: string | null, scene: Scene): CallFacts {
  return {
    ...commonFacts(incident, scene),
    layer: null,
    team: incident.team,
    quietMinutes: null,
    next: null,
    over: { why, who: by === null ? null : named(by, scene) },
  };
}

function commonFacts(
  incident: Incident,
  scene: Scene,
): Omit<CallFacts, "layer" | "team" | "quietMinutes" | "next" | "over"> {
  return {
    locale: scene.locale,
    severity: incident.severity,
    severityName: severityName(incident.severity, scene),
    number: incident.number,
    drill: incident.drill,
    title: incident.private ? null : incident.title,
    zone: scene.zone,
  };
}

/** Only whoever has it already is asked whether they still do. */
function quietMinutes(incident: Incident, call: Call, { facts }: Scene): number | null {
  const { since } = incident.silence;
  if (call.reason !== "silence" || since === null || incident.paging.answeredBy !== call.person) return null;
  return Math.max(1, Math.floor((facts.now - since) / MINUTE));
}
