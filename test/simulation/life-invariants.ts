import { MINUTE, SECOND } from "../../src/clock.ts";
import { fold } from "../../src/incident/evolve.ts";
import type { Recorded } from "../../src/incident/events.ts";
import type { Incident, Phase } from "../../src/incident/incident.ts";
import { rulesOf } from "../../src/incident-rules.ts";
import { storyConfig } from "../world/config.ts";
import type { World } from "../world/world.ts";

/** S11, S12 and the half of L2 that is about deadlines, written down a second time and without the product's own sums. */
export function lifeViolations(world: World, number: number, history: readonly Recorded[]): string[] {
  const incident = fold(history)!;
  return [
    ...onlyListedSteps(number, history),
    ...oneReminderASlot(number, history),
    ...oneDraftAClosing(number, history),
    ...nothingOverdue(world, number, history, incident),
  ];
}

const steps: Readonly<Record<Phase, readonly Phase[]>> = {
  investigating: ["identified", "mitigated", "resolved", "cancelled"],
  identified: ["investigating", "mitigated", "resolved", "cancelled"],
  mitigated: ["investigating", "resolved", "cancelled"],
  resolved: ["investigating", "closed", "cancelled"],
  closed: ["investigating"],
  cancelled: ["investigating"],
};

function onlyListedSteps(number: number, history: readonly Recorded[]): string[] {
  const found: string[] = [];
  let before: Incident | null = null;
  for (let length = 1; length <= history.length; length += 1) {
    const recorded = history[length - 1]!;
    if (!moves.has(recorded.event.type)) continue;
    const after: Incident = fold(history.slice(0, length))!;
    const from = before?.phase ?? "investigating";
    if (before !== null && from !== after.phase && !steps[from].includes(after.phase))
      found.push(`S12: INC-${number} went from ${from} to ${after.phase}`);
    if (before !== null && over.has(from) && after.phase !== from && recorded.event.type !== "reopened")
      found.push(`S12: ${recorded.event.type} ended the end of INC-${number}`);
    before = after;
  }
  return found;
}

const moves = new Set([
  "incidentDeclared",
  "causeIdentified",
  "mitigated",
  "resolved",
  "closed",
  "cancelled",
  "reopened",
]);
const over = new Set<Phase>(["closed", "cancelled"]);

function oneReminderASlot(number: number, history: readonly Recorded[]): string[] {
  const found: string[] = [];
  let last = 0;
  for (const [index, { event, at }] of history.entries()) {
    if (event.type !== "updateReminded") continue;
    if (event.dueAt <= last) found.push(`S11: INC-${number} was reminded twice of ${event.dueAt}`);
    if (event.dueAt > at) found.push(`S11: INC-${number} was reminded ${event.dueAt - at} ms early`);
    const { phase } = fold(history.slice(0, index))!;
    if (phase === "resolved" || over.has(phase)) found.push(`S11: INC-${number} was reminded while ${phase}`);
    last = event.dueAt;
  }
  return found;
}

function oneDraftAClosing(number: number, history: readonly Recorded[]): string[] {
  const count = (type: string): number => history.filter(({ event }) => event.type === type).length;
  return count("postmortemDrafted") > count("closed") ? [`S12: INC-${number} has more drafts than endings`] : [];
}

/** How late anything may come: that long after it was due, after its rule changed, and after the process came back. */
const LATE = 2 * SECOND;
/** A grid of reminders that was missed is caught up by one. */
const rules = rulesOf(storyConfig());

function nothingOverdue(world: World, number: number, history: readonly Recorded[], incident: Incident): string[] {
  if (!world.isAlive()) return [];
  const now = world.clock.now();
  const known = Math.max(history.at(-1)!.at, world.lives.at(-1)!.from);
  const late = (what: string, due: number | null): string[] =>
    due !== null && now > Math.max(due, known) + LATE ? [`L2: ${what} of INC-${number} is ${now - due} ms late`] : [];
  return [...late("the next call", nextCall(incident)), ...late("the reminder", nextReminder(incident))];
}

const working = new Set<Phase>(["investigating", "identified"]);

function nextCall({ phase, severity, paging }: Incident): number | null {
  const wait = { sev1: 5 * MINUTE, sev2: 10 * MINUTE, sev3: null, sev4: null }[severity];
  if (!working.has(phase) || paging.mode !== "calling" || wait === null) return null;
  return paging.lastCalledAt === null ? null : paging.lastCalledAt + wait;
}

function nextReminder({ phase, severity, reminders }: Incident): number | null {
  if (reminders.stopped || !(working.has(phase) || phase === "mitigated")) return null;
  const every = rules.severities[severity][phase === "mitigated" ? "remindEveryMitigated" : "remindEvery"];
  if (every === null) return null;
  return reminders.putOffUntil ?? Math.max(reminders.since, reminders.lastDueAt ?? 0) + every;
}
