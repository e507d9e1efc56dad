import type { WebClient } from "@slack/web-api";
import { NotYet, type Learnt, type Performance, type Perform } from "../../engine/performer.ts";
import { incidentStream } from "../../engine/stream.ts";
import { laneOf } from "../../incident/effects.ts";
import { isOver } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { effectsOf } from "../../store/effect-rows.ts";
import { editPosted, postOnce } from "./post-once.ts";
import { sceneFor } from "./scene.ts";
import type { Surface } from "./surface.ts";

/** Something that is kept true like a living message but isn't one, such as a channel's topic. */
export type Redraw = (performance: Performance) => Promise<Learnt>;

/** Redraws any of these surfaces. `others` are named whole. */
export function livingMessages(
  parts: Parts,
  surfaces: readonly Surface[],
  others: Readonly<Record<string, Redraw>> = {},
): { redraw: Perform<"redraw"> } {
  return {
    redraw(effect, performance) {
      const other = others[effect.surface];
      if (other !== undefined) return other(performance);
      const surface = surfaces.find(({ name }) =>
        name.endsWith("/") ? effect.surface.startsWith(name) : effect.surface === name,
      );
      if (surface === undefined) throw new Error(`Nothing draws the surface ${effect.surface}.`);
      return showSurface(parts, surface, effect.surface, performance);
    },
  };
}

/** Posts a living message, or edits it where it stands, and learns where that is. */
export async function showSurface(
  parts: Parts,
  surface: Surface,
  name: string,
  performance: Performance,
  slack: WebClient = parts.slack.effects,
): Promise<Learnt> {
  const { incident } = performance;
  const target = surface.target(incident, name, await sceneFor(parts, incident));
  if (target === null && incident.place === null && !isOver(incident)) throw new NotYet("there is no room yet");
  if (target === null) return null;
  const drawn = surface.draw(incident, name, await sceneFor(parts, incident, target.reader));
  if (drawn === null) return null;
  const placed = incident.surfaces[name];
  if (placed !== undefined) {
    await editPosted(slack, placed, drawn);
    return null;
  }
  const look = performance.attempt > 1 || (await triedBefore(parts, name, performance));
  const post = { ...target, ...drawn, surface: `INC-${incident.number}/${name}` };
  const { channel, ts, found } = await postOnce(slack, performance, post, look);
  if (found) await editPosted(slack, { channel, ts }, drawn);
  return { type: "reportSurfacePlaced", surface: name, channel, ts, drawnAt: incident.seq };
}

/** A newer redraw takes an older one's place; the older one may have posted the message before it did. */
async function triedBefore(parts: Parts, surface: string, { id, incident }: Performance): Promise<boolean> {
  const stream = incidentStream(incident.number);
  const lane = `${stream}/${laneOf({ kind: "redraw", surface })}`;
  const rows = await parts.store.read((tx) => effectsOf(tx, stream));
  return rows.some((row) => row.lane === lane && row.id !== id && row.attempts > 0 && row.status !== "done");
}
