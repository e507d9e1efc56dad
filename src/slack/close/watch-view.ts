import type { Incident } from "../../incident/incident.ts";
import { surfaces } from "../../incident/effects.ts";
import { actions, section, view, type View } from "../blocks.ts";
import type { Scene, Surface } from "../living/surface.ts";
import { timeToken } from "../mrkdwn.ts";
import { closeIncident, itsBack, watchLonger } from "./buttons.ts";

/** Asked in the room after the watch; never by phone. */
export const watchSurface: Surface = {
  name: surfaces.watch,
  target: ({ place }) =>
    place === null
      ? null
      : { channel: place.channel, ...(place.threadTs === null ? {} : { threadTs: place.threadTs }) },
  draw: (incident, _surface, scene) => drawWatch(incident, scene),
};

function drawWatch(incident: Incident, scene: Scene): View {
  const t = scene.texts.close.watchOver;
  const asked = incident.phase === "resolved" && incident.watchEnded;
  const drill = incident.drill ? `${scene.texts.terms.drill} ` : "";
  const text = `${drill}${asked ? t.ask(scene.config.watchAfterResolve) : settled(incident, scene)}`;
  return view(text, [section(asked ? `⏱ *${text}*` : text), asked ? buttons(incident, scene) : null]);
}

function buttons({ number: incident }: Incident, scene: Scene) {
  const t = scene.texts.close.watchOver;
  return actions([
    closeIncident.show(t.close, { incident }, { style: "primary" }),
    watchLonger.show(t.longer(scene.config.watchAfterResolve), { incident }),
    itsBack.show(t.back, { incident }),
  ]);
}

function settled({ phase, watchUntil }: Incident, { texts, zone }: Scene): string {
  const t = texts.close.watchOver;
  if (phase === "resolved") return t.watching(watchUntil === null ? "–" : timeToken(watchUntil, zone));
  return phase === "closed" ? t.closed : t.reopened;
}
