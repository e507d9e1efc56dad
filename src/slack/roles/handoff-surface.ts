import type { Handoff, Incident } from "../../incident/incident.ts";
import type { Surface } from "../living/surface.ts";
import { handoffView } from "./handoff-view.ts";

/** One message in the room for each hand-over. */
export const handoffSurface: Surface = {
  name: "handoff/",
  target: ({ place }) => place && { channel: place.channel, ...(place.threadTs ? { threadTs: place.threadTs } : {}) },
  draw(incident, surface, scene) {
    const handoff = handoffNumbered(incident, Number(surface.slice("handoff/".length)));
    return handoff === null ? null : handoffView(incident, handoff, scene);
  },
};

export function handoffNumbered(incident: Incident, number: number): Handoff | null {
  return incident.handoffs.find((handoff) => handoff.number === number) ?? null;
}
