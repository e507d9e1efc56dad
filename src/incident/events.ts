import { z } from "zod";
import type { Actor } from "./actor.ts";
import { roleSchema } from "./roles.ts";
import { severitySchema } from "./severity.ts";

const instant = z.number().int();
const person = z.string().min(1);
const place = { channel: z.string(), ts: z.string() };

export const kindSchema = z.enum(["infrastructure", "application", "data", "dependency", "security"]);
export type IncidentKind = z.infer<typeof kindSchema>;
const entryKindSchema = z.enum(["note", "decision", "finding", "action"]);
export type EntryKind = z.infer<typeof entryKindSchema>;
/** Primary, Secondary, the manager, or a layer of a team's own. */
const layerSchema = z.string().min(1);
const roomStyleSchema = z.enum(["full", "light", "thread"]);
export type RoomStyle = z.infer<typeof roomStyleSchema>;
/** Why somebody is called: by their place in the rota, because a person asked for them, or because the room went quiet. */
const callReasonSchema = z.enum(["rota", "asked", "silence"]);
const roomLossSchema = z.enum(["archived", "removed", "deleted"]);
/** How a room was lost: archived or deleted for everybody, or we were removed from it. */
export type RoomLoss = z.infer<typeof roomLossSchema>;
const meansOfAnswerSchema = z.enum(["button", "command", "link", "words", "act", "declared"]);
const tickSchema = z.enum(["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"]);
/** One of the five conditions for closing. */
export type Tick = z.infer<typeof tickSchema>;
export const ticks: readonly Tick[] = tickSchema.options;

const calledSchema = z.object({
  type: z.literal("personCalled"),
  step: z.number().int(),
  round: z.number().int(),
  level: z.number().int(),
  layer: layerSchema.nullable(),
  person,
  team: z.string().nullable(),
  schedule: z.string().nullable(),
  reason: callReasonSchema,
  words: z.string().nullable(),
  /** By which means at once, and by which after so many milliseconds. Fixed when the call is made. */
  means: z.array(z.string()).default([]),
  later: z.array(z.object({ after: z.number().int(), means: z.array(z.string()) })).default([]),
  /** The other incident that they have in their hands. */
  busyWith: z.number().int().nullable().default(null),
});

const pageRatingSchema = z.enum(["yes", "wentAway", "tooLow", "duplicate", "obsolete"]);
/** Whether a page was worth waking somebody for, as they say afterwards. */
const receiptSchema = z.enum(["delivered", "pickedUp", "notPickedUp"]);
export type Receipt = z.infer<typeof receiptSchema>;
export type PageRating = z.infer<typeof pageRatingSchema>;

const targetSchema = z.enum(["answer", "firstAction", "mitigate"]);

const lifecycle = [
  z.object({
    type: z.literal("incidentDeclared"),
    number: z.number().int().positive(),
    title: z.string(),
    severity: severitySchema,
    confirmed: z.boolean(),
    kind: kindSchema.nullable(),
    service: z.string().nullable(),
    team: z.string().nullable(),
    summary: z.string().nullable(),
    private: z.boolean(),
    drill: z.boolean(),
    room: roomStyleSchema,
    origin: z.object({ channel: z.string().nullable(), ts: z.string().nullable() }),
  }),
  z.object({ type: z.literal("roomOpened"), channel: z.string(), name: z.string() }),
  z.object({ type: z.literal("roomRefused"), error: z.string() }),
  /** What is said from here on may be missing from the record. `person` did it, where Slack says who. */
  z.object({ type: z.literal("roomLost"), why: roomLossSchema, person: person.nullable() }),
  z.object({ type: z.literal("roomRegained"), since: instant, person: person.nullable() }),
  z.object({ type: z.literal("threadOpened"), ...place }),
  /** `drawnAt` is the number of the last event the message showed when it was first posted. */
  z.object({ type: z.literal("surfacePlaced"), surface: z.string(), ...place, drawnAt: z.number().int() }),
  z.object({ type: z.literal("causeIdentified"), words: z.string().nullable() }),
  z.object({ type: z.literal("mitigated"), words: z.string().nullable() }),
  z.object({
    type: z.literal("resolved"),
    impactFrom: instant,
    impactTo: instant,
    whatHelped: z.string().nullable(),
    ticks: z.array(tickSchema),
    watchUntil: instant.nullable(),
    postmortemOwner: person.nullable(),
  }),
  z.object({ type: z.literal("watchEnded") }),
  z.object({ type: z.literal("watchExtended"), until: instant }),
  z.object({
    type: z.literal("closed"),
    ticks: z.array(tickSchema),
    owner: person.nullable(),
    reviewAt: instant.nullable(),
  }),
  z.object({ type: z.literal("reopened"), reason: z.string() }),
  z.object({ type: z.literal("cancelled"), reason: z.string() }),
] as const;

