import type { ButtonName } from "../../drills/scenario-schema.ts";
import { closeIncident } from "../../slack/close/buttons.ts";
import type { Interactive } from "../../slack/interaction.ts";
import { answerPage, declinePage } from "../../slack/paging/buttons.ts";
import { nothingNew } from "../../slack/reminders/buttons.ts";
import { takeRole } from "../../slack/roles/buttons.ts";
import { callOver, onACall, stillOnIt } from "../../slack/silence/buttons.ts";
import { approveUpdate, sendUpdateBack } from "../../slack/updates/buttons.ts";
import type { Actor, Place } from "../slack/actor.ts";
import { elementsOf } from "../slack/block-kit/validate.ts";
import type { Json } from "../slack/state.ts";

type Meaning = ButtonName | "answer" | "decline";

const meanings: Readonly<Record<Meaning, { button: Pick<Interactive<unknown>, "id">; role?: string }>> = {
  "take-command": { button: takeRole, role: "ic" },
  "approve-update": { button: approveUpdate },
  "send-update-back": { button: sendUpdateBack },
  "no-change": { button: nothingNew },
  "still-on-it": { button: stillOnIt },
  "on-a-call": { button: onACall },
  "call-over": { button: callOver },
  close: { button: closeIncident },
  answer: { button: answerPage },
  decline: { button: declinePage },
};

/** The newest button of that meaning that somebody sees in a channel; throws where there is none. */
export function buttonBefore(actor: Actor, channel: string, meaning: Meaning): { action: string; place: Place } {
  for (const { ts, blocks = [] } of actor.messages(channel, { all: true }).toReversed()) {
    const element = blocks.flatMap((block) => elementsOf(block)).find((each) => means(each, meaning));
    if (element !== undefined) return { action: String(element["action_id"]), place: { in: channel, ts } };
  }
  throw new Error(`There is no button to ${meaning}.`);
}

function means(element: Json, meaning: Meaning): boolean {
  const { button, role } = meanings[meaning];
  const [id] = String(element["action_id"]).split(/[^\w.]/u);
  return id === button.id && (role === undefined || String(element["value"]).includes(`"role":"${role}"`));
}
