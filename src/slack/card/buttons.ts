import { z } from "zod";
import { defineButton } from "../interaction.ts";

/** Shows privately what is possible now beside the card's own buttons. */
export const more = defineButton("card.more", z.object({ incident: z.number().int().positive() }));
