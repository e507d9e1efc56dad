import { z } from "zod";

export const plainText = (most: number, least = 1) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(least).max(most),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (most: number, least = 1) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(least).max(most),
    verbatim: z.boolean().optional(),
  });

export const anyText = (most: number, least = 1) =>
  z.discriminatedUnion("type", [plainText(most, least), mrkdwn(most, least)]);

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

const optionFields = { value: z.string().min(1).max(75), description: anyText(75).optional() };

export const option = z.strictObject({ text: plainText(75), ...optionFields });
/** Checkboxes and radio buttons may have formatted labels. */
export const richOption = z.strictObject({ text: anyText(75), ...optionFields });
export const linkOption = z.strictObject({
  text: plainText(75),
  ...optionFields,
  url: z.string().max(3000).optional(),
});
const optionGroup = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });

export const options = z.array(option).min(1).max(100);
export const optionGroups = z.array(optionGroup).min(1).max(100);

export const dispatchConfig = z.strictObject({
  trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1),
});

export const slackFile = z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: z.string() })]);

/** A picture is either at a URL or a file in Slack. */
export const image = z
  .strictObject({
    type: z.literal("image"),
    alt_text: z.string().min(1).max(2000),
    image_url: z.string().min(1).max(3000).optional(),
    slack_file: slackFile.optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    message: "must have either image_url or slack_file",
  });
