import type { PageRating } from "../../incident/events.ts";
import { surfaces } from "../../incident/effects.ts";
import type { Incident } from "../../incident/incident.ts";
import { actions, section, view, type View } from "../blocks.ts";
import type { Scene, Surface } from "../living/surface.ts";
import { incidentName } from "../living/wording.ts";
import { ratePage } from "./buttons.ts";

const ratings: readonly PageRating[] = ["yes", "wentAway", "tooLow", "duplicate", "obsolete"];

/** `worth/<person>`: asked after the close, privately; it becomes what they said. */
export const worthSurface: Surface = {
  name: surfaces.worth(""),
  target: (_incident, surface) => ({ channel: personIn(surface), reader: personIn(surface) }),
  draw: (incident, surface, scene) => worthView(incident, personIn(surface), scene),
};

export function worthView(incident: Incident, person: string, scene: Scene): View {
  const { worth } = scene.texts.paging;
  const about = { incident: incidentName(incident) };
  const said = incident.ratings[person];
  const text = said === undefined ? worth.ask(about) : worth.noted({ ...about, rating: worth[said] });
  const buttons = ratings.map((rating) =>
    ratePage.show(worth[rating], { incident: incident.number, rating }, { key: rating }),
  );
  return view(text, [section(text), said === undefined ? actions(buttons) : null]);
}

function personIn(surface: string): string {
  return surface.slice(surfaces.worth("").length);
}
