import { z } from "zod";

export const roleSchema = z.enum(["ic", "comms", "scribe", "tech", "ops", "sme"]);
/** A part somebody plays in one incident; `sme` may be held by several people, the others by one. */
export type Role = z.infer<typeof roleSchema>;
export const roles: readonly Role[] = roleSchema.options;
