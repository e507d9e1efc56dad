import { z } from "zod";
import { defineButton, defineModal } from "../interaction.ts";

const number = z.number().int().positive();
const about = z.object({ incident: number });
const draft = z.object({ incident: number, update: number });

/** Opens the form in which a status update is drafted, filled in from the record; a waiting draft is opened instead. */
export const openUpdateForm = defineButton("updates.open", about);
export const updateForm = defineModal("updates.form", about);
/** Carries the revision that was read: what was read is what goes out. */
export const approveUpdate = defineButton("updates.approve", draft.extend({ revision: number }));
export const editUpdate = defineButton("updates.edit", draft);
export const editForm = defineModal("updates.editForm", draft);
export const sendUpdateBack = defineButton("updates.sendBack", draft);
export const sendBackForm = defineModal("updates.sendBackForm", draft);
