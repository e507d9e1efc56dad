import { z } from "zod";
import { slackMessageSchema } from "./record/slack-message.ts";

const id = z.string().min(1);
const optionalText = z.string().optional();

// The trigger names the act: without one, one command could pass for another.
const command = z.object({ command: id, user_id: id, channel_id: id, text: optionalText, trigger_id: id });

const sender = {
  user: z.object({ id, team_id: z.string().nullish() }),
  trigger_id: optionalText,
  response_url: z.string().nullish(),
};
// Bolt takes whatever has actions for a press.
const noActions = { actions: z.undefined().optional() };
const view = z.object({
  id,
  callback_id: z.string(),
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  blocks: z.array(z.object({ type: z.string() })),
});
const interaction = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("block_actions"),
    ...sender,
    container: z.object({ message_ts: optionalText }),
    actions: z.array(z.object({ action_id: z.string(), action_ts: optionalText, value: optionalText })).min(1),
    // Bolt looks into it wherever it isn't left out.
    channel: z.object({ id }).optional(),
    message: z.object({ ts: z.string() }).nullish(),
    view: z.object({ id, type: z.string(), private_metadata: z.string() }).nullish(),
  }),
  z.object({ type: z.literal("view_submission"), ...sender, ...noActions, view }),
  z.object({ type: z.literal("shortcut"), ...sender, ...noActions, callback_id: z.string(), trigger_id: id }),
  z.object({
    type: z.literal("message_action"),
    ...sender,
    ...noActions,
    callback_id: z.string(),
    trigger_id: id,
    action_ts: z.string(),
    channel: z.object({ id }),
    message: slackMessageSchema,
  }),
]);

/** Whether a command or an interaction has what listeners take for granted. What is none of ours needs nothing. */
export function isReadable(body: Record<string, unknown>): boolean {
  if (body["command"] !== undefined) return command.safeParse(body).success;
  const known = interaction.options.some(({ shape }) => shape.type.value === body["type"]);
  return known && interaction.safeParse(body).success;
}
