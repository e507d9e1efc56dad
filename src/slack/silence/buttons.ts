import { z } from "zod";
import { defineButton } from "../interaction.ts";

const about = z.object({ incident: z.number().int().positive() });

/** "Still on it": the watchdog waits three quiet stretches. */
export const stillOnIt = defineButton("silence.stillOnIt", about);
/** "We're on a call": the watchdog waits half an hour. */
export const onACall = defineButton("silence.onACall", about);
/** "Call over": it watches again. */
export const callOver = defineButton("silence.callOver", about);
/** "I need help": the next level is called at once. */
export const needHelp = defineButton("silence.needHelp", about);
