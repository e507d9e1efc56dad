import { z } from "zod";
import {
  confirm,
  dispatchConfig,
  image,
  linkOption,
  option,
  optionGroups,
  options,
  plainText,
  richOption,
} from "./composition.ts";
import { richText } from "./rich-text.ts";

const actionable = { action_id: z.string().min(1).max(255).optional() };
const confirmable = { confirm: confirm.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const placeholdable = { placeholder: plainText(150).optional() };
const dispatchable = { dispatch_action_config: dispatchConfig.optional() };
const chooser = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const several = { max_selected_items: z.int().min(1).optional() };
const style = z.enum(["primary", "danger"]).optional();
const ids = z.array(z.string().min(1)).min(1);
const filter = z
  .strictObject({
    include: z
      .array(z.enum(["im", "mpim", "private", "public"]))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((it) => Object.keys(it).length > 0, { message: "must not be empty" });

const button = z.strictObject({
  type: z.literal("button"),
  ...actionable,
  ...confirmable,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style,
  accessibility_label: z.string().max(75).optional(),
});

const checkboxes = z.strictObject({
  type: z.literal("checkboxes"),
  ...actionable,
  ...confirmable,
  ...focusable,
  options: z.array(richOption).min(1).max(10),
  initial_options: z.array(richOption).min(1).optional(),
});

const radioButtons = z.strictObject({
  type: z.literal("radio_buttons"),
  ...actionable,
  ...confirmable,
  ...focusable,
  options: z.array(richOption).min(1).max(10),
  initial_option: richOption.optional(),
});

const overflow = z.strictObject({
  type: z.literal("overflow"),
  ...actionable,
  ...confirmable,
  options: z.array(linkOption).min(1).max(5),
});

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const datepicker = z.strictObject({ type: z.literal("datepicker"), ...chooser, initial_date: date.optional() });
const timepicker = z.strictObject({
  type: z.literal("timepicker"),
  ...chooser,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  type: z.literal("datetimepicker"),
  ...actionable,
  ...confirmable,
  ...focusable,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const oneSource = (it: { options?: unknown; option_groups?: unknown }) =>
  (it.options === undefined) !== (it.option_groups === undefined);
const sources = { options: options.optional(), option_groups: optionGroups.optional() };
const eitherSource = { message: "must have either options or option_groups" };
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: filter.optional(),
};
const respondable = { response_url_enabled: z.boolean().optional() };
const typed = { min_query_length: z.int().min(0).optional() };

const selects = [
  z
    .strictObject({ type: z.literal("static_select"), ...chooser, ...sources, initial_option: option.optional() })
    .refine(oneSource, eitherSource),
  z.strictObject({ type: z.literal("users_select"), ...chooser, initial_user: z.string().min(1).optional() }),
  z.strictObject({
    type: z.literal("conversations_select"),
    ...chooser,
    ...conversations,
    ...respondable,
    initial_conversation: z.string().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal("channels_select"),
    ...chooser,
    ...respondable,
    initial_channel: z.string().min(1).optional(),
  }),
  z.strictObject({ type: z.literal("external_select"), ...chooser, ...typed, initial_option: option.optional() }),
] as const;

const multiSelects = [
  z
    .strictObject({
      type: z.literal("multi_static_select"),
      ...chooser,
      ...sources,
      ...several,
      initial_options: options.optional(),
    })
    .refine(oneSource, eitherSource),
  z.strictObject({ type: z.literal("multi_users_select"), ...chooser, ...several, initial_users: ids.optional() }),
  z.strictObject({
    type: z.literal("multi_conversations_select"),
    ...chooser,
    ...several,
    ...conversations,
    initial_conversations: ids.optional(),
  }),
  z.strictObject({
    type: z.literal("multi_channels_select"),
    ...chooser,
    ...several,
    initial_channels: ids.optional(),
  }),
  z.strictObject({
    type: z.literal("multi_external_select"),
    ...chooser,
    ...several,
    ...typed,
    initial_options: options.optional(),
  }),
] as const;

const field = { ...actionable, ...dispatchable, ...focusable, ...placeholdable };
const plainTextInput = z.strictObject({
  type: z.literal("plain_text_input"),
  ...field,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});
const numberText = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .optional();
const inputs = [
  plainTextInput,
  z.strictObject({ type: z.literal("email_text_input"), ...field, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal("url_text_input"), ...field, initial_value: z.string().optional() }),
  z.strictObject({
    type: z.literal("number_input"),
    ...field,
    is_decimal_allowed: z.boolean(),
    initial_value: numberText,
    min_value: numberText,
    max_value: numberText,
  }),
  z.strictObject({ type: z.literal("rich_text_input"), ...field, initial_value: richText.optional() }),
  z.strictObject({
    type: z.literal("file_input"),
    ...actionable,
    filetypes: z.array(z.string()).optional(),
    max_files: z.int().min(1).max(10).optional(),
  }),
] as const;

const workflowButton = z.strictObject({
  type: z.literal("workflow_button"),
  ...actionable,
  ...confirmable,
  text: plainText(75),
  workflow: z.object({ trigger: z.object({ url: z.string() }) }),
  style,
  accessibility_label: z.string().max(75).optional(),
});

const shared = [checkboxes, datepicker, timepicker, radioButtons, ...selects, ...multiSelects] as const;

export const buttonElement = button;
export const actionsElement = z.discriminatedUnion("type", [
  button,
  workflowButton,
  overflow,
  datetimepicker,
  inputs[4],
  ...shared,
]);
export const accessory = z.discriminatedUnion("type", [button, workflowButton, overflow, image, ...shared]);
export const inputElement = z.discriminatedUnion("type", [datetimepicker, ...inputs, ...shared]);

const feedback = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: z.string().max(75).optional(),
});
export const contextActionsElement = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("feedback_buttons"),
    ...actionable,
    positive_button: feedback,
    negative_button: feedback,
  }),
  z.strictObject({
    type: z.literal("icon_button"),
    ...actionable,
    ...confirmable,
    icon: z.enum(["trash"]),
    text: plainText(75),
    value: z.string().max(2000).optional(),
    accessibility_label: z.string().max(75).optional(),
    visible_to_user_ids: z.array(z.string()).optional(),
  }),
]);
