import { z } from "zod";
import { ratingSchema } from "../../oncall/rota/events.ts";
import { defineButton, defineModal } from "../interaction.ts";

const number = z.number().int().positive();
const nothing = z.object({});
/** A cover of a team's rota. */
const about = z.object({ team: z.string(), cover: number });
const handOver = z.object({ team: z.string(), handOver: number });

/** Opens the form that asks for cover. */
export const openCover = defineButton("oncall.openCover", nothing);
export const coverForm = defineModal("oncall.coverForm", nothing);
/** Opens the form that asks for a swap. */
export const openSwap = defineButton("oncall.openSwap", nothing);
export const swapForm = defineModal("oncall.swapForm", nothing);
/** "I'll take it": of whoever was asked, or of the first of the team. */
export const takeCover = defineButton("oncall.takeCover", about);
export const declineCover = defineButton("oncall.declineCover", about);
/** Takes back what was asked, or ends what was agreed. */
export const callOffCover = defineButton("oncall.callOffCover", about);
/** "I have it": the incoming person confirms the hand-over. */
export const confirmShift = defineButton("oncall.confirmShift", handOver);
/** Opens the form for what should be known about the shift. */
export const openNote = defineButton("oncall.openNote", handOver);
export const noteForm = defineModal("oncall.noteForm", handOver);
/** How the shift was, of whoever leaves it. */
export const rateShift = defineButton("oncall.rateShift", handOver.extend({ answered: ratingSchema }));
