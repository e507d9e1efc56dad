/** A small stand-in for the bot: enough of a war room to draw, click and fill. */
import { WebClient } from "@slack/web-api";
import { card, declareForm, secondForm, page, plain, section } from "./war-room-blocks.ts";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import type { Answer, Envelope } from "../../src/practice/slack/delivery.ts";
import { answerPage } from "../../src/slack/paging/buttons.ts";
import type { PracticeSlack } from "../../src/practice/slack/practice-slack.ts";

export const botScopes = [
  "commands",
  "chat:write",
  "chat:write.public",
  "channels:manage",
  "channels:read",
  "channels:history",
  "groups:write",
  "groups:read",
  "im:write",
  "im:history",
  "users:read",
  "pins:write",
  "reactions:write",
  "bookmarks:write",
  "files:write",
  "files:read",
];

type Body = Record<string, never> & {
  text: string;
  user_id: string;
  channel_id: string;
  trigger_id: string;
  type: string;
  user: { id: string };
  view: { state: { values: Record<string, Record<string, Record<string, string>>> } };
  actions: { action_id: string }[];
  channel: { id: string };
  message: { ts: string };
};

export function connectFakeBot(slack: PracticeSlack): { received: Envelope[]; web: WebClient; connected: () => void } {
  const web = new WebClient(PRACTICE_BOT.token, { fetch: slack.fetch, retryConfig: { retries: 0 } });
  const received: Envelope[] = [];
  let number = 41;
  const declare = async (title: string, by: string): Promise<void> => {
    number += 1;
    const name = `inc-${number}-${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}`.slice(0, 80);
    await openRoom(web, { number, name, title, by });
  };
  const handle = async (envelope: Envelope): Promise<unknown> => {
    const body = envelope.body as Body;
    if (envelope.kind === "command") return onCommand(web, body, declare);
    if (envelope.kind === "interaction") return onInteraction(web, body, declare);
    return undefined;
  };
  const connected = slack.connectBot(async (envelope): Promise<Answer> => {
    received.push(envelope);
    return { ok: true, body: await handle(envelope) };
  });
  return { received, web, connected };
}

type Declare = (title: string, by: string) => Promise<void>;

async function onCommand(web: WebClient, body: Body, declare: Declare): Promise<unknown> {
  if (body.text === "list") return { response_type: "ephemeral", text: "No open incidents. *Quiet* is good." };
  if (body.text === "") {
    await web.views.open({ trigger_id: body.trigger_id, view: declareForm() });
    return undefined;
  }
  void declare(body.text, body.user_id);
  return undefined;
}

async function onInteraction(web: WebClient, body: Body, declare: Declare): Promise<unknown> {
  if (body.type === "view_submission") {
    const title = body.view.state.values["title"]?.["title"]?.["value"] ?? "";
    if (title.length < 5) return { response_action: "errors", errors: { title: "Say in a few words what is broken." } };
    if (title === "stack, please") return { response_action: "push", view: secondForm() };
    void declare(title, body.user.id);
    return undefined;
  }
  if (body.type === "block_suggestion")
    return {
      options: [
        { text: plain("checkout"), value: "checkout" },
        { text: plain("search"), value: "search" },
      ],
    };
  const action = body.actions?.[0]?.action_id;
  if (action === answerPage.id) {
    await web.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: "✓ You answered at 03:04.",
      blocks: [section("✓ You answered. *INC-42* is yours until somebody takes command.")],
    });
  }
  if (action === "card.take") {
    await web.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: "SEV1 INC-42",
      blocks: card("Checkout is down", body.user.id),
    });
  }
  return undefined;
}

async function openRoom(
  web: WebClient,
  room: { number: number; name: string; title: string; by: string },
): Promise<void> {
  const made = await web.conversations.create({ name: room.name });
  const channel = made.channel?.id ?? "";
  const [, posted] = await Promise.all([
    web.conversations.invite({ channel, users: `${room.by},U0LINUS` }),
    web.chat.postMessage({ channel, text: `SEV1 INC-${room.number} ${room.title}`, blocks: card(room.title, null) }),
  ]);
  await web.pins.add({ channel, timestamp: posted.ts ?? "" });
  await web.conversations.setTopic({ channel, topic: "🔴 SEV1 · Investigating · IC nobody yet · next update 03:32" });
  await web.bookmarks.add({
    channel_id: channel,
    title: "Runbook: checkout",
    type: "link",
    link: "https://runbooks.example.com/checkout",
    emoji: ":books:",
  });
  await web.chat.postMessage({ channel: "U0LINUS", text: `Page: INC-${room.number}`, blocks: page(room.title) });
  await web.chat.postMessage({
    channel: "#incidents",
    text: `INC-${room.number}`,
    blocks: [section(`🔴 *SEV1 · INC-${room.number} ${room.title}* · <#${channel}>`)],
  });
}
