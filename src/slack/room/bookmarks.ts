import { serviceNamed } from "../../config/config.ts";
import type { Learnt, Performance } from "../../engine/performer.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { textsIn } from "../../texts/texts.ts";
import { codeOf } from "../api-errors.ts";

/** Keeps the room's bookmark to the service's runbook true; where there is no runbook there is none. */
export async function redrawBookmarks(parts: Parts, { incident }: Performance): Promise<Learnt> {
  const { place } = incident;
  if (place === null || place.threadTs !== null) return null;
  try {
    await keepRunbook(parts, place.channel, runbookOf(incident, parts));
  } catch (error) {
    if (codeOf(error) !== "is_archived") throw error;
  }
  return null;
}

async function keepRunbook(parts: Parts, channel: string, link: string | null): Promise<void> {
  const { bookmarks } = parts.slack.effects;
  const title = textsIn(parts.config.locale).room.runbook;
  const listed = (await bookmarks.list({ channel_id: channel })).bookmarks ?? [];
  const ours = listed.find((bookmark) => bookmark.title === title);
  if (link === ours?.link) return;
  if (link === null) {
    if (ours?.id) await bookmarks.remove({ channel_id: channel, bookmark_id: ours.id });
  } else if (ours?.id) {
    await bookmarks.edit({ channel_id: channel, bookmark_id: ours.id, link });
  } else {
    await bookmarks.add({ channel_id: channel, title, type: "link", link });
  }
}

/** A runbook that is a file in a repository has no address to link to. */
function runbookOf(incident: Incident, { config }: Parts): string | null {
  const runbook = incident.service === null ? null : (serviceNamed(config, incident.service)?.runbook ?? null);
  return runbook !== null && /^https?:\/\//.test(runbook) && URL.canParse(runbook) ? runbook : null;
}
