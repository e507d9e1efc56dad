import { z } from "zod";
import { roleSchema } from "../../incident/roles.ts";
import { defineButton, defineModal } from "../interaction.ts";

const number = z.number().int().positive();
const about = z.object({ incident: number });
const part = z.object({ incident: number, role: roleSchema });
const handoff = z.object({ incident: number, handoff: number });

/** Whoever presses it takes the role. */
export const takeRole = defineButton("roles.take", part);
/** "Not me": gives back a role that somebody else assigned. */
export const giveRoleBack = defineButton("roles.giveBack", part);
/** Opens the form with everybody's role. */
export const openRoles = defineButton("roles.open", about);
/** Carries who held what when it was opened: only what the sender changed is changed. */
export const rolesForm = defineModal("roles.form", about.extend({ shown: z.record(z.string(), z.array(z.string())) }));
/** Opens the form that asks to whom. */
export const openHandoff = defineButton("roles.openHandoff", part);
export const handoffForm = defineModal("roles.handoffForm", about);
/** Opens the read-back; the hand-over counts when that is sent. */
export const confirmHandoff = defineButton("roles.confirmHandoff", handoff);
export const readBackForm = defineModal("roles.readBackForm", handoff);
export const declineHandoff = defineButton("roles.declineHandoff", handoff);
/** Pages whoever should have confirmed. */
export const callReceiver = defineButton("roles.callReceiver", handoff);
