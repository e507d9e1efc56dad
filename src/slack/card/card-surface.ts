import { surfaces } from "../../incident/effects.ts";
import type { Surface } from "../living/surface.ts";
import { cardView } from "./card-view.ts";

export const cardSurface: Surface = {
  name: surfaces.card,
  target: ({ place }) => place && { channel: place.channel, ...(place.threadTs ? { threadTs: place.threadTs } : {}) },
  draw: (incident, _surface, scene) => cardView(incident, scene),
};
