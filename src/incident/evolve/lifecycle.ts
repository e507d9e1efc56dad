import { personOf } from "../actor.ts";
import type { EventOf, Recorded } from "../events.ts";
import type { Change } from "../evolve.ts";
import type { Incident, Phase } from "../incident.ts";

export function declared(event: EventOf<"incidentDeclared">, { seq, at, by }: Recorded): Incident {
  const { type: _, confirmed, ...given } = event;
  return {
    ...given,
    ...blank,
    severityConfirmed: confirmed,
    declaredBy: personOf(by),
    declaredAt: at,
    clockSince: at,
    impactFrom: at,
    reminders: { since: at, lastDueAt: null, putOffUntil: null, stopped: false, overdue: false },
    lastEventAt: at,
    seq,
  };
}

const noSilence = { since: null, stage: 0, notBefore: null, onACallUntil: null, brokenBy: null, brokenAt: null };

const blank = {
  severityBefore: null,
  severityAsked: false,
  phase: "investigating" as Phase,
  place: null,
  roomRefusal: null,
  roomLost: null,
  surfaces: {},
  impactTo: null,
  answeredAt: null,
  firstActionAt: null,
  mitigatedAt: null,
  resolvedAt: null,
  closedAt: null,
  watchUntil: null,
  watchEnded: false,
  whatHelped: null,
  ticks: [],
  impact: null,
  eta: null,
  roles: {},
  experts: [],
  commandSince: null,
  commandMissed: false,
  hatsWarned: false,
  targets: {},
  teamTold: false,
  handoffs: [],
  paging: {
    mode: "off" as const,
    round: 0,
    level: -1,
    step: 0,
    lastCalledAt: null,
    putOffUntil: null,
    answeredBy: null,
    answeredAt: null,
    calls: [],
    emptyLayers: [],
  },
  ratings: {},
  silence: noSilence,
  updates: [],
  entries: [],
  followUps: [],
  postmortem: null,
};

export const lifecycle = {
  roomOpened: (incident, event) => ({
    ...incident,
    place: { channel: event.channel, name: event.name, threadTs: null },
  }),
  roomRefused: (incident, event) => ({ ...incident, roomRefusal: event.error }),
  // Unarchived without us in it, it has been lost all along.
  roomLost: (incident, { why }, { at }) => ({ ...incident, roomLost: { why, since: incident.roomLost?.since ?? at } }),
  roomRegained: (incident) => ({ ...incident, roomLost: null }),
  threadOpened: (incident, event) => ({
    ...incident,
    place: { channel: event.channel, name: null, threadTs: event.ts },
  }),
  surfacePlaced: (incident, { surface, channel, ts }) => ({
    ...incident,
    surfaces: { ...incident.surfaces, [surface]: { channel, ts } },
  }),
  causeIdentified: (incident) => ({ ...incident, phase: "identified" }),
  mitigated: (incident, _event, { at }) => ({
    ...incident,
    phase: "mitigated",
    mitigatedAt: at,
    firstActionAt: incident.firstActionAt ?? at,
    silence: noSilence,
    reminders: { ...incident.reminders, putOffUntil: null, stopped: false },
  }),
  resolved: (incident, event, { at }) => ({
    ...incident,
    phase: "resolved",
    resolvedAt: at,
    mitigatedAt: incident.mitigatedAt ?? Math.min(event.impactTo, at),
    impactFrom: event.impactFrom,
    impactTo: event.impactTo,
    whatHelped: event.whatHelped,
    ticks: event.ticks,
    watchUntil: event.watchUntil,
    watchEnded: false,
    silence: noSilence,
    postmortem: { owner: event.postmortemOwner, reviewAt: null, document: null, lines: 0, gaps: 0 },
  }),
  watchEnded: (incident) => ({ ...incident, watchEnded: true }),
  watchExtended: (incident, event) => ({ ...incident, watchUntil: event.until, watchEnded: false }),
  closed: (incident, event, { at }) => ({
    ...incident,
    phase: "closed",
    closedAt: at,
    ticks: event.ticks,
    watchUntil: null,
    postmortem: { owner: event.owner, reviewAt: event.reviewAt, document: null, lines: 0, gaps: 0 },
  }),
  reopened: (incident, _event, { at }) => ({
    ...incident,
    phase: "investigating",
    mitigatedAt: null,
    resolvedAt: null,
    closedAt: null,
    impactTo: null,
    watchUntil: null,
    watchEnded: false,
    ticks: [],
    clockSince: at,
    targets: {},
    silence: { ...noSilence, notBefore: at },
    reminders: { ...incident.reminders, since: at, lastDueAt: null, putOffUntil: null, stopped: false, overdue: false },
  }),
  cancelled: (incident, _event, { at }) => ({ ...incident, phase: "cancelled", closedAt: at, watchUntil: null }),
} satisfies { [Type in LifecycleType]: Change<Type> };

type LifecycleType =
  | "roomOpened"
  | "roomRefused"
  | "roomLost"
  | "roomRegained"
  | "threadOpened"
  | "surfacePlaced"
  | "causeIdentified"
  | "mitigated"
  | "resolved"
  | "watchEnded"
  | "watchExtended"
  | "closed"
  | "reopened"
  | "cancelled";
