import { z } from "zod";
import { defineButton, defineModal } from "../interaction.ts";

const about = z.object({ incident: z.number().int().positive() });

/** "No change": says inside the company, with one press, that there is nothing new. */
export const nothingNew = defineButton("reminders.nothingNew", about);
/** "In 15 min". */
export const putReminderOff = defineButton("reminders.putOff", about);
/** Opens the form that asks why no update is wanted any more. */
export const openStopReminders = defineButton("reminders.openStop", about);
export const stopRemindersForm = defineModal("reminders.stopForm", about);
