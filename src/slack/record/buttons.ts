import { z } from "zod";
import { defineButton } from "../interaction.ts";

/** Takes a message off the timeline again; it stays on record. */
export const takeOffTimeline = defineButton("record.takeOff", z.object({ channel: z.string(), ts: z.string() }));
