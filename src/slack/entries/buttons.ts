import { z } from "zod";
import { defineButton } from "../interaction.ts";

const about = z.object({ incident: z.number().int().positive() });

export const markMitigated = defineButton("entries.mitigated", about);
export const markIdentified = defineButton("entries.identified", about);
