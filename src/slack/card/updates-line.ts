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
    due === null ? null : texts.card.nextUpdate({ time: timeToken(due, zone) }),
    incident.reminders.stopped ? texts.card.noReminders : null,
    last === null ? null : texts.card.lastUpdate({ time: timeToken(last, zone) }),
    runbookOf(incident, scene),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" · ");
}

function runbookOf(incident: Incident, { config, texts }: Scene): string | null {
  const runbook = incident.service === null ? null : (serviceNamed(config, incident.service)?.runbook ?? null);
  if (runbook === null) return null;
  return /^https?:\/\//.test(runbook)
    ? link(runbook.replaceAll("|", "%7C").replaceAll(">", "%3E"), texts.card.runbook)
    : `${texts.card.runbook} ${escape(runbook)}`;
}
