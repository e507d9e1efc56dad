import { teamNamed } from "../../config/config.ts";
import type { StreamPerform, StreamPerformance } from "../../engine/streams.ts";
import type { RotaCommand } from "../../oncall/rota/commands.ts";
import type { RotaEffect } from "../../oncall/rota/effects.ts";
import type { RotaEvent } from "../../oncall/rota/events.ts";
import { coverNumbered, handOverNumbered, type HandOver, type Rota } from "../../oncall/rota/rota.ts";
import type { Parts } from "../../parts.ts";
import { forOutbox } from "../api-errors.ts";
import type { View } from "../blocks.ts";
import { publishHome } from "../home/publish-home.ts";
import { editPosted, postOnce } from "../living/post-once.ts";
import { severityName } from "../severity/severity-label.ts";
import { coverEndedView, coverForOneView, coverView } from "./cover-view.ts";
import { handOverView, lateView, questionsView } from "./hand-over-view.ts";
import { figuresOf } from "./figures-of.ts";
import { rotaSceneFor } from "./rota-scene.ts";

type Perform = StreamPerform<Rota, RotaCommand, RotaEvent, RotaEffect>;

/** Shows people what their rota has come to. */
export function rotaPerformer(parts: Parts): Perform {
  return async (effect, performance) => {
    try {
      if (effect.kind === "draw") return await show(parts, effect.surface, performance);
      for (const person of effect.people) await publishHome(parts, person);
      return null;
    } catch (error) {
      throw forOutbox(error, performance.attempt);
    }
  };
}

/** Posts one of the rota's messages, or edits it where it stands, and learns where that is. */
async function show(
  parts: Parts,
  surface: string,
  { effectId, attempt, state: rota }: StreamPerformance<Rota, RotaEvent>,
): Promise<RotaCommand | null> {
  const channel = channelOf(parts, rota, surface);
  const drawn = channel === null ? null : await draw(parts, rota, surface);
  if (channel === null || drawn === null) return null;
  const slack = parts.slack.effects;
  const placed = rota.placed[surface];
  if (placed !== undefined) {
    await editPosted(slack, placed, drawn);
    return null;
  }
  const post = { channel, ...drawn, surface: `rota:${rota.team}/${surface}` };
  const { found, ...at } = await postOnce(slack, { id: effectId, attempt }, post);
  if (found) await editPosted(slack, at, drawn);
  return { type: "reportPlaced", surface, ...at };
}

/** `cover/3/U0ADA` is for Ada alone, `cover/3` for the team's channel. */
function read(surface: string): { kind: string; number: number; person: string | null } {
  const [kind = "", number = "", person = null] = surface.split("/");
  return { kind, number: Number(number), person };
}

/** Without a channel of the team, a hand-over is told to whoever comes; what is for the team alone is told to nobody. */
function channelOf({ config }: Parts, rota: Rota, surface: string): string | null {
  const { kind, number, person } = read(surface);
  const channel = person ?? teamNamed(config, rota.team)?.channel ?? null;
  return channel ?? (kind === "handOver" ? (handOverNumbered(rota, number)?.to ?? null) : null);
}

async function draw(parts: Parts, rota: Rota, surface: string): Promise<View | null> {
  const { kind, number, person } = read(surface);
  const scene = await rotaSceneFor(parts, person);
  if (kind === "cover" || kind === "ended") {
    const cover = coverNumbered(rota, number);
    if (cover === null) return null;
    if (kind === "ended") return coverEndedView(cover, scene);
    return person === null ? coverView(rota, cover, scene) : coverForOneView(rota, cover, person, scene);
  }
  const handOver = handOverNumbered(rota, number);
  if (handOver === null) return null;
  if (kind === "late") return lateView(rota, handOver, scene);
  return kind === "questions" ? questionsView(rota, handOver, scene) : drawHandOver(parts, rota, handOver);
}

async function drawHandOver(parts: Parts, rota: Rota, handOver: HandOver): Promise<View> {
  const reader = teamNamed(parts.config, rota.team)?.channel == null ? handOver.to : null;
  const scene = await rotaSceneFor(parts, reader);
  const figures = await figuresOf(parts, rota.team, { from: handOver.since, until: handOver.at });
  return handOverView(rota, handOver, { ...scene, figures, severityName: (severity) => severityName(severity, parts) });
}
