import { z } from "zod";
import { contactKinds } from "../../people/reach/address.ts";
import { defineButton, defineModal } from "../interaction.ts";

const nothing = z.object({});
const rehearsal = z.object({ number: z.number().int().positive() });

/** Opens one's own settings, whoever's message it stands under. */
export const openMe = defineButton("me.open", nothing);
export const meForm = defineModal("me.form", nothing);
/** Sends a code to the address that waits for one. */
export const verifyAddress = defineButton("me.verify", z.object({ kind: z.enum(contactKinds), means: z.string() }));
export const codeForm = defineModal("me.code", z.object({ number: z.number().int().positive() }));
export const beginRehearsal = defineButton("me.rehearse", nothing);
export const sendContactCard = defineButton("me.card", nothing);
/** "Slack reaches me", under a test page. */
export const confirmRehearsal = defineButton("me.confirm", rehearsal);
