import type { Instant } from "../../clock.ts";
import type { Override } from "../override.ts";
import type { NoteKind, Rating, RotaEvent, Slot } from "./events.ts";

/** Who covers for whom in one team, and how its shifts change hands. */
export interface Rota {
  readonly team: string;
  /** Number of the last event. */
  readonly seq: number;
  /** Version of the schedule that was noted last; null before the first. */
  readonly schedule: string | null;
  /** Since when its hand-overs are watched. */
  readonly begunAt: Instant | null;
  /** In the order they were made; those that are over stay. */
  readonly overrides: readonly RotaOverride[];
  readonly covers: readonly Cover[];
  readonly handOvers: readonly HandOver[];
  readonly notes: readonly Note[];
  /** Where its messages stand, by the surface's name. */
  readonly placed: Readonly<Record<string, { readonly channel: string; readonly ts: string }>>;
}

export interface RotaOverride extends Override {
  readonly number: number;
  /** The number of the cover it comes from. */
  readonly cover: number;
}

export interface Cover {
  readonly number: number;
  readonly whose: string;
  readonly to: string | null;
  /** Who asked for it or arranged it. */
  readonly by: string;
  readonly slots: readonly Slot[];
  readonly inReturn: readonly Slot[];
  readonly asked: readonly string[];
  readonly askedAt: Instant;
  readonly lapsesAt: Instant;
  readonly state: "asked" | "accepted" | "declined" | "lapsed" | "withdrawn" | "ended";
  /** Who took it; null while nobody has. */
  readonly taker: string | null;
  /** Who ended or withdrew it; null where nobody did. */
  readonly calledOffBy: string | null;
}

export interface HandOver {
  readonly number: number;
  /** When the shift changes hands. */
  readonly at: Instant;
  readonly since: Instant;
  readonly from: string;
  readonly to: string;
  /** When it was reported, from which the hour of its confirmation counts. */
  readonly reportedAt: Instant;
  readonly state: "waiting" | "overdue" | "confirmed";
  readonly confirmed: { readonly by: string; readonly at: Instant } | null;
  readonly load: Extract<Rating, { question: "load" }>["answer"] | null;
  readonly worth: Extract<Rating, { question: "worth" }>["answer"] | null;
}

export interface Note {
  readonly handOver: number;
  readonly kind: NoteKind;
  readonly text: string;
}

export function newRota(team: string): Rota {
  return {
    team,
    seq: 0,
    schedule: null,
    begunAt: null,
    overrides: [],
    covers: [],
    handOvers: [],
    notes: [],
    placed: {},
  };
}

export function coverNumbered(rota: Rota, number: number): Cover | null {
  return rota.covers.find((cover) => cover.number === number) ?? null;
}

export function handOverNumbered(rota: Rota, number: number): HandOver | null {
  return rota.handOvers.find((handOver) => handOver.number === number) ?? null;
}

/** What is still asked for: of this person or, `to` being null, of the whole team. */
export function openCovers(rota: Rota): readonly Cover[] {
  return rota.covers.filter(({ state }) => state === "asked");
}

/** The agreed covers that hold now or later. */
export function coversAhead(rota: Rota, now: Instant): readonly Cover[] {
  return rota.covers.filter(
    ({ number, state }) =>
      state === "accepted" && rota.overrides.some(({ cover, until }) => cover === number && until > now),
  );
}

export type EventOf<Type extends RotaEvent["type"]> = Extract<RotaEvent, { type: Type }>;
