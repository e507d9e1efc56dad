import { surfaces } from "../../incident/effects.ts";
import type { Feature } from "../feature.ts";
import type { Surface } from "../living/surface.ts";
import { announcementView } from "./announcement-view.ts";

/** A private incident is announced to nobody: already its number would be a tip-off. */
const announcement: Surface = {
  name: surfaces.announcement,
  target: (incident, _surface, { config }) =>
    incident.private || incident.room === "thread" ? null : { channel: config.announceChannel },
  draw: (incident, _surface, scene) => announcementView(incident, scene),
};

export const feature: Feature = { surfaces: [announcement] };
