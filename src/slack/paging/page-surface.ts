import type { Call, Incident } from "../../incident/incident.ts";
import type { Surface } from "../living/surface.ts";
import { pageView } from "./page-view.ts";

/** `call/<step>/<person>`: a direct message to whoever is called. */
export const pageSurface: Surface = {
  name: "call/",
  target: (incident, surface) => {
    const call = callOf(incident, surface);
    return call === null ? null : { channel: call.person, reader: call.person };
  },
  draw: (incident, surface, scene) => {
    const call = callOf(incident, surface);
    return call === null ? null : pageView(incident, call, scene);
  },
};

function callOf(incident: Incident, surface: string): Call | null {
  const [, step, person] = surface.split("/");
  return incident.paging.calls.find((call) => call.step === Number(step) && call.person === person) ?? null;
}
