import { personOf } from "../actor.ts";
import type { Change } from "../evolve.ts";
import type { Call, Incident, Paging } from "../incident.ts";

export const paging = {
  personCalled: (incident, event, { at }) => {
    const { paging } = incident;
    const call: Call = {
      step: event.step,
      round: event.round,
      level: event.level,
      person: event.person,
      layer: event.layer,
      team: event.team,
      reason: event.reason,
      words: event.words,
      at,
      state: "ringing",
      stateAt: at,
      sent: [],
      failed: [],
      tried: event.means,
      later: event.later,
      ring: 1,
      busyWith: event.busyWith,
    };
    // Called anew, a person is rung by the new call alone.
    const before = paging.calls.map((each) => (each.person === event.person ? { ...each, later: [] } : each));
    const climbing = event.reason === "rota";
    return withPaging(incident, {
      mode: climbing && !stillHeld(incident) ? "calling" : paging.mode,
      round: climbing ? event.round : paging.round,
      level: climbing ? event.level : paging.level,
      step: Math.max(paging.step, event.step),
      lastCalledAt: climbing ? at : paging.lastCalledAt,
      putOffUntil: climbing ? null : paging.putOffUntil,
      calls: [...before, call],
    });
  },
  levelEmpty: (incident, event) =>
    withPaging(incident, { emptyLayers: [...new Set([...incident.paging.emptyLayers, event.layer])] }),
  noTeamFound: (incident) => withPaging(incident, { lastCalledAt: null }),
  callReported: (incident, event) =>
    withPaging(incident, {
      calls: incident.paging.calls.map((call) =>
        call.step === event.step && call.person === event.person ? reported(call, event.means, event.outcome) : call,
      ),
    }),
  // Kept for whoever asks afterwards whether a telephone rang.
  receiptCame: (incident) => incident,
  callRepeated: (incident, event) =>
    withPaging(incident, {
      calls: incident.paging.calls.map((call) =>
        call.step === event.step && call.person === event.person
          ? {
              ...call,
              ring: event.ring,
              tried: [...new Set([...call.tried, ...event.means])],
              later: call.later.slice(event.rungs),
            }
          : call,
      ),
    }),
  callingPutOff: (incident, { until }) => withPaging(incident, { mode: "calling", level: -1, putOffUntil: until }),
  pageRated: (incident, { person, rating }) => ({
    ...incident,
    ratings: { ...incident.ratings, [person]: rating },
  }),
  teamTold: (incident) => ({ ...incident, teamTold: true }),
  targetNeared: (incident, { target }) => ({ ...incident, targets: { ...incident.targets, [target]: "near" } }),
  targetMissed: (incident, { target }) => ({ ...incident, targets: { ...incident.targets, [target]: "missed" } }),
  pageAnswered: (incident, { person }, { at }) => ({
    ...withPaging(incident, {
      mode: "answered",
      answeredBy: person,
      answeredAt: at,
      calls: settled(incident.paging.calls, [person], "answered", at),
    }),
    answeredAt: incident.answeredAt ?? at,
    silence: { ...incident.silence, since: null, stage: 0, notBefore: null },
  }),
  pageDeclined: (incident, { person }, { at }) => {
    const held = incident.paging.answeredBy === person && incident.paging.mode === "answered";
    return withPaging(incident, {
      // Once mitigated nobody is looked for; a reopening begins from the first level.
      mode: !held ? incident.paging.mode : incident.phase === "mitigated" ? "off" : "calling",
      answeredBy: held ? null : incident.paging.answeredBy,
      calls: incident.paging.calls.map((call) =>
        call.person === person && call.state !== "stoodDown" ? { ...call, state: "declined", stateAt: at } : call,
      ),
    });
  },
  nobodyAnswered: (incident, { round, last }, { at }) =>
    // The round that begins here counts from now, also when every layer of it turns out to be empty.
    withPaging(incident, {
      mode: incident.paging.mode === "answered" ? "answered" : "calling",
      round,
      level: -1,
      lastCalledAt: last ? null : at,
    }),
  pagingStopped: (incident) =>
    withPaging(incident, { mode: "off", round: 0, level: -1, answeredBy: null, lastCalledAt: null, putOffUntil: null }),
  peopleStoodDown: (incident, { people }, { at }) =>
    withPaging(incident, {
      calls: incident.paging.calls.map((call) =>
        people.includes(call.person) ? { ...call, state: "stoodDown", stateAt: at } : call,
      ),
    }),
  roomWentQuiet: (incident, { stage, since }) => ({ ...incident, silence: { ...incident.silence, since, stage } }),
  silenceConfirmed: (incident, { stage }, { at }) =>
    // Once the manager has been called for silence, whoever had it is taken to have it no more: the rounds begin
    // again, and the next call waits as long as after any other.
    stage === 3 ? withPaging(incident, { mode: "calling", answeredBy: null, lastCalledAt: at }) : incident,
  silenceBroken: (incident, { until, how }, { at, by }) => ({
    ...incident,
    silence: {
      since: null,
      stage: 0,
      notBefore: until,
      onACallUntil: how === "onACall" ? until : null,
      brokenBy: personOf(by),
      brokenAt: at,
    },
  }),
} satisfies { [Type in PagingType]: Change<Type> };

function withPaging(incident: Incident, change: Partial<Paging>): Incident {
  return { ...incident, paging: { ...incident.paging, ...change } };
}

function stillHeld(incident: Incident): boolean {
  return incident.paging.mode === "answered";
}

function reported(call: Call, means: string, outcome: "sent" | "failed" | "delayed"): Call {
  const without = (list: readonly string[]) => list.filter((name) => name !== means);
  return outcome === "sent"
    ? { ...call, sent: [...without(call.sent), means], failed: without(call.failed) }
    : { ...call, failed: [...without(call.failed), means] };
}

function settled(calls: readonly Call[], people: readonly string[], state: Call["state"], at: number): Call[] {
  return calls.map((call) =>
    people.includes(call.person) && call.state === "ringing" ? { ...call, state, stateAt: at } : call,
  );
}

type PagingType =
  | "personCalled"
  | "levelEmpty"
  | "noTeamFound"
  | "callReported"
  | "receiptCame"
  | "callRepeated"
  | "callingPutOff"
  | "teamTold"
  | "pageRated"
  | "targetNeared"
  | "targetMissed"
  | "pageAnswered"
  | "pageDeclined"
  | "nobodyAnswered"
  | "pagingStopped"
  | "peopleStoodDown"
  | "roomWentQuiet"
  | "silenceConfirmed"
  | "silenceBroken";
