import { z } from "zod";
import { defineButton, defineModal } from "../interaction.ts";

const about = z.object({ incident: z.number().int().positive() });

/** Opens the form in which recovery is declared; where nothing needs asking, declares it at once. */
export const openResolve = defineButton("close.resolve", about);
/** Closes what has been declared normal. */
export const closeIncident = defineButton("close.close", about);
/** Asks once more after another while. */
export const watchLonger = defineButton("close.watchLonger", about);
/** Opens the form that asks why it is open again. */
export const reopen = defineButton("close.reopen", about);
/** "It's back": reopens with one press, for nobody should type while it burns again. */
export const itsBack = defineButton("close.itsBack", about);
/** Opens the form that asks why it was none. */
export const cancel = defineButton("close.cancel", about);
/** Answers privately with the draft, its state and where it is. */
export const showPostmortem = defineButton("close.postmortem", about);

/** `afterwards` is what the form offers first; nothing else differs between resolving and closing. */
export const resolveForm = defineModal(
  "close.resolveForm",
  z.object({ incident: z.number().int().positive(), afterwards: z.enum(["watch", "close"]) }),
);
export const reopenForm = defineModal("close.reopenForm", about);
export const cancelForm = defineModal("close.cancelForm", about);
