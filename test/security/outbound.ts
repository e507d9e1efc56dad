import type { World } from "../world/world.ts";

interface Shown {
  /** Where it goes: a channel, or a person; null where the method has none. */
  channel: string | null;
  method: string;
  text: string;
}

const writing = /^(chat\.(post|update)|conversations\.(create|setTopic)|bookmarks|files|views)/;

/** Every string the bot wrote to Slack, private answers included. */
export function everythingShown(world: World): Shown[] {
  const calls = world.slack.calls
    .filter(({ method }) => writing.test(method))
    .flatMap(({ method, args }) =>
      strings(args).map(({ text }) => ({ method, channel: asText(args["channel"] ?? args["channel_id"]), text })),
    );
  const whispered = world.slack
    .snapshot()
    .ephemerals.flatMap((each) => strings(each).map(({ text }) => ({ method: "ephemeral", channel: null, text })));
  return [...calls, ...whispered];
}

/** What Slack reads as markup: texts of messages, topics, comments, and mrkdwn in blocks. */
export function markupShown(world: World): string[] {
  const calls = world.slack.calls.filter(({ method }) => writing.test(method)).map(({ args }) => args);
  return [...calls, ...world.slack.snapshot().ephemerals].flatMap((value) =>
    strings(value).flatMap(({ text, markup }) => (markup ? [text] : [])),
  );
}

const marked = new Set(["text", "topic", "initial_comment", "title", "name"]);

function strings(value: unknown, key = "", plain = false): { text: string; markup: boolean }[] {
  if (typeof value === "string") return [{ text: value, markup: marked.has(key) && !plain }];
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((each) => strings(each, key, plain));
  const { type } = value as { type?: unknown };
  const unread = plain || type === "plain_text" || type === "rich_text" || type === "modal";
  return Object.entries(value).flatMap(([name, each]) => strings(each, name, unread));
}

function asText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
