import type { Incident } from "../../incident/incident.ts";
import { isOver } from "../../incident/incident.ts";
import type { TourStep } from "../page/wire-tour.ts";

/** What a first incident is made of, each done or not by what has really happened; null while nothing is declared. */
export function tourSteps(incident: Incident | null, markedMoment: boolean): TourStep[] {
  const done = incident === null ? NOTHING : doneIn(incident, markedMoment);
  return STEPS.map((name) => ({ name, done: done[name] }));
}

const STEPS = ["declare", "answer", "command", "severity", "moment", "update", "resolve", "close"] as const;

type Done = Record<(typeof STEPS)[number], boolean>;

const NOTHING: Done = {
  declare: false,
  answer: false,
  command: false,
  severity: false,
  moment: false,
  update: false,
  resolve: false,
  close: false,
};

function doneIn(incident: Incident, markedMoment: boolean): Done {
  return {
    declare: true,
    answer: incident.answeredAt !== null,
    command: incident.roles.ic !== undefined,
    severity: incident.severityConfirmed,
    moment: markedMoment || incident.entries.length > 0,
    update: incident.updates.some(({ state, author, by }) => state === "published" && by !== null && by !== author),
    resolve: incident.resolvedAt !== null || isOver(incident),
    close: incident.postmortem !== null && incident.postmortem.document !== null,
  };
}
