import { z } from "zod";
import { anyText, image, mrkdwn, plainText, slackFile } from "./composition.ts";
import { accessory, actionsElement, buttonElement, contextActionsElement, inputElement } from "./elements.ts";
import { richText } from "./rich-text.ts";

const identified = { block_id: z.string().min(1).max(255).optional() };

const section = z
  .strictObject({
    type: z.literal("section"),
    ...identified,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((it) => it.text !== undefined || it.fields !== undefined, { message: "must have text or fields" });

const header = z.strictObject({
  type: z.literal("header"),
  ...identified,
  text: plainText(150),
  level: z.int().min(1).max(4).optional(),
});

const imageBlock = z
  .strictObject({
    type: z.literal("image"),
    ...identified,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    image_url: z.string().min(1).max(3000).optional(),
    slack_file: slackFile.optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    message: "must have either image_url or slack_file",
  });

const context = z.strictObject({
  type: z.literal("context"),
  ...identified,
  elements: z
    .array(z.discriminatedUnion("type", [image, plainText(2000), mrkdwn(2000)]))
    .min(1)
    .max(10),
});

const input = z.strictObject({
  type: z.literal("input"),
  ...identified,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

const cell = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("raw_text"), text: z.string() }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string() }),
  richText,
]);
const columnSetting = z.strictObject({
  align: z.enum(["left", "center", "right"]).optional(),
  is_wrapped: z.boolean().optional(),
});
const table = z.strictObject({
  type: z.literal("table"),
  ...identified,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z.array(columnSetting.nullable()).max(20).optional(),
});
const dataTable = z.strictObject({
  type: z.literal("data_table"),
  ...identified,
  caption: z.string().min(1),
  rows: z.array(z.array(cell).min(1).max(20)).min(2).max(101),
  page_size: z.int().min(1).max(100).optional(),
  row_header_column_index: z.int().min(0).optional(),
});

const card = z.strictObject({
  type: z.literal("card"),
  ...identified,
  hero_image: image.optional(),
  icon: image.optional(),
  title: mrkdwn(150).optional(),
  subtitle: mrkdwn(150).optional(),
  body: mrkdwn(200).optional(),
  actions: z.array(buttonElement).optional(),
});

const taskCard = z.strictObject({
  type: z.literal("task_card"),
  ...identified,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.strictObject({ type: z.literal("url"), url: z.string(), text: z.string() })).optional(),
  status: z.enum(["pending", "in_progress", "complete", "error"]),
});

const divider = z.strictObject({ type: z.literal("divider"), ...identified });
const actions = z.strictObject({
  type: z.literal("actions"),
  ...identified,
  elements: z.array(actionsElement).min(1).max(25),
});
const video = z.strictObject({
  type: z.literal("video"),
  ...identified,
  video_url: z.string().min(1),
  thumbnail_url: z.string().min(1),
  alt_text: z.string().min(1),
  title: plainText(199),
  title_url: z.string().optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: z.string().optional(),
  description: plainText(200).optional(),
});

const container = z
  .strictObject({
    type: z.literal("container"),
    ...identified,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z
      .array(
        z.discriminatedUnion("type", [
          actions,
          context,
          divider,
          header,
          imageBlock,
          input,
          richText,
          section,
          table,
          video,
        ]),
      )
      .min(1)
      .max(10),
    width: z.enum(["narrow", "standard", "wide", "full"]).optional(),
    icon: image.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((it) => it.title !== undefined || it.rich_text_title !== undefined, { message: "must have a title" });

const everywhere = [actions, context, divider, header, imageBlock, input, richText, section, video] as const;

const alert = z.strictObject({
  type: z.literal("alert"),
  ...identified,
  text: anyText(2000),
  level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
});

export const messageBlock = z.discriminatedUnion("type", [
  ...everywhere,
  alert,
  card,
  container,
  dataTable,
  table,
  taskCard,
  z.strictObject({ type: z.literal("carousel"), ...identified, elements: z.array(card).min(1).max(10) }),
  z.strictObject({
    type: z.literal("context_actions"),
    ...identified,
    elements: z.array(contextActionsElement).min(1).max(5),
  }),
  z.strictObject({ type: z.literal("markdown"), ...identified, text: z.string().min(1).max(12_000) }),
  z.strictObject({
    type: z.literal("plan"),
    ...identified,
    title: z.string().min(1),
    tasks: z.array(taskCard).optional(),
  }),
  z.strictObject({
    type: z.literal("file"),
    ...identified,
    source: z.literal("remote"),
    external_id: z.string().min(1),
  }),
]);

export const surfaceBlock = z.discriminatedUnion("type", [...everywhere, alert, container]);
