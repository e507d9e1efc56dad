import type { Instant } from "../clock.ts";
import type { Ring } from "../oncall/ladder.ts";
import type { EntryKind, IncidentKind, PageRating, RoomLoss, RoomStyle, Tick } from "./events.ts";
import type { Role } from "./roles.ts";
import type { TargetKind } from "./rules.ts";
import type { Severity } from "./severity.ts";

export type Phase = "investigating" | "identified" | "mitigated" | "resolved" | "closed" | "cancelled";

export interface Call {
  step: number;
  round: number;
  level: number;
  person: string;
  layer: string | null;
  team: string | null;
  reason: "rota" | "asked" | "silence";
  words: string | null;
  at: Instant;
  state: "ringing" | "answered" | "declined" | "stoodDown";
  stateAt: Instant;
  /** Means by which the call left, or could not. */
  sent: readonly string[];
  failed: readonly string[];
  /** Means that were used, whatever came of them, and those laid down for later. */
  tried: readonly string[];
  later: readonly Ring[];
  /** How often it has rung: 1 for the call itself. */
  ring: number;
  /** The number of the incident that kept them busy when they were called. */
  busyWith: number | null;
}

export interface Paging {
  /** off: nobody is being looked for. calling: until somebody answers. answered: somebody has it. */
  mode: "off" | "calling" | "answered";
  round: number;
  level: number;
  /** Number of the last step; one dedup key belongs to each (incident, step, person). */
  step: number;
  lastCalledAt: Instant | null;
  /** Nobody is called before: the steps wait for working hours. */
  putOffUntil: Instant | null;
  answeredBy: string | null;
  answeredAt: Instant | null;
  calls: readonly Call[];
  emptyLayers: readonly string[];
}

export interface Silence {
  /** The quiet stretch the stages below belong to began here; a later human act begins a new one. */
  since: Instant | null;
  /** The last stage reached: 0 nudged, 1 the answerer rung, 2 the next person, 3 the manager. */
  stage: number;
  /** Quiet is not counted before this instant: somebody said "still on it" or "we're on a call". */
  notBefore: Instant | null;
  onACallUntil: Instant | null;
  brokenBy: string | null;
  brokenAt: Instant | null;
}

export interface Update {
  number: number;
  text: string;
  revision: number;
  /** Null: Watchfire itself. */
  author: string | null;
  draftedAt: Instant;
  state: "waiting" | "sentBack" | "published";
  by: string | null;
  at: Instant | null;
  reason: string | null;
  overdue: boolean;
  nothingNew: boolean;
}

export interface Entry {
  seq: number;
  kind: EntryKind;
  text: string;
  by: string | null;
  at: Instant;
}

export interface Handoff {
  number: number;
  role: Role;
  from: string | null;
  to: string;
  at: Instant;
  state: "waiting" | "confirmed" | "declined";
  overdue: boolean;
  readBack: string | null;
  settledAt: Instant | null;
}

export interface FollowUp {
  number: number;
  text: string;
  owner: string | null;
  due: string | null;
  at: Instant;
}

export interface Reminders {
  /** Counted from the last published update, or the declaration. */
  since: Instant;
  lastDueAt: Instant | null;
  putOffUntil: Instant | null;
  stopped: boolean;
  overdue: boolean;
}

/** An incident, folded from its events. Nothing else is ever read to decide what follows. */
export interface Incident {
  number: number;
  title: string;
  severity: Severity;
  /** The severity before the last change of it; null when it was never changed. */
  severityBefore: Severity | null;
  severityConfirmed: boolean;
  severityAsked: boolean;
  kind: IncidentKind | null;
  service: string | null;
  team: string | null;
  summary: string | null;
  private: boolean;
  drill: boolean;
  room: RoomStyle;
  phase: Phase;
  origin: { channel: string | null; ts: string | null };
  /** Where it is worked on: a room, or a thread (`threadTs`) where there is none. */
  place: { channel: string; name: string | null; threadTs: string | null } | null;
  roomRefusal: string | null;
  /** While the room is archived or gone, or we aren't in it. */
  roomLost: { why: RoomLoss; since: Instant } | null;
  surfaces: Readonly<Record<string, { channel: string; ts: string }>>;
  declaredBy: string | null;
  declaredAt: Instant;
  /** What was promised counts from here: the declaration, or the last reopening. */
  clockSince: Instant;
  targets: Readonly<Partial<Record<TargetKind, "near" | "missed">>>;
  teamTold: boolean;
  impactFrom: Instant;
  impactTo: Instant | null;
  answeredAt: Instant | null;
  firstActionAt: Instant | null;
  mitigatedAt: Instant | null;
  resolvedAt: Instant | null;
  closedAt: Instant | null;
  watchUntil: Instant | null;
  watchEnded: boolean;
  whatHelped: string | null;
  ticks: readonly Tick[];
  impact: string | null;
  eta: { at: Instant; givenAt: Instant } | null;
  roles: Readonly<Partial<Record<Exclude<Role, "sme">, string>>>;
  experts: readonly string[];
  commandSince: Instant | null;
  commandMissed: boolean;
  hatsWarned: boolean;
  handoffs: readonly Handoff[];
  paging: Paging;
  /** What those who were woken said of it, by person. */
  ratings: Readonly<Record<string, PageRating>>;
  silence: Silence;
  updates: readonly Update[];
  reminders: Reminders;
  entries: readonly Entry[];
  followUps: readonly FollowUp[];
  postmortem: {
    owner: string | null;
    reviewAt: Instant | null;
    document: string | null;
    lines: number;
    gaps: number;
  } | null;
  lastEventAt: Instant;
  seq: number;
}

/** Whether people are still working on it: it is neither over nor being watched after its recovery. */
export function isActive(incident: Incident): boolean {
  return incident.phase === "investigating" || incident.phase === "identified" || incident.phase === "mitigated";
}

export function isOver(incident: Incident): boolean {
  return incident.phase === "closed" || incident.phase === "cancelled";
}

/** The person who holds a role; null for `sme`, which several may hold. */
export function holderOf(incident: Incident, role: Role): string | null {
  return role === "sme" ? null : (incident.roles[role] ?? null);
}

/** Who leads: the commander, else whoever answered, else whoever declared it. */
export function leaderOf({ roles, paging, declaredBy }: Incident): string | null {
  return roles.ic ?? paging.answeredBy ?? declaredBy;
}

export function holdsAnyRole(incident: Incident, person: string): boolean {
  return Object.values(incident.roles).includes(person) || incident.experts.includes(person);
}

/** The last update that went out; null when none has. */
export function lastPublished(incident: Incident): Update | null {
  return incident.updates.findLast((update) => update.state === "published") ?? null;
}
