import { serviceNamed } from "../../config/config.ts";
import { reminderDue } from "../../incident/decisions/reminders.ts";
import { lastPublished, type Incident } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";
import { escape, link, timeToken } from "../mrkdwn.ts";

/** When the next update is due, when the last one went out, and the runbook; null where there is none of them. */
export function updatesLine(incident: Incident, scene: Scene): string | null {
  const { texts, zone, facts } = scene;
  const due = reminderDue({ incident, facts });
  const last = lastPublished(incident)?.at ?? null;
  const parts = [
    // One that is overdue is a warning, which says more than when the next request comes.
    due === null || isOverdue(incident) ? null : texts.card.nextUpdate({ time: timeToken(due, zone) }),
    incident.reminders.stopped ? texts.card.noReminders : null,
    last === null ? null : texts.card.lastUpdate({ time: timeToken(last, zone) }),
    runbookOf(incident, scene),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" · ");
}

/** A request for an update stands unanswered. */
export function isOverdue({ reminders }: Incident): boolean {
  return reminders.lastDueAt !== null && !reminders.stopped;
}

function runbookOf(incident: Incident, { config, texts }: Scene): string | null {
  const runbook = incident.service === null ? null : (serviceNamed(config, incident.service)?.runbook ?? null);
  if (runbook === null) return null;
  return /^https?:\/\//.test(runbook)
    ? link(runbook.replaceAll("|", "%7C").replaceAll(">", "%3E"), texts.card.runbook)
    : `${texts.card.runbook} ${escape(runbook)}`;
}
