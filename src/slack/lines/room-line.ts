import type { EventType, Recorded } from "../../incident/events.ts";
import type { Incident } from "../../incident/incident.ts";
import { context, view, type View } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark } from "../living/wording.ts";
import { lifecycleLines } from "./lifecycle-lines.ts";
import type { SayEvent, Sayings } from "./line.ts";
import { pagingLines } from "./paging-lines.ts";
import { particularLines } from "./particular-lines.ts";

const sayings: Sayings = { ...lifecycleLines, ...pagingLines, ...particularLines };

/** One thin line about what has just happened; null when there is nothing to say. */
export function roomLine(recorded: Recorded, incident: Incident, scene: Scene): View | null {
  const say = sayings[recorded.event.type] as SayEvent<EventType> | undefined;
  const said = say?.(recorded, incident, scene) ?? null;
  if (said === null) return null;
  const { text, blocks = [] } = typeof said === "string" ? { text: said } : said;
  const marked = `${drillMark(incident, scene)}${text}`;
  return view(marked, [context(marked), ...blocks]);
}
