import type { Instant } from "../clock.ts";
import { reachedAt } from "../incident/decisions/targets.ts";
import { personOf } from "../incident/actor.ts";
import type { EventOf, EventType, Recorded } from "../incident/events.ts";
import type { Handoff, Incident } from "../incident/incident.ts";
import { isGraver, type Severity } from "../incident/severity.ts";
import type { Texts } from "../texts/texts.ts";

/** How a line is written where it goes: Slack's markup in one place, Markdown in another. */
export interface Wording {
  readonly texts: Texts;
  /** A person in a sentence: a mention, or a name. */
  person(id: string): string;
  /** People's words as plain text, made safe for the place. */
  words(text: string): string;
  severity(severity: Severity): string;
  clock(at: Instant): string;
  length(milliseconds: number): string;
}

interface Told {
  incident: Incident;
  say: Wording;
  /** Who did it, in words. */
  by: string;
  actor: string | null;
}

type Word<Type extends EventType> = (event: EventOf<Type>, told: Told, events: Texts["record"]["events"]) => string;

/** An event in one line; null for one that nobody needs to read. */
export function wordEvent(recorded: Recorded, incident: Incident, say: Wording): string | null {
  const { event, by } = recorded;
  const actor = personOf(by);
  const told: Told = { incident, say, actor, by: actor === null ? "Watchfire" : say.person(actor) };
  const word = wordings[event.type] as Word<EventType> | undefined;
  return word?.(event, told, say.texts.record.events) ?? null;
}

const lifecycle = {
  incidentDeclared: (event, { by, say }, t) =>
    t.declared({ by, severity: say.severity(event.severity), title: say.words(event.title) }),
  roomRefused: (event, _, t) => t.roomRefused({ error: event.error }),
  roomLost: (event, { say }, t) => t.roomLost[event.why]({ by: personIf(event.person, say) }),
  roomRegained: (event, { say }, t) =>
    t.roomRegained({ by: personIf(event.person, say), since: say.clock(event.since) }),
  causeIdentified: (event, { by, say }, t) => t.identified({ by, words: optional(event.words, say) }),
  mitigated: (event, { by, say }, t) => t.mitigated({ by, words: optional(event.words, say) }),
  resolved: (event, { by, say }, t) => t.resolved({ by, words: optional(event.whatHelped, say) }),
  watchExtended: (_event, { by }, t) => t.watchExtended({ by }),
  closed: (_event, { by }, t) => t.closed({ by }),
  reopened: (event, { by, say }, t) => t.reopened({ by, words: say.words(event.reason) }),
  cancelled: (event, { by, say }, t) => t.cancelled({ by, words: say.words(event.reason) }),
  severityChanged: (event, { by, say }, t) => {
    if (event.from === event.to) return t.severityConfirmed({ by, severity: say.severity(event.to) });
    const change = {
      by,
      from: say.severity(event.from),
      to: say.severity(event.to),
      words: optional(event.reason, say),
    };
    return isGraver(event.to, event.from) ? t.severityRaised(change) : t.severityLowered(change);
  },
  serviceChanged: (event, { by, say }, t) =>
    t.serviceChanged({ by, service: optional(event.service, say), team: optional(event.team, say) }),
} satisfies { [Type in EventType]?: Word<Type> };

const people = {
  roleAssigned: (event, { by, actor, say }, t) =>
    t.roleAssigned({
      by,
      person: say.person(event.person),
      role: say.texts.terms.role[event.role],
      self: actor === event.person,
    }),
  roleLeft: (event, { say }, t) =>
    t.roleLeft({ person: say.person(event.person), role: say.texts.terms.role[event.role] }),
  commandMissing: (_event, _, t) => t.commandMissing(),
  oneHeadTwoHats: (event, { say }, t) => t.twoHats({ person: say.person(event.person) }),
  handoffRequested: (event, { by, say }, t) =>
    t.handoffRequested({ by, to: say.person(event.to), role: say.texts.terms.role[event.role] }),
  handoffConfirmed: (event, told, t) =>
    t.handoffConfirmed({ ...handoff(told, event.handoff), words: optional(event.readBack, told.say) }),
  handoffDeclined: (event, told, t) => t.handoffDeclined(handoff(told, event.handoff)),
  handoffOverdue: (event, told, t) => t.handoffOverdue(handoff(told, event.handoff)),
  entryWritten: (event, { by, say }, t) => t[event.kind]({ by, words: say.words(event.text) }),
  etaGiven: (event, { by, say }, t) => t.eta({ by, at: say.clock(event.eta) }),
  impactGiven: (event, { by, say }, t) => t.impact({ by, words: say.words(event.text) }),
  followUpAdded: (event, { by, say }, t) =>
    t.followUp({
      by,
      words: say.words(event.text),
      owner: event.owner === null ? null : say.person(event.owner),
      due: event.due,
    }),
} satisfies { [Type in EventType]?: Word<Type> };

