import { hushed, stoodDown } from "./call-ends.ts";
import { surfaces, type Effect } from "./effects.ts";
import type { EventOf, EventType, IncidentEvent, Recorded } from "./events.ts";
import { leaderOf, type Incident } from "./incident.ts";
import { catchUp, requestForUpdate, setUp } from "./room-effects.ts";

export interface Consequences {
  effects: Effect[];
  /** Whose waiting calls must not leave any more. */
  withdraw: "nobody" | "everybody" | readonly string[];
}

/** What must now happen outside; the incident is the one after the event. */
export function react(incident: Incident, recorded: Recorded): Consequences {
  const { event } = recorded;
  const own = (reactions[event.type] as Reaction<EventType> | undefined)?.(event, incident, recorded) ?? {};
  return {
    effects: [...(own.effects ?? []), ...line(event, incident), ...redraws(event, incident)],
    withdraw: own.withdraw ?? "nobody",
  };
}

type Reaction<Type extends EventType> = (
  event: EventOf<Type>,
  incident: Incident,
  recorded: Recorded,
) => Partial<Consequences>;

const reactions: { [Type in EventType]?: Reaction<Type> } = {
  incidentDeclared: (event) => ({ effects: [{ kind: event.room === "thread" ? "openThread" : "openRoom" }] }),
  roomRefused: () => ({ effects: [{ kind: "openThread" }] }),
  roomOpened: (_event, incident) => ({ effects: setUp(incident) }),
  roomLost: (_event, incident) => ({ effects: [...tellLeader(incident), ...requestForUpdate(incident)] }),
  roomRegained: ({ since }, incident) => ({ effects: catchUp(incident, since) }),
  surfacePlaced: ({ surface, drawnAt }, incident) => ({
    effects: [
      ...(surface === surfaces.card && inRoom(incident) ? [{ kind: "pinCard" } as const] : []),
      // Something happened while the message was on its way: it shows yesterday's truth until it is drawn again.
      ...(drawnAt < incident.seq - 1 ? [redraw(surface)] : []),
    ],
  }),
  personCalled: ({ step, person, means }, incident) => ({
    effects: [
      ...means.map((each): Effect => ({ kind: "page", step, person, means: each, ring: 1 })),
      ...invitation(incident, [person]),
      // "No answer by 03:07: Ada is called as well" has come true for those called before.
      ...callsOf(incident, othersRinging(incident, step)),
    ],
  }),
  callRepeated: ({ step, person, means, ring }) => ({
    effects: means.map((each): Effect => ({ kind: "page", step, person, means: each, ring })),
  }),
  pageRated: ({ person }) => ({ effects: [redraw(surfaces.worth(person))] }),
  teamTold: () => ({ effects: [{ kind: "tellTeam" }] }),
  targetMissed: ({ lead }, incident) => ({
    effects: [...new Set([incident.roles.ic, lead])].flatMap((person): Effect[] =>
      person == null ? [] : [{ kind: "tell", person }],
    ),
  }),
  pageAnswered: ({ person, means }, incident, { at }) => ({
    effects: [
      ...hushed(incident, { person, why: "answered", at }),
      ...callsOf(incident, [person]),
      ...invitation(incident, [person]),
      // Whoever just spoke or acted may not have meant it as an answer.
      ...(means === "words" || means === "act" ? [{ kind: "tell", person } as const] : []),
    ],
    withdraw: "everybody",
  }),
  pageDeclined: ({ person }, incident, { at }) => ({
    effects: [...hushed(incident, { person, why: "declined", at }), ...callsOf(incident, [person])],
    withdraw: [person],
  }),
  pagingStopped: () => ({ withdraw: "everybody" }),
  peopleStoodDown: ({ people }, incident) => ({
    effects: people.flatMap((person) => [...callsOf(incident, [person]), ...stoodDown(incident, person)]),
    withdraw: people,
  }),
  roomWentQuiet: ({ stage, since }) =>
    stage === 0
      ? { effects: [redraw(surfaces.nudge(since))] }
      : { effects: [{ kind: "confirmSilence", stage, since }] },
  serviceChanged: (_event, incident) => ({ effects: inRoom(incident) ? [redraw(surfaces.bookmarks)] : [] }),
  silenceBroken: (_event, incident) => ({ effects: nudgesOf(incident).map(redraw) }),
  roleAssigned: ({ person }, incident) => ({
    effects: [{ kind: "tell", person }, ...invitation(incident, [person])],
  }),
  severityAsked: ({ person }) => (person === null ? {} : { effects: [{ kind: "tell", person }] }),
  handoffRequested: ({ handoff, to }, incident) => ({
    effects: [redraw(surfaces.handoff(handoff)), { kind: "tell", person: to }, ...invitation(incident, [to])],
  }),
  handoffConfirmed: ({ handoff }) => ({ effects: [redraw(surfaces.handoff(handoff))] }),
  handoffDeclined: ({ handoff }) => ({ effects: [redraw(surfaces.handoff(handoff))] }),
  handoffOverdue: ({ handoff }) => ({ effects: [redraw(surfaces.handoff(handoff))] }),
  updateDrafted: ({ update }) => ({ effects: [redraw(surfaces.update(update))] }),
  updateEdited: ({ update }) => ({ effects: [redraw(surfaces.update(update))] }),
  updateSentBack: ({ update }, incident) => ({
    effects: [redraw(surfaces.update(update)), ...author(incident, update)],
  }),
  updateApproved: ({ update, nothingNew }) => ({
    effects: [
      { kind: "publish", update },
      { kind: "clearReminder" },
      ...(nothingNew ? [] : [redraw(surfaces.update(update))]),
    ],
  }),
  approvalOverdue: ({ update }) => ({ effects: [redraw(surfaces.update(update))] }),
  updateReminded: ({ dueAt }) => ({ effects: [{ kind: "remind", dueAt }] }),
  reminderPutOff: () => ({ effects: [{ kind: "clearReminder" }] }),
  remindersStopped: () => ({ effects: [{ kind: "clearReminder" }] }),
  mitigated: () => ({ effects: [{ kind: "clearReminder" }] }),
  resolved: () => ({ effects: [{ kind: "clearReminder" }], withdraw: "everybody" }),
  watchEnded: () => ({ effects: [redraw(surfaces.watch)] }),
  watchExtended: () => ({ effects: [redraw(surfaces.watch)] }),
  closed: (_event, incident) => ({
    effects: [
      { kind: "clearReminder" },
      ...(incident.surfaces[surfaces.watch] ? [redraw(surfaces.watch)] : []),
      ...(incident.room === "thread" ? [] : [{ kind: "draftPostmortem" } as const]),
      ...woken(incident).map((person) => redraw(surfaces.worth(person))),
    ],
    withdraw: "everybody",
  }),
  cancelled: () => ({ effects: [{ kind: "clearReminder" }], withdraw: "everybody" }),
  reopened: (_event, incident) => ({
    effects: incident.surfaces[surfaces.watch] ? [redraw(surfaces.watch)] : [],
  }),
  postmortemDrafted: () => ({ effects: [redraw(surfaces.bookmarks)] }),
};