const shape = [
  z.object({
    type: z.literal("severityChanged"),
    from: severitySchema,
    to: severitySchema,
    reason: z.string().nullable(),
  }),
  z.object({ type: z.literal("severityAsked"), person: person.nullable() }),
  z.object({ type: z.literal("serviceChanged"), service: z.string().nullable(), team: z.string().nullable() }),
  z.object({ type: z.literal("roleAssigned"), role: roleSchema, person }),
  z.object({ type: z.literal("roleLeft"), role: roleSchema, person }),
  z.object({ type: z.literal("commandMissing") }),
  z.object({ type: z.literal("oneHeadTwoHats"), person }),
  z.object({
    type: z.literal("handoffRequested"),
    handoff: z.number().int(),
    role: roleSchema,
    from: person.nullable(),
    to: person,
  }),
  z.object({ type: z.literal("handoffConfirmed"), handoff: z.number().int(), readBack: z.string().nullable() }),
  z.object({ type: z.literal("handoffDeclined"), handoff: z.number().int() }),
  z.object({ type: z.literal("handoffOverdue"), handoff: z.number().int() }),
  z.object({ type: z.literal("entryWritten"), kind: entryKindSchema, text: z.string(), happenedAt: instant }),
  z.object({ type: z.literal("etaGiven"), eta: instant }),
  z.object({ type: z.literal("impactGiven"), text: z.string() }),
  z.object({
    type: z.literal("followUpAdded"),
    followUp: z.number().int(),
    text: z.string(),
    owner: person.nullable(),
    due: z.string().nullable(),
  }),
] as const;

const paging = [
  calledSchema,
  z.object({ type: z.literal("levelEmpty"), layer: layerSchema, team: z.string() }),
  z.object({ type: z.literal("noTeamFound") }),
  z.object({
    type: z.literal("callReported"),
    step: z.number().int(),
    person,
    means: z.string(),
    /** delayed: it fails and is tried on, while something else is used. */
    outcome: z.enum(["sent", "failed", "delayed"]),
    error: z.string().nullable(),
    /** What is used in its place, at once. */
    instead: z.array(z.string()).default([]),
  }),
  /** What a carrier says became of a message or a call. It answers nothing. */
  z.object({
    type: z.literal("receiptCame"),
    step: z.number().int(),
    person,
    means: z.string(),
    receipt: receiptSchema,
  }),
  /** The next means of a call that rings. `rungs`: how many of those laid down for later are used up by it. */
  z.object({
    type: z.literal("callRepeated"),
    step: z.number().int(),
    person,
    ring: z.number().int(),
    means: z.array(z.string()),
    rungs: z.number().int(),
  }),
  /** Nobody is called before this instant: every step waits for other hours. */
  z.object({ type: z.literal("callingPutOff"), until: instant }),
  z.object({ type: z.literal("teamTold") }),
  z.object({ type: z.literal("pageRated"), person, rating: pageRatingSchema }),
  z.object({ type: z.literal("targetNeared"), target: targetSchema, dueAt: instant }),
  z.object({
    type: z.literal("targetMissed"),
    target: targetSchema,
    dueAt: instant,
    /** The team's manager, who is told as well. */
    lead: person.nullable().default(null),
  }),
  z.object({ type: z.literal("pageAnswered"), person, means: meansOfAnswerSchema }),
  z.object({ type: z.literal("pageDeclined"), person }),
  z.object({
    type: z.literal("nobodyAnswered"),
    round: z.number().int(),
    people: z.number().int(),
    calls: z.number().int(),
    /** It doesn't begin again. */
    last: z.boolean().default(false),
  }),
  z.object({
    type: z.literal("pagingStopped"),
    why: z.enum(["answered", "mitigated", "resolved", "cancelled", "lowered", "moved"]),
  }),
  z.object({
    type: z.literal("peopleStoodDown"),
    people: z.array(person),
    why: z.enum(["answered", "resolved", "cancelled", "lowered", "moved"]),
    by: person.nullable(),
  }),
  z.object({
    type: z.literal("roomWentQuiet"),
    stage: z.number().int().min(0).max(3),
    since: instant,
    person: person.nullable(),
  }),
  z.object({
    type: z.literal("silenceConfirmed"),
    stage: z.number().int(),
    since: instant,
    slackReachable: z.boolean(),
  }),
  z.object({ type: z.literal("silenceBroken"), until: instant, how: z.enum(["stillOnIt", "onACall", "callOver"]) }),
] as const;

const updates = [
  z.object({ type: z.literal("updateDrafted"), update: z.number().int(), text: z.string() }),
  z.object({ type: z.literal("updateEdited"), update: z.number().int(), text: z.string() }),
  z.object({ type: z.literal("updateApproved"), update: z.number().int(), text: z.string(), nothingNew: z.boolean() }),
  z.object({ type: z.literal("updateSentBack"), update: z.number().int(), reason: z.string() }),
  z.object({ type: z.literal("approvalOverdue"), update: z.number().int() }),
  z.object({ type: z.literal("updateReminded"), dueAt: instant, overdue: z.boolean() }),
  z.object({ type: z.literal("reminderPutOff"), until: instant }),
  z.object({ type: z.literal("remindersStopped"), why: z.string() }),
  z.object({
    type: z.literal("postmortemDrafted"),
    document: z.string(),
    lines: z.number().int(),
    gaps: z.number().int(),
  }),
] as const;

/**
 * Everything that can happen to an incident. Events on disk are only ever added to: a new field is nullable
 * or has a default, a type is never renamed.
 */
export const incidentEventSchema = z.discriminatedUnion("type", [...lifecycle, ...shape, ...paging, ...updates]);
export type IncidentEvent = z.infer<typeof incidentEventSchema>;
export type EventType = IncidentEvent["type"];
export type EventOf<Type extends EventType> = Extract<IncidentEvent, { type: Type }>;

/** An event as it was written down. `at` is incident time. */
export interface Recorded<Event = IncidentEvent> {
  seq: number;
  at: number;
  by: Actor;
  event: Event;
}