const paging = {
  personCalled: (event, { by, say }, t) =>
    t.called({
      person: say.person(event.person),
      layer: event.layer === null ? null : say.texts.terms.layer(event.layer),
      why: event.reason,
      by,
      words: optional(event.words, say),
    }),
  levelEmpty: (event, { say }, t) =>
    t.levelEmpty({ layer: say.texts.terms.layer(event.layer), team: say.words(event.team) }),
  noTeamFound: (_event, _, t) => t.noTeam(),
  callReported: (event, { say }, t) =>
    (event.outcome === "sent" ? t.callSent : t.callFailed)({
      person: say.person(event.person),
      means: say.texts.chain.means[event.means] ?? event.means,
    }),
  receiptCame: (event, { say }, t) =>
    t.receipt[event.receipt]({
      person: say.person(event.person),
      means: say.texts.chain.means[event.means] ?? event.means,
    }),
  callRepeated: (event, { say }, t) =>
    t.calledAgain({
      person: say.person(event.person),
      means: event.means.map((means) => say.texts.chain.means[means] ?? means).join(", "),
    }),
  callingPutOff: (event, { say }, t) => t.callingPutOff({ until: say.clock(event.until) }),
  teamTold: (_event, _, t) => t.teamTold(),
  targetMissed: (event, { incident, say }, t) => {
    const reached = reachedAt(incident, event.target);
    return t.targetMissed({
      target: event.target,
      length: say.length(event.dueAt - incident.clockSince),
      took: reached === null ? null : say.length(reached - incident.clockSince),
    });
  },
  pageAnswered: (event, { say }, t) => t.answered({ person: say.person(event.person), words: event.means === "words" }),
  pageDeclined: (event, { say }, t) => t.declined({ person: say.person(event.person) }),
  nobodyAnswered: (event, _, t) => t.nobodyAnswered({ people: event.people, calls: event.calls }),
  pagingStopped: (_event, _, t) => t.pagingStopped(),
  peopleStoodDown: (event, { say }, t) =>
    t.stoodDown({ people: event.people.map((each) => say.person(each)).join(", ") }),
  roomWentQuiet: (_event, _, t) => t.wentQuiet(),
  silenceConfirmed: (event, _, t) => t.silenceConfirmed({ reachable: event.slackReachable }),
  silenceBroken: (event, { by }, t) => t[event.how]({ by }),
} satisfies { [Type in EventType]?: Word<Type> };

const updates = {
  updateDrafted: (event, { by }, t) => t.updateDrafted({ by, n: event.update }),
  updateEdited: (event, { by }, t) => t.updateEdited({ by, n: event.update }),
  updateApproved: (event, { by, say }, t) => t.updatePublished({ by, n: event.update, words: say.words(event.text) }),
  updateSentBack: (event, { by, say }, t) => t.updateSentBack({ by, n: event.update, words: say.words(event.reason) }),
  updateReminded: (event, _, t) => t.updateDue({ overdue: event.overdue }),
  remindersStopped: (event, { by, say }, t) => t.remindersStopped({ by, words: say.words(event.why) }),
} satisfies { [Type in EventType]?: Word<Type> };

const wordings: { [Type in EventType]?: Word<Type> } = { ...lifecycle, ...people, ...paging, ...updates };

function optional(text: string | null, say: Wording): string | null {
  return text === null ? null : say.words(text);
}

function personIf(id: string | null, say: Wording): string | null {
  return id === null ? null : say.person(id);
}

function handoff({ incident, say }: Told, number: number): { to: string; role: string } {
  const found: Handoff | undefined = incident.handoffs.find((each) => each.number === number);
  if (found === undefined) return { to: say.texts.record.someone, role: "" };
  return { to: say.person(found.to), role: say.texts.terms.role[found.role] };
}