/** Events about which one line is said in the room, worded when it is said. */
const said: ReadonlySet<EventType> = new Set<EventType>([
  "roomOpened",
  "severityChanged",
  "commandMissing",
  "oneHeadTwoHats",
  "levelEmpty",
  "noTeamFound",
  "nobodyAnswered",
  "callReported",
  "pageAnswered",
  "pageDeclined",
  "silenceConfirmed",
  "entryWritten",
  "etaGiven",
  "impactGiven",
  "causeIdentified",
  "mitigated",
  "resolved",
  "closed",
  "reopened",
  "cancelled",
  "roleAssigned",
  "roleLeft",
  "serviceChanged",
  "followUpAdded",
  "remindersStopped",
  "watchExtended",
  "roomRefused",
  "targetMissed",
  "callingPutOff",
]);

function line(event: IncidentEvent, _incident: Incident): Effect[] {
  if (!said.has(event.type)) return [];
  // A call that left is on the card; one that could not is said aloud.
  if (event.type === "callReported" && event.outcome === "sent") return [];
  return [{ kind: "say" }];
}

/** What shows the incident as a whole is redrawn after everything that could change it. */
function redraws(event: IncidentEvent, incident: Incident): Effect[] {
  if (incident.place === null || event.type === "surfacePlaced" || event.type === "receiptCame") return [];
  const effects: Effect[] = [redraw(surfaces.card)];
  if (incident.room !== "thread" && !incident.private) effects.push(redraw(surfaces.announcement));
  if (inRoom(incident) && onTheTopic.has(event.type)) effects.push(redraw(surfaces.topic));
  return effects;
}

const onTheTopic: ReadonlySet<EventType> = new Set<EventType>([
  "severityChanged",
  "causeIdentified",
  "mitigated",
  "resolved",
  "closed",
  "reopened",
  "cancelled",
]);

function redraw(surface: string): Effect {
  return { kind: "redraw", surface };
}

function inRoom(incident: Incident): boolean {
  return incident.place !== null && incident.place.threadTs === null;
}

function invitation(incident: Incident, people: string[]): Effect[] {
  return inRoom(incident) ? [{ kind: "invite", people }] : [];
}

function tellLeader(incident: Incident): Effect[] {
  const person = leaderOf(incident);
  return person === null ? [] : [{ kind: "tell", person }];
}

function callsOf(incident: Incident, people: readonly string[]): Effect[] {
  return incident.paging.calls
    .filter((call) => people.includes(call.person))
    .map((call) => surfaces.page(call.step, call.person))
    .filter((surface) => incident.surfaces[surface] !== undefined)
    .map(redraw);
}

function othersRinging(incident: Incident, step: number): string[] {
  return incident.paging.calls
    .filter((call) => call.state === "ringing" && call.step < step)
    .map((call) => call.person);
}

/** Whoever was rung, but in a drill; asking once more after a reopening would be asking twice. */
function woken(incident: Incident): string[] {
  const people = incident.drill ? [] : incident.paging.calls.map((call) => call.person);
  return [...new Set(people)].filter((person) => incident.surfaces[surfaces.worth(person)] === undefined);
}

function nudgesOf(incident: Incident): string[] {
  return Object.keys(incident.surfaces)
    .filter((surface) => surface.startsWith("nudge/"))
    .slice(-1);
}

function author(incident: Incident, number: number): Effect[] {
  const { author: person } = incident.updates.find((each) => each.number === number)!;
  return person === null ? [] : [{ kind: "tell", person }];
}
