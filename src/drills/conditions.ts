import type { Instant } from "../clock.ts";
import type { EventType, Recorded } from "../incident/events.ts";
import type { Incident } from "../incident/incident.ts";
import type { Message } from "../record/record.ts";

/** How things stand with the incident of a drill. */
export interface Situation {
  readonly now: Instant;
  /** null until somebody has declared it. */
  readonly incident: Incident | null;
  readonly history: readonly Recorded[];
  readonly messages: readonly Message[];
}

type Condition = (situation: Situation, incident: Incident, person: string) => boolean;

const has =
  (...types: readonly EventType[]): Condition =>
  ({ history }) =>
    history.some(({ event }) => types.includes(event.type));

const held =
  (role: "ic" | "comms" | "scribe" | "tech"): Condition =>
  (_, { roles }) =>
    roles[role] !== undefined;

/** Everything a step can wait for or be called off by. None holds before the declaration. */
const conditions = {
  declared: () => true,
  /** The person of the step is being called right now. */
  paged: (_, { paging }, person) => paging.calls.some((call) => call.person === person && call.state === "ringing"),
  acknowledged: (_, { paging }) => paging.answeredBy !== null,
  commanded: held("ic"),
  "comms-taken": held("comms"),
  "scribe-taken": held("scribe"),
  raised: (_, { severity, severityBefore }) => severityBefore !== null && severity < severityBefore,
  /** The update that is due has been asked for. */
  "update-due": ({ history }) =>
    history.findLast(({ event }) => event.type === "updateReminded" || event.type === "updateApproved")?.event.type ===
    "updateReminded",
  /** It has been asked for twice. */
  "update-overdue": (_, { reminders }) => reminders.overdue,
  "update-drafted": (_, { updates }) => updates.at(-1)?.state === "waiting",
  "update-sent-back": (_, { updates }) => updates.at(-1)?.state === "sentBack",
  "update-published": (_, { updates }) => updates.some((update) => update.state === "published"),
  nudged: has("roomWentQuiet"),
  identified: has("causeIdentified"),
  mitigated: has("mitigated"),
  resolved: has("resolved"),
  "watch-ended": has("watchEnded"),
  closed: has("closed"),
} satisfies Record<string, Condition>;

export type ConditionName = keyof typeof conditions;
export const conditionNames = Object.keys(conditions) as ConditionName[];

/** Whether a condition holds for a step of this person (a Slack user id). */
export function holds(name: ConditionName, situation: Situation, person: string): boolean {
  const { incident } = situation;
  const condition: Condition = conditions[name];
  return incident !== null && condition(situation, incident, person);
}

/** Whether somebody has come into the room, by themselves or invited. */
export function hasJoined({ messages }: Situation, person: string): boolean {
  return messages.some((message) => message.kind === "join" && message.person === person);
}

/** Whether somebody has done or said anything in the incident at or after an instant. */
export function hasActed({ history, messages }: Situation, person: string, since: Instant): boolean {
  return (
    history.some(({ at, by }) => at >= since && by.kind === "person" && by.id === person) ||
    messages.some((message) => message.spoken && message.person === person && message.at >= since)
  );
}
