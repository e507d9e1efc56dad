import { z } from "zod";
import { contactKinds } from "./address.ts";
import { meansKinds } from "../../oncall/ladder.ts";

const kind = z.enum(contactKinds);
const count = z.number().int().positive();
/** As a notifier is called. */
const means = z.string().min(1);

/** Milliseconds, null for never; a kind that is left out follows the severity's ladder. */
export const rulesSchema = z.partialRecord(z.enum(meansKinds), z.number().int().nonnegative().nullable());
const localeSchema = z.enum(["en", "ko"]);
const reasonSchema = z.enum(["asked", "weekly"]);
export type RehearsalReason = z.infer<typeof reasonSchema>;

const known = z.discriminatedUnion("type", [
  /** The only event that holds an address; its content is erased as soon as the address is used no more. */
  z.object({ type: z.literal("addressEntered"), kind, address: z.string() }),
  /** `pending`: only what wasn't verified yet. */
  z.object({ type: z.literal("addressRemoved"), kind, pending: z.boolean() }),
  z.object({ type: z.literal("verificationAsked"), number: count, kind, means }),
  z.object({ type: z.literal("verificationFailed"), number: count }),
  z.object({ type: z.literal("codeUndelivered"), number: count, error: z.string() }),
  z.object({ type: z.literal("addressVerified"), number: count, kind, means }),
  z.object({ type: z.literal("preferencesSet"), rules: rulesSchema, locale: localeSchema.nullable() }),
  z.object({ type: z.literal("rehearsalBegun"), number: count, why: reasonSchema, means: z.array(means) }),
  z.object({
    type: z.literal("rehearsalSent"),
    number: count,
    means,
    /** Where it stands as a message that is kept true, when it is one. */
    placed: z.object({ channel: z.string(), ts: z.string() }).nullable(),
  }),
  z.object({ type: z.literal("rehearsalFailed"), number: count, means, error: z.string() }),
  z.object({ type: z.literal("rehearsalConfirmed"), number: count, means }),
  /** `missing`: the means by which nothing was confirmed. */
  z.object({ type: z.literal("rehearsalEnded"), number: count, missing: z.array(means) }),
]);

/** What is left of an event whose content was erased. */
const erased = z.strictObject({}).transform(() => ({ type: "erased" as const }));

export const reachEventSchema = z.union([known, erased]);
export type ReachEvent = z.infer<typeof reachEventSchema>;
