import { z } from "zod";
import { defineButton } from "../interaction.ts";

/** Both carry the line that was typed: it is stored nowhere, for nothing has happened yet. */
const typed = z.object({ line: z.string() });

/** Carries out a line as the verb it begins with. */
export const runLine = defineButton("verbs.run", typed);
/** Declares a line as a title. */
export const declareTitle = defineButton("verbs.declare", typed);
