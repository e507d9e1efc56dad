import type { Incident, Phase } from "../../src/incident/incident.ts";
import { rulesOf } from "../../src/incident-rules.ts";
import { storyConfig } from "../world/config.ts";
import type { Run } from "./run.ts";
import type { Chronicle } from "./ledger.ts";
import { waitAt } from "./call-invariants.ts";
import { lateness } from "./patience.ts";

/** S11 and S12, written down a second time and without the product's own sums. */
export function lifeViolations(chronicle: Chronicle): string[] {
  return [
    ...onlyListedSteps(chronicle),
    ...oneReminderASlot(chronicle),
    ...oneDraftAClosing(chronicle),
    ...oneStandDown(chronicle),
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

const over = new Set<Phase>(["closed", "cancelled"]);

function onlyListedSteps({ number, history, states }: Chronicle): string[] {
  return states.slice(1).flatMap(({ phase }, index) => {
    const from = states[index]!.phase;
    const { type } = history[index + 1]!.event;
    if (from === phase) return [];
    if (!steps[from].includes(phase)) return [`S12: INC-${number} went from ${from} to ${phase}`];
    return over.has(from) && type !== "reopened" ? [`S12: ${type} ended the end of INC-${number}`] : [];
  });
}

function oneReminderASlot({ number, history, states }: Chronicle): string[] {
  const found: string[] = [];
  let last = 0;
  for (const [index, { event, at }] of history.entries()) {
    if (event.type !== "updateReminded") continue;
    if (event.dueAt <= last) found.push(`S11: INC-${number} was reminded twice of ${event.dueAt}`);
    const every = intervalOf(states[index - 1]!);
    if (every !== null && at - event.dueAt >= every) found.push(`S11: INC-${number} was reminded of a slot long gone`);
    if (event.dueAt > at) found.push(`S11: INC-${number} was reminded ${event.dueAt - at} ms early`);
    const { phase } = states[index - 1]!;
    if (phase === "resolved" || over.has(phase)) found.push(`S11: INC-${number} was reminded while ${phase}`);
    last = event.dueAt;
  }
  return found;
}

function oneDraftAClosing({ number, history }: Chronicle): string[] {
  const count = (type: string): number => history.filter(({ event }) => event.type === type).length;
  return count("postmortemDrafted") > count("closed") ? [`S12: INC-${number} has more drafts than endings`] : [];
}

/** Whoever was woken is told once that it is over, until they are called anew. */
function oneStandDown({ number, history }: Chronicle): string[] {
  const told = new Set<string>();
  const found: string[] = [];
  for (const { event } of history) {
    if (event.type === "personCalled") told.delete(event.person);
    if (event.type !== "peopleStoodDown") continue;
    for (const person of event.people) {
      if (told.has(person)) found.push(`S10: ${person} stood down twice from INC-${number}`);
      told.add(person);
    }
  }
  return found;
}

const rules = rulesOf(storyConfig());

/**
 * The half of L2 that is about deadlines: the next call, the next reminder, and whatever else is written down as due, are
 * never overdue while some process works.
 */
export function nothingOverdue(
  { world, plan, uptime, database }: Run,
  { number, history, states }: Chronicle,
): string[] {
  const since = uptime.workingSince();
  if (since === null) return [];
  const now = world.clock.now();
  const incident = states.at(-1)!;
  const known = Math.max(history.at(-1)!.at, since);
  const late = (what: string, due: number | null): string[] =>
    due !== null && now > Math.max(due, known) + lateness(plan)
      ? [`L2: ${what} of INC-${number} is ${now - due} ms late`]
      : [];
  return [
    ...late("the next call", nextCall(incident)),
    ...late("the reminder", nextReminder(incident)),
    ...late("a deadline", database.nextDeadline(number)),
  ];
}

const working = new Set<Phase>(["investigating", "identified"]);

function nextCall(incident: Incident): number | null {
  const { phase, paging } = incident;
  if (!working.has(phase) || paging.mode !== "calling" || paging.lastCalledAt === null) return null;
  return paging.putOffUntil ?? paging.lastCalledAt + waitAt(incident);
}

function intervalOf({ phase, severity }: Incident): number | null {
  return rules.severities[severity][phase === "mitigated" ? "remindEveryMitigated" : "remindEvery"];
}

function nextReminder(incident: Incident): number | null {
  const { phase, reminders } = incident;
  if (reminders.stopped || !(working.has(phase) || phase === "mitigated")) return null;
  const every = intervalOf(incident);
  if (every === null) return null;
  return reminders.putOffUntil ?? Math.max(reminders.since, reminders.lastDueAt ?? 0) + every;
}
