import { z } from "zod";
import { defineButton } from "../interaction.ts";

/** Sends the draft as a file, privately. */
export const sendPostmortem = defineButton("postmortem.send", z.object({ incident: z.number().int().positive() }));
