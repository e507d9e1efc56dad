import { z } from "zod";
import { defineButton, defineModal } from "../interaction.ts";

const about = z.object({ incident: z.number().int().positive() });

/** "I'm on it", wherever it stands: on a page, under a cry for help, in the room. */
export const answerPage = defineButton("paging.answer", about);
/** "I can't take it": the next level is called at once. */
export const declinePage = defineButton("paging.decline", about);
/** "Was this worth waking you?" */
export const ratePage = defineButton(
  "paging.rate",
  about.extend({ rating: z.enum(["yes", "wentAway", "tooLow", "duplicate", "obsolete"]) }),
);
/** Opens the form that asks whom to call. */
export const openPageForm = defineButton("paging.open", about);
export const pageForm = defineModal("paging.form", about);
