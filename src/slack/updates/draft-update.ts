import type { Instant } from "../../clock.ts";
import { reminderDue, updateInterval } from "../../incident/decisions/reminders.ts";
import type { EntryKind } from "../../incident/events.ts";
import { lastPublished, type Entry, type Incident } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";
import { clockTime } from "../mrkdwn.ts";

/**
 * The next status update, put together from what people noted; somebody reads and approves it. It is plain text in
 * the workspace's zone, for it is read by everybody.
 */
export function draftUpdate(incident: Incident, scene: Scene): string {
  const { draft } = scene.texts.updates;
  const zone = scene.config.timezone;
  const changed = newest(incident, ["finding", "action"], lastPublished(incident)?.at ?? null);
  const next = newest(incident, ["decision"], null);
  const at = nextUpdateAt(incident, scene);
  return [
    draft.impact({ impact: sentence(incident.impact ?? incident.summary ?? incident.title) }),
    draft.phase[incident.phase] ?? "",
    changed === null ? draft.nothingChanged : draft.changed({ what: sentence(changed.text) }),
    next === null ? "" : draft.next({ what: sentence(next.text) }),
    incident.eta === null || incident.eta.at <= scene.facts.now
      ? ""
      : draft.eta({ time: clockTime(incident.eta.at, zone) }),
    at === null ? "" : draft.nextUpdate({ time: clockTime(at, zone) }),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** "Nothing new", as a text of its own. */
export function nothingNewText(incident: Incident, scene: Scene): string {
  const zone = scene.config.timezone;
  const at = nextUpdateAt(incident, scene);
  const now = newest(incident, ["action"], null);
  return scene.texts.reminders.nothingNew({
    incident: `INC-${incident.number}`,
    time: clockTime(scene.facts.now, zone),
    last: clockTime(lastPublished(incident)?.at ?? incident.declaredAt, zone),
    now: now && sentence(now.text),
    next: at === null ? null : clockTime(at, zone),
  });
}

/** When the update after this one is due, if this one goes out now; null when none is asked for. */
function nextUpdateAt(incident: Incident, { facts }: Scene): Instant | null {
  const every = updateInterval({ incident, facts });
  return every === null || reminderDue({ incident, facts }) === null ? null : facts.now + every;
}

function newest(incident: Incident, kinds: readonly EntryKind[], since: Instant | null): Entry | null {
  return (
    incident.entries.findLast((entry) => kinds.includes(entry.kind) && (since === null || entry.at > since)) ?? null
  );
}

/** Without the full stop that the text around it sets. */
function sentence(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.。]$/u, "");
}
