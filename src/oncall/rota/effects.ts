import { z } from "zod";
import { personOf } from "../../incident/actor.ts";
import type { Recorded } from "../../incident/events.ts";
import type { RotaEvent } from "./events.ts";
import { coverNumbered, handOverNumbered, type Rota } from "./rota.ts";

/** What must happen outside. */
export const rotaEffectSchema = z.discriminatedUnion("kind", [
  /** Draws one of the rota's messages: `cover/3` in the team's channel, `cover/3/U0ADA` for one person. */
  z.object({ kind: z.literal("draw"), surface: z.string() }),
  z.object({ kind: z.literal("refreshHomes"), people: z.array(z.string()) }),
]);
export type RotaEffect = z.infer<typeof rotaEffectSchema>;

export function laneOf(effect: RotaEffect): string {
  return effect.kind === "draw" ? effect.surface : "homes";
}

/** The rota is the one after the event. */
export function react(rota: Rota, { event, by }: Recorded<RotaEvent>): RotaEffect[] {
  if (event.type.startsWith("cover") && "cover" in event) return reactToCover(rota, event, personOf(by));
  switch (event.type) {
    case "handOverDue":
      return [
        draw(`handOver/${event.handOver}`),
        draw(`questions/${event.handOver}/${event.from}`),
        refreshHomes([event.from, event.to]),
      ];
    case "handOverNoted":
      return handOverNumbered(rota, event.handOver) === null ? [] : [draw(`handOver/${event.handOver}`)];
    case "handOverConfirmed":
      return redrawn(rota, event.handOver);
    case "handOverOverdue":
      return [draw(`handOver/${event.handOver}`), draw(`late/${event.handOver}`)];
    case "shiftRated":
      return [draw(`questions/${event.handOver}/${handOverNumbered(rota, event.handOver)!.from}`)];
    default:
      return [];
  }
}

type CoverEvent = Extract<RotaEvent, { cover: number }>;

/** Whoever has a part in it and didn't do it themselves is told privately; the team reads it in its channel. */
function reactToCover(rota: Rota, event: CoverEvent, actor: string | null): RotaEffect[] {
  const cover = coverNumbered(rota, event.cover)!;
  const { number, whose, taker, asked } = cover;
  const channel = draw(`cover/${number}`);
  const privately = (people: readonly (string | null)[]): RotaEffect[] =>
    unique(people).map((person) => draw(`cover/${number}/${person}`));
  const homes = refreshHomes(unique([whose, taker, cover.to, cover.by, ...asked]));
  switch (event.type) {
    case "coverAsked":
      // What is arranged is told as such at once.
      return cover.state === "accepted" ? [] : [channel, ...privately(asked), homes];
    case "coverAccepted":
      return [channel, ...privately([whose, taker, ...asked]), homes];
    case "coverDeclined":
    case "coverLapsed":
      return [channel, ...privately([whose, ...asked]), homes];
    case "coverWithdrawn":
      return [channel, ...privately(asked), homes];
    case "coverEnded":
      return [
        channel,
        ...privately([whose, taker]),
        draw(`ended/${number}`),
        ...unique([whose, taker])
          .filter((person) => person !== actor)
          .map((person) => draw(`ended/${number}/${person}`)),
        homes,
      ];
  }
}

/** The report, and the reminder of it where there was one. */
function redrawn(rota: Rota, number: number): RotaEffect[] {
  const late = `late/${number}`;
  return [draw(`handOver/${number}`), ...(late in rota.placed ? [draw(late)] : [])];
}

function draw(surface: string): RotaEffect {
  return { kind: "draw", surface };
}

function refreshHomes(people: string[]): RotaEffect {
  return { kind: "refreshHomes", people };
}

function unique(people: readonly (string | null)[]): string[] {
  return [...new Set(people.filter((person) => person !== null))];
}
