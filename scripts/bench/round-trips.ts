import type { Trip } from "./bot-in-slack.ts";

/** How many round trips one after the other led to this one, itself among them: a chain of those that had ended when the next began. */
export function roundTripsTo(trip: Trip, among: readonly Trip[]): number {
  const earlier = among.filter((other) => other.ended <= trip.began);
  return 1 + Math.max(0, ...earlier.map((other) => roundTripsTo(other, earlier)));
}

/** How many had ended one after the other when something happened. */
export function roundTripsUntil(instant: number, among: readonly Trip[]): number {
  const ended = among.filter((trip) => trip.ended <= instant);
  return Math.max(0, ...ended.map((trip) => roundTripsTo(trip, ended)));
}
