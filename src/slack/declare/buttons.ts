import { z } from "zod";
import { severitySchema } from "../../incident/severity.ts";
import { defineButton, defineModal, defineSelect } from "../interaction.ts";

const about = z.object({ incident: z.number().int().positive() });

/** `origin` is the message or channel it is declared from; the rest is what the form begins with. */
export const declareForm = defineModal(
  "declare.form",
  z.object({
    origin: z.object({ channel: z.string().nullable(), ts: z.string().nullable() }),
    title: z.string().nullable(),
    severity: severitySchema.nullable(),
  }),
);
export type DeclareStart = z.infer<typeof declareForm.payload>;

/** Puts the questions in the place of the severity, and back; what was typed stays. */
export const askQuestions = defineButton("declare.questions", z.null());
export const chooseMyself = defineButton("declare.chooseMyself", z.null());
/** An answer that speaks of leaks or intruders offers privacy. */
export const question = defineSelect("declare.question", z.null());

/** Which service it is, asked of the declarer when the words didn't say. */
export const whichService = defineSelect("declare.service", about);
/** Brings the declarer into the incident that is there already. */
export const joinIncident = defineButton("declare.join", about);
/** Declares although another looks the same. It carries the words, for they are stored nowhere yet. */
export const declareSeparately = defineButton("declare.separately", z.object({ line: z.string() }));
