import { z } from "zod";

export const actorSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), id: z.string().min(1) }),
  z.object({ kind: z.literal("watchfire") }),
]);
/** Who did it: a person, or Watchfire itself when a deadline passed or an effect reported back. */
export type Actor = z.infer<typeof actorSchema>;

/** The person who did it; null where it was Watchfire itself. */
export function personOf(by: Actor): string | null {
  return by.kind === "person" ? by.id : null;
}
