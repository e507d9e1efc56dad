import { z } from "zod";

const person = z.string();

/**
 * What the world must now see or hear. Effects carry ids and references only: what is shown is drawn from the
 * incident at the moment it is performed, so that nothing stale goes out.
 */
export const effectSchema = z.discriminatedUnion("kind", [
  /** Create the war room, or adopt ours if an earlier attempt made it. */
  z.object({ kind: z.literal("openRoom") }),
  /** Post the card where the incident was declared: no room is wanted, or none could be made. */
  z.object({ kind: z.literal("openThread") }),
  z.object({ kind: z.literal("invite"), people: z.array(person) }),
  /** Redraw one living message (or the topic, or the bookmarks) whole. */
  z.object({ kind: z.literal("redraw"), surface: z.string() }),
  z.object({ kind: z.literal("pinCard") }),
  /** One line in the room about the event that caused it. */
  z.object({ kind: z.literal("say") }),
  /** The same privately, to one person. */
  z.object({ kind: z.literal("tell"), person }),
  z.object({
    kind: z.literal("page"),
    step: z.number().int(),
    person,
    means: z.string(),
    /** 1 for the call itself, more where this person is rung again within the step. */
    ring: z.number().int().default(1),
  }),
  z.object({ kind: z.literal("standDown"), step: z.number().int(), person, means: z.string() }),
  /** Whoever answered or declined elsewhere has a means that still rings: it is silenced, without a word. */
  z.object({
    kind: z.literal("hush"),
    step: z.number().int(),
    person,
    means: z.string(),
    why: z.enum(["answered", "declined"]).default("answered"),
  }),
  /** Post in the team's own channel what wakes nobody. */
  z.object({ kind: z.literal("tellTeam") }),
  z.object({ kind: z.literal("confirmSilence"), stage: z.number().int(), since: z.number().int() }),
  /** Ask for an update: the previous request goes, a new one comes. */
  z.object({ kind: z.literal("remind"), dueAt: z.number().int() }),
  z.object({ kind: z.literal("clearReminder") }),
  z.object({ kind: z.literal("publish"), update: z.number().int() }),
  z.object({ kind: z.literal("draftPostmortem") }),
]);
export type Effect = z.infer<typeof effectSchema>;
export type EffectKind = Effect["kind"];
export const effectKinds: readonly EffectKind[] = effectSchema.options.map((option) => option.shape.kind.value);
export type EffectOf<Kind extends EffectKind> = Extract<Effect, { kind: Kind }>;

/**
 * The queue an effect waits in, within its incident: order is kept inside a lane, and lanes never wait for
 * each other.
 */
export function laneOf(effect: Effect): string {
  switch (effect.kind) {
    case "openRoom":
    case "say":
      return "room";
    // Where Slack refuses a room, what was to be said in it waits for the thread: the thread can't wait behind that.
    case "openThread":
      return "thread";
    case "invite":
      return "invite";
    case "redraw":
      return effect.surface;
    case "pinCard":
      return "pin";
    case "tell":
      return `tell/${effect.person}`;
    case "page":
    case "standDown":
    case "hush":
      return `page/${effect.person}/${effect.means}`;
    case "remind":
    case "clearReminder":
      return "reminder";
    case "confirmSilence":
    case "tellTeam":
    case "publish":
    case "draftPostmortem":
      return effect.kind;
  }
}

/** Surfaces that exist once for an incident; the others are named after what they show. */
export const surfaces = {
  card: "card",
  topic: "topic",
  bookmarks: "bookmarks",
  announcement: "announcement",
  reminder: "reminder",
  /** The same where the room takes no post: to whom it is put, alone. */
  privateReminder: "reminder/private",
  watch: "watch",
  nudge: (since: number) => `nudge/${since}`,
  update: (number: number) => `update/${number}`,
  handoff: (number: number) => `handoff/${number}`,
  /** Asks somebody who was woken whether it was worth it. */
  worth: (person: string) => `worth/${person}`,
  page: (step: number, person: string) => `call/${step}/${person}`,
} as const;
