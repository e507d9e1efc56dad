import { personOf } from "../actor.ts";
import type { Change } from "../evolve.ts";
import type { Handoff, Incident } from "../incident.ts";

export const particulars = {
  severityChanged: (incident, event) => ({
    ...incident,
    severity: event.to,
    severityBefore: event.from === event.to ? incident.severityBefore : event.from,
    severityConfirmed: true,
    commandMissed: event.from === event.to ? incident.commandMissed : false,
    hatsWarned: event.from === event.to ? incident.hatsWarned : false,
    reminders: { ...incident.reminders, stopped: false },
  }),
  severityAsked: (incident) => ({ ...incident, severityAsked: true }),
  serviceChanged: (incident, event) => ({ ...incident, service: event.service, team: event.team }),
  roleAssigned: (incident, { role, person }, { at }) =>
    role === "sme"
      ? { ...incident, experts: [...incident.experts.filter((expert) => expert !== person), person] }
      : {
          ...incident,
          roles: { ...incident.roles, [role]: person },
          commandSince: role === "ic" ? at : incident.commandSince,
        },
  roleLeft: (incident, { role, person }) => {
    if (role === "sme") return { ...incident, experts: incident.experts.filter((expert) => expert !== person) };
    const { [role]: _, ...others } = incident.roles;
    return { ...incident, roles: others };
  },
  commandMissing: (incident) => ({ ...incident, commandMissed: true }),
  oneHeadTwoHats: (incident) => ({ ...incident, hatsWarned: true }),
  handoffRequested: (incident, event, { at }) => ({
    ...incident,
    handoffs: [
      ...incident.handoffs,
      {
        number: event.handoff,
        role: event.role,
        from: event.from,
        to: event.to,
        at,
        state: "waiting",
        overdue: false,
        readBack: null,
        settledAt: null,
      },
    ],
  }),
  handoffConfirmed: (incident, event, { at }) =>
    withHandoff(incident, event.handoff, { state: "confirmed", readBack: event.readBack, settledAt: at }),
  handoffDeclined: (incident, event, { at }) =>
    withHandoff(incident, event.handoff, { state: "declined", settledAt: at }),
  handoffOverdue: (incident, event) => withHandoff(incident, event.handoff, { overdue: true }),
  entryWritten: (incident, event, { seq, by }) => ({
    ...incident,
    firstActionAt:
      event.kind === "action" ? Math.min(incident.firstActionAt ?? Infinity, event.happenedAt) : incident.firstActionAt,
    entries: [...incident.entries, { seq, kind: event.kind, text: event.text, by: personOf(by), at: event.happenedAt }],
  }),
  etaGiven: (incident, event, { at }) => ({ ...incident, eta: { at: event.eta, givenAt: at } }),
  impactGiven: (incident, event) => ({ ...incident, impact: event.text }),
  followUpAdded: (incident, { followUp, text, owner, due }, { at }) => ({
    ...incident,
    followUps: [...incident.followUps, { number: followUp, text, owner, due, at }],
  }),
} satisfies { [Type in ParticularType]: Change<Type> };

function withHandoff(incident: Incident, number: number, change: Partial<Handoff>): Incident {
  return {
    ...incident,
    handoffs: incident.handoffs.map((handoff) => (handoff.number === number ? { ...handoff, ...change } : handoff)),
  };
}

type ParticularType =
  | "severityChanged"
  | "severityAsked"
  | "serviceChanged"
  | "roleAssigned"
  | "roleLeft"
  | "commandMissing"
  | "oneHeadTwoHats"
  | "handoffRequested"
  | "handoffConfirmed"
  | "handoffDeclined"
  | "handoffOverdue"
  | "entryWritten"
  | "etaGiven"
  | "impactGiven"
  | "followUpAdded";
