import { z } from "zod";
import { TITLE_LENGTH } from "../../incident/decisions/declare.ts";
import type { Parts } from "../../parts.ts";
import { actOf, answer, type Act, type Listener, type Reply } from "../listening.ts";
import { shorten } from "../mrkdwn.ts";
import { tellPrivately } from "../private-word.ts";
import { plainWords } from "../verbs/plain-words.ts";
import { openDeclareForm } from "./declaring.ts";

const pressedSchema = z.object({
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  trigger_id: z.string(),
});
const messageSchema = pressedSchema.extend({
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), text: z.string().nullish() }),
});

/** "Declare an incident" from anywhere in Slack. */
export const declareFromAnywhere: Listener = {
  answers: "shortcut:declare_incident",
  attach(app, parts) {
    app.shortcut({ callback_id: "declare_incident", type: "shortcut" }, async ({ ack, body }) => {
      const act = await actFrom(parts, pressedSchema.parse(body), null);
      await answer(act, conversation(act, ack), () => openDeclareForm(act));
    });
  },
};

/** "Declare from this message": the form begins with its first line, and the incident knows where it came from. */
export const declareFromMessage: Listener = {
  answers: "shortcut:declare_from_message",
  attach(app, parts) {
    app.shortcut({ callback_id: "declare_from_message", type: "message_action" }, async ({ ack, body }) => {
      const { channel, message, ...pressed } = messageSchema.parse(body);
      const act = await actFrom(parts, pressed, channel.id);
      const title = firstLine(plainWords(message.text ?? "", parts.people.nameOf));
      const origin = { channel: channel.id, ts: message.ts };
      await answer(act, conversation(act, ack), () => openDeclareForm(act, { origin, title }));
    });
  },
};

function actFrom(parts: Parts, pressed: z.infer<typeof pressedSchema>, channel: string | null): Promise<Act> {
  return actOf(parts, {
    person: pressed.user.id,
    team: pressed.user.team_id ?? null,
    channel,
    cause: `shortcut:${pressed.trigger_id}`,
    triggerId: pressed.trigger_id,
  });
}

/** A shortcut has no place to answer in but the person's own conversation with us. */
function conversation({ parts, person }: Act, ack: () => Promise<void>) {
  const tell = (reply: Reply): Promise<void> => tellPrivately({ parts, person, respond: null }, reply);
  const acknowledge = async (reply: Reply | null): Promise<void> => {
    await ack();
    if (reply) await tell(reply);
  };
  return { ack: acknowledge, later: tell };
}

function firstLine(text: string): string | null {
  const line = text.split("\n").find((each) => each.trim() !== "");
  return line === undefined ? null : shorten(line.trim(), TITLE_LENGTH);
}
