import { z } from "zod";
import { defineButton } from "../interaction.ts";

/** Takes a message off the timeline again; it stays on record. */
export const takeOffTimeline = defineButton("record.takeOff", z.object({ channel: z.string(), ts: z.string() }));

const about = { incident: z.number().int().positive() };

export const showTimeline = defineButton("record.timeline", z.object({ ...about, all: z.boolean() }));
/** Sends the whole record to read, as a file in direct messages. */
export const sendTimeline = defineButton("record.send", z.object(about));
