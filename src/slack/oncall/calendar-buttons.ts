import { z } from "zod";
import { defineButton } from "../interaction.ts";

/** Opens the form with the links. */
export const openCalendar = defineButton("oncall.openCalendar", z.object({}));
/** Makes a link anew, and the old one void: one's own, or a team's. */
export const renewCalendar = defineButton("oncall.renewCalendar", z.object({ calendarOf: z.string().nullable() }));
