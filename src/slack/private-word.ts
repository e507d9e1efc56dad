import type { RespondFn } from "@slack/bolt";
import type { Parts } from "../parts.ts";
import type { Reply } from "./listening.ts";

/** To whom, and the way back to where they acted; null where they acted nowhere, in a form or on the home page. */
export interface Addressee {
  parts: Parts;
  person: string;
  respond: RespondFn | null;
}

/**
 * Tells somebody what nobody else is to see: where they acted, or in a direct message where Slack takes no word there,
 * as after thirty minutes. Never throws: what they did is done, and whoever can't be told is told of in the log.
 */
export async function tellPrivately({ parts, person, respond }: Addressee, reply: Reply): Promise<void> {
  try {
    if (respond !== null && (await saidThere(parts, respond, reply))) return;
    await parts.slack.interactive.chat.postMessage({ channel: person, ...reply });
  } catch (error) {
    parts.logger.warn({ person, error: String(error) }, "somebody can't be told what came of what they did");
  }
}

async function saidThere({ logger }: Parts, respond: RespondFn, reply: Reply): Promise<boolean> {
  try {
    await respond({ response_type: "ephemeral", replace_original: false, ...reply });
    return true;
  } catch (error) {
    logger.info({ error: String(error) }, "Slack takes no word at the response URL; it goes by direct message");
    return false;
  }
}
