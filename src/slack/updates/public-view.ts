import type { Incident, Update } from "../../incident/incident.ts";
import { quote, section, view, type View } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName } from "../living/wording.ts";
import { escape } from "../mrkdwn.ts";

/** The update as everybody inside the company reads it. */
export function publicView(incident: Incident, update: Update, scene: Scene): View {
  const { updates } = scene.texts;
  const mark = drillMark(incident, scene);
  const about = { incident: incidentName(incident), number: update.number };
  const title = incident.private ? "" : escape(incident.title);
  const plain = updates.publicPlain({ ...about, title, text: escape(update.text) });
  if (update.nothingNew) return view(`${mark}${escape(update.text)}`, [section(`${mark}${escape(update.text)}`)]);
  return view(`${mark}${plain}`, [
    section(`${mark}${updates.public(about)}${title === "" ? "" : ` · ${title}`}`),
    quote(update.text),
  ]);
}
