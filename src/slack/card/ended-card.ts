import type { KnownBlock } from "@slack/types";
import type { Instant } from "../../clock.ts";
import type { Incident } from "../../incident/incident.ts";
import { section } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { dayToken, duration, escape, timeToken } from "../mrkdwn.ts";
import { severityName } from "../severity/severity-label.ts";
import { cardActions } from "./card-actions.ts";

/** Three lines are left: what it was, how long it took, who writes about it. */
export function endedCard(incident: Incident, scene: Scene): (KnownBlock | null)[] {
  const lines = [headline(incident, scene), figures(incident, scene), postmortem(incident, scene)];
  const text = lines.filter((line) => line !== "").join("\n");
  return [section(text), ...cardActions(incident, scene)];
}

function headline(incident: Incident, scene: Scene): string {
  const { card } = scene.texts;
  const cancelled = incident.phase === "cancelled";
  const ended = card.endedAt({
    how: cancelled ? card.ended.cancelled : card.ended.closed,
    time: incident.closedAt === null ? "" : timeToken(incident.closedAt, scene.zone),
  });
  const name = `${severityName(incident.severity, scene)} · ${incidentName(incident)} ${escape(incident.title)}`;
  return `${cancelled ? "✖️" : "✅"} ${drillMark(incident, scene)}*${name}* · ${ended.trim()}`;
}

function figures(incident: Incident, scene: Scene): string {
  if (incident.phase === "cancelled") return "";
  const { card } = scene.texts;
  const length = (from: Instant, to: Instant): string => duration(to - from, scene.locale);
  const { impactFrom, impactTo, declaredAt, answeredAt, mitigatedAt } = incident;
  const parts = [
    impactTo === null
      ? null
      : card.impactLasted({
          from: timeToken(impactFrom, scene.zone),
          to: timeToken(impactTo, scene.zone),
          length: length(impactFrom, impactTo),
        }),
    answeredAt === null ? null : card.answeredIn({ length: length(declaredAt, answeredAt) }),
    mitigatedAt === null ? null : card.mitigatedIn({ length: length(declaredAt, Math.max(mitigatedAt, declaredAt)) }),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function postmortem({ phase, postmortem, room }: Incident, scene: Scene): string {
  if (phase === "cancelled" || room === "thread" || !postmortem?.owner) return "";
  const { card } = scene.texts;
  const { owner, reviewAt } = postmortem;
  const review = reviewAt === null ? null : dayToken(reviewAt, scene.zone, scene.locale);
  return card.postmortemBy({ owner: who(owner, scene), review });
}
