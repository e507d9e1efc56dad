import type { Recorded } from "../incident/events.ts";
import type { Incident } from "../incident/incident.ts";

/** How long things took, in milliseconds; null where they didn't happen or nobody knows. */
export interface Durations {
  /** From the beginning of the impact to the declaration. */
  readonly detect: number | null;
  /** From the declaration. */
  readonly answer: number | null;
  readonly firstAction: number | null;
  /** From the beginning of the impact. */
  readonly mitigate: number | null;
  readonly resolve: number | null;
  readonly updates: { readonly onTime: number; readonly due: number };
}

export type Clocked = Exclude<keyof Durations, "updates">;

export function durationsOf(incident: Incident, history: readonly Recorded[]): Durations {
  const { declaredAt, impactFrom } = incident;
  const since = (from: number, at: number | null): number | null => (at === null ? null : Math.max(at - from, 0));
  return {
    detect: since(impactFrom, declaredAt),
    answer: since(declaredAt, incident.answeredAt),
    firstAction: since(declaredAt, incident.firstActionAt),
    mitigate: since(impactFrom, incident.mitigatedAt),
    resolve: since(impactFrom, incident.resolvedAt),
    updates: updatesOnTime(history),
  };
}

/** An update is late when its absence had to be said twice. */
function updatesOnTime(history: readonly Recorded[]): Durations["updates"] {
  let due = 0;
  let onTime = 0;
  let asked = false;
  let late = false;
  for (const { event } of history) {
    if (event.type === "updateReminded") {
      asked = true;
      late ||= event.overdue;
    } else if (event.type === "updateApproved") {
      due += 1;
      if (!late) onTime += 1;
      asked = late = false;
    } else if (event.type === "mitigated" || event.type === "resolved") {
      if (late) due += 1;
      asked = late = false;
    }
  }
  return { onTime, due: asked && late ? due + 1 : due };
}
