import type { App } from "@slack/bolt";
import type { KnownBlock, ModalView } from "@slack/types";
import { SECOND } from "../clock.ts";
import type { By } from "../incident/commands.ts";
import type { Parts } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import { textsIn, type Locale, type Texts } from "../texts/texts.ts";
import { requireMember } from "../incident/authority.ts";
import { refusedIn, whatToGrant } from "./grants/what-to-grant.ts";
import { wordRefusal } from "./word-refusal.ts";

/** What the person who acted sees, privately. */
export interface Reply {
  text: string;
  blocks?: KnownBlock[];
}

/** Somebody did something in Slack: who, in which language they read, and what can be done about it. */
export interface Act {
  parts: Parts;
  person: string;
  by: By;
  locale: Locale;
  texts: Texts;
  /** The channel it happened in; null in forms opened from nowhere. */
  channel: string | null;
  /** Names this act once and for all, so that its doing twice changes nothing. */
  cause: string;
  /** Opens a form. Its trigger lives three seconds: call it before anything that waits. */
  open(view: ModalView): Promise<void>;
  /** The same on top of the form it was asked for in. */
  push(view: ModalView): Promise<void>;
}

/** A listener of a feature; `attach` connects it to Bolt. `answers` is the interaction it serves. */
export interface Listener {
  readonly answers: string;
  attach(app: App, parts: Parts): void;
}

/** Slack waits three seconds; before that the person is told that we're still at it. */
const PATIENCE = 2.5 * SECOND;

export interface Conversation {
  /** The one acknowledgement, with what came of it. */
  ack(reply: Reply | null, errors?: Record<string, string>): Promise<void>;
  /** Another private word, after the acknowledgement. */
  later(reply: Reply): Promise<void>;
}

/**
 * Runs what an act asks for and answers once it is committed; a refusal is worded and answered like any result.
 * What takes too long is acknowledged as "still working" and its result follows.
 */
export async function answer(
  act: Act,
  { ack, later }: Conversation,
  run: () => Promise<Reply | void>,
  refused: (refusal: Refusal, text: string) => { reply: Reply } | { errors: Record<string, string> } = (_, text) => ({
    reply: { text },
  }),
): Promise<void> {
  let tooLate = false;
  const callOff = act.parts.clock.after(PATIENCE, () => {
    tooLate = true;
    void ack({ text: act.texts.common.stillWorking }).catch((error: unknown) => complain(act, error));
  });
  try {
    requireMember(act.by);
    const reply = (await run()) ?? null;
    callOff();
    if (!tooLate) await ack(reply);
    else if (reply) await later(reply);
  } catch (error) {
    callOff();
    if (!(error instanceof Refusal)) {
      const lacking = refusedIn(error);
      const apology = {
        text: lacking === null ? act.texts.common.ourFault : whatToGrant(lacking, "other", act.texts),
      };
      await (tooLate ? later(apology) : ack(apology));
      throw error;
    }
    const answered = refused(error, wordRefusal(error, act.texts));
    if (!tooLate && "errors" in answered) await ack(null, answered.errors);
    else await (tooLate ? later : ack)("reply" in answered ? answered.reply : { text: wordRefusal(error, act.texts) });
  }
}

/** Everything an act is made of, from what Slack's payload says. */
export async function actOf(
  parts: Parts,
  from: { person: string; team?: string | null; channel: string | null; cause: string; triggerId: string | null },
): Promise<Act> {
  const [by, locale] = await Promise.all([
    parts.people.by(from.person, from.team),
    parts.people.localeFor(from.person),
  ]);
  return {
    parts,
    person: from.person,
    by,
    locale,
    texts: textsIn(locale),
    channel: from.channel,
    cause: from.cause,
    async open(view) {
      await parts.slack.interactive.views.open({ trigger_id: triggerIn(from), view });
    },
    async push(view) {
      await parts.slack.interactive.views.push({ trigger_id: triggerIn(from), view });
    },
  };
}

function triggerIn({ triggerId }: { triggerId: string | null }): string {
  if (triggerId === null) throw new Error("There is no trigger to open a form with.");
  return triggerId;
}

function complain(act: Act, error: unknown): void {
  act.parts.logger.warn({ error: String(error), cause: act.cause }, "an acknowledgement could not be sent");
}
