import { z } from "zod";
import { SHORTCUT } from "../../record/marks.ts";
import { actions, section } from "../blocks.ts";
import { actOf, answer, type Act, type Listener, type Reply } from "../listening.ts";
import { tellPrivately } from "../private-word.ts";
import { takeOffTimeline } from "./buttons.ts";
import { ingestMessage } from "./ingest.ts";
import { applyMarks } from "./marking.ts";
import { slackMessageSchema, type SlackMessage } from "./slack-message.ts";
import { requireMember } from "../../incident/authority.ts";

const ID = "add_to_timeline";

const messageActionSchema = z.object({
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  channel: z.object({ id: z.string() }),
  message: slackMessageSchema,
  trigger_id: z.string(),
  action_ts: z.string(),
});

/** "Add to timeline" in a message's menu makes it a moment, in threads too. */
export const addToTimeline: Listener = {
  answers: `shortcut:${ID}`,
  attach(app, parts) {
    app.shortcut({ callback_id: ID, type: "message_action" }, async ({ ack, body, respond }) => {
      const { user, channel, message, ...given } = messageActionSchema.parse(body);
      const act = await actOf(parts, {
        person: user.id,
        team: user.team_id ?? null,
        channel: channel.id,
        cause: `shortcut:${given.trigger_id}`,
        triggerId: given.trigger_id,
      });
      const tell = (reply: Reply): Promise<void> => tellPrivately({ parts, person: user.id, respond }, reply);
      const acknowledge = async (reply: Reply | null): Promise<void> => {
        await ack();
        if (reply) await tell(reply);
      };
      await answer(act, { ack: acknowledge, later: tell }, () => add(act, channel.id, message));
    });
  },
};

async function add({ parts, person, by, texts }: Act, channel: string, message: SlackMessage): Promise<Reply> {
  requireMember(by);
  // It may not have reached us as an event yet.
  await ingestMessage(parts, channel, message);
  const mark = { name: SHORTCUT, person, at: parts.clock.now(), on: true };
  const incident = await applyMarks(parts, { channel, ts: message.ts }, [mark]);
  if (incident === null) return { text: texts.record.noRoomHere };
  const text = texts.record.addedToTimeline(`INC-${incident}`);
  const takeOff = takeOffTimeline.show(texts.record.takeOff, { channel, ts: message.ts });
  return { text, blocks: [section(text), actions([takeOff])!] };
}
