import { z } from "zod";

const instant = z.number().int();
const person = z.string().min(1);
const number = z.number().int().positive();

/** A part of a layer's time that one person holds. */
const slotSchema = z.object({ layer: z.string(), from: instant, until: instant });
export type Slot = z.infer<typeof slotSchema>;

const noteKindSchema = z.enum(["watch", "planned"]);
/** What to keep an eye on, and what is going to be changed. */
export type NoteKind = z.infer<typeof noteKindSchema>;

/** How the shift was, and whether its pages were worth waking for. */
export const ratingSchema = z.discriminatedUnion("question", [
  z.object({ question: z.literal("load"), answer: z.enum(["bearable", "hard", "tooMuch"]) }),
  z.object({ question: z.literal("worth"), answer: z.enum(["all", "most", "few"]) }),
]);
export type Rating = z.infer<typeof ratingSchema>;

/** Everything that can happen to a team's rota. A new field of an event that exists is nullable. */
export const rotaEventSchema = z.discriminatedUnion("type", [
  /** The schedule of the configuration as it is from now on. */
  z.object({ type: z.literal("scheduleNoted"), version: z.string() }),
  z.object({
    type: z.literal("coverAsked"),
    cover: number,
    /** Whose shifts they are. */
    whose: person,
    /** Who is asked; null: whoever of the team takes it first. */
    to: person.nullable(),
    slots: z.array(slotSchema),
    /** What whoever is asked gives in return; empty where it is no swap. */
    inReturn: z.array(slotSchema),
    /** Who is asked privately. Nobody: the team's channel is. */
    asked: z.array(person),
    lapsesAt: instant,
  }),
  z.object({
    type: z.literal("coverAccepted"),
    cover: number,
    taker: person,
    overrides: z.array(slotSchema.extend({ number, person })),
  }),
  z.object({ type: z.literal("coverDeclined"), cover: number }),
  z.object({ type: z.literal("coverLapsed"), cover: number }),
  /** Nobody had accepted it yet. */
  z.object({ type: z.literal("coverWithdrawn"), cover: number }),
  /** It was agreed, and from now on doesn't hold any more. */
  z.object({ type: z.literal("coverEnded"), cover: number }),
  z.object({
    type: z.literal("handOverDue"),
    handOver: number,
    at: instant,
    /** Since when whoever leaves has had it. */
    since: instant,
    from: person,
    to: person,
  }),
  z.object({ type: z.literal("handOverNoted"), handOver: number, kind: noteKindSchema, text: z.string() }),
  z.object({ type: z.literal("handOverConfirmed"), handOver: number }),
  z.object({ type: z.literal("handOverOverdue"), handOver: number }),
  z.object({ type: z.literal("shiftRated"), handOver: number, rating: ratingSchema }),
  z.object({ type: z.literal("surfacePlaced"), surface: z.string(), channel: z.string(), ts: z.string() }),
]);

export type RotaEvent = z.infer<typeof rotaEventSchema>;
