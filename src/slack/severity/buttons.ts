import { z } from "zod";
import { severitySchema } from "../../incident/severity.ts";
import { defineButton, defineModal } from "../interaction.ts";

const number = z.number().int().positive();
const about = z.object({ incident: number });

/** Chooses it while nobody has; afterwards it opens the form, for a change needs its reason. */
export const chooseSeverity = defineButton("severity.choose", z.object({ incident: number, severity: severitySchema }));
export const openSeverity = defineButton("severity.open", about);
export const severityForm = defineModal("severity.form", about);
/** Opens the questions of which the first yes decides. */
export const helpMeChoose = defineButton("severity.help", about);
export const questionsForm = defineModal("severity.questions", about);
