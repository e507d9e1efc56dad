import type { EventType } from "../incident/events.ts";
import type { Line } from "../record/record.ts";

/** The lines without which the story can't be told, at most `most`, in order. */
export function keyLines(lines: readonly Line[], most: number): Line[] {
  const told = lines
    .filter((line) => line.highlight)
    .map((line) => ({ line, weight: weightOf(line) }))
    .filter(({ weight }) => weight > 0);
  return told
    .toSorted((left, right) => right.weight - left.weight || left.line.n - right.line.n)
    .slice(0, most)
    .map(({ line }) => line)
    .toSorted((left, right) => left.n - right.n);
}

const weights: Partial<Record<EventType, number>> = {
  incidentDeclared: 9,
  resolved: 9,
  causeIdentified: 8,
  mitigated: 7,
  impactGiven: 3,
  pageAnswered: 2,
  severityChanged: 2,
};

/** What somebody marked counts more than what was merely noted. */
function weightOf({ what }: Line): number {
  if (what.kind === "message") return 6;
  const { event } = what.recorded;
  if (event.type !== "entryWritten") return weights[event.type] ?? 0;
  return event.kind === "note" ? 1 : 5;
}
