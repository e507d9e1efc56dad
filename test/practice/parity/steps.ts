import type { WebClient } from "@slack/web-api";

export type Answered = Record<string, unknown>;

/** What a script of calls has learnt so far, each Slack its own. */
export interface Known {
  /** A channel of ours, a private one, one that is put away, and a conversation with a person. */
  room: string;
  hidden: string;
  old: string;
  direct: string;
  /** Messages of ours: a first one, a reply to it, and one that is deleted. */
  first: string;
  reply: string;
  gone: string;
  bookmark: string;
  file: string;
  /** A member of the workspace who isn't us, and us. */
  person: string;
  us: string;
}

/** One call, and of its answer what our code reads, with nothing in it that differs from Slack to Slack. */
export interface Step {
  call(client: WebClient, known: Known): Promise<unknown>;
  /** Takes what later calls need. */
  learn?(answer: Answered, known: Known): void;
  see?(answer: Answered, known: Known): unknown;
}

const field = (value: unknown, ...path: string[]): unknown =>
  path.reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
const text = (value: unknown, ...path: string[]): string => String(field(value, ...path));
const messages = (answer: Answered): Answered[] => (answer["messages"] as Answered[] | undefined) ?? [];
const NOWHERE = "C0NOWHERE";
const section = (words: string) => ({ type: "section", text: { type: "mrkdwn", text: words } });
const seeChannel = (answer: Answered): unknown => {
  const { name, is_private, is_archived, topic } = answer["channel"] as Answered;
  return { name, is_private, is_archived, topic: field(topic, "value") };
};

/** Everything our code asks of Slack, done right and done wrong, in the order of an incident. */
export const steps: Readonly<Record<string, Step>> = {
  "auth.test": {
    call: (client) => client.auth.test(),
    learn: (answer, known) => (known.us = text(answer, "user_id")),
    see: (answer) => ["url", "team_id", "user_id", "bot_id"].filter((name) => typeof answer[name] === "string"),
  },
  "users.list": {
    call: (client) => client.users.list({ limit: 200 }),
    learn(answer, known) {
      const people = answer["members"] as { id: string; name: string }[];
      known.person = people.find(({ name }) => name === "grace")!.id;
    },
    see: (answer) => {
      const grace = (answer["members"] as Answered[]).find(({ name }) => name === "grace");
      return [grace?.["deleted"], grace?.["is_bot"], field(grace, "profile", "real_name")];
    },
  },
  "users.info": {
    call: (client, { person }) => client.users.info({ user: person }),
    see: (answer) => [text(answer, "user", "name"), field(answer, "user", "is_restricted")],
  },
  "users.info of nobody": { call: (client) => client.users.info({ user: "U0NOBODY" }) },
  "users.conversations": { call: (client) => client.users.conversations({ limit: 100 }) },

  "conversations.create": {
    call: (client) => client.conversations.create({ name: "inc-1-checkout" }),
    learn: (answer, known) => (known.room = text(answer, "channel", "id")),
    see: seeChannel,
  },
  "conversations.create with a name that is taken": {
    call: (client) => client.conversations.create({ name: "inc-1-checkout" }),
  },
  "conversations.list": {
    call: (client) => client.conversations.list({ types: "public_channel,private_channel", limit: 1000 }),
    see: (answer) => (answer["channels"] as { name?: string }[]).some(({ name }) => name === "inc-1-checkout"),
  },
  "conversations.create with capitals": { call: (client) => client.conversations.create({ name: "Inc-2" }) },
  "conversations.create with a space": { call: (client) => client.conversations.create({ name: "inc 2" }) },
  "conversations.create with a dot": { call: (client) => client.conversations.create({ name: "inc.2" }) },
  "conversations.create without a name": { call: (client) => client.conversations.create({ name: "" }) },
  "conversations.create with 81 letters": {
    call: (client) => client.conversations.create({ name: "x".repeat(81) }),
  },
  "conversations.create, private": {
    call: (client) => client.conversations.create({ name: "inc-3-secret", is_private: true }),
    learn: (answer, known) => (known.hidden = text(answer, "channel", "id")),
    see: seeChannel,
  },
  "conversations.setTopic": {
    call: (client, { room }) => client.conversations.setTopic({ channel: room, topic: "Sev 1" }),
  },
  "conversations.setTopic of 251 letters": {
    call: (client, { room }) => client.conversations.setTopic({ channel: room, topic: "x".repeat(251) }),
  },
  "conversations.setTopic nowhere": {
    call: (client) => client.conversations.setTopic({ channel: NOWHERE, topic: "x" }),
  },
  "conversations.info": { call: (client, { room }) => client.conversations.info({ channel: room }), see: seeChannel },
  "conversations.info nowhere": { call: (client) => client.conversations.info({ channel: NOWHERE }) },
  "conversations.invite": {
    call: (client, { room, person }) => client.conversations.invite({ channel: room, users: person }),
  },
  "conversations.invite twice": {
    call: (client, { room, person }) => client.conversations.invite({ channel: room, users: person }),
  },
  "conversations.invite of ourselves": {
    call: (client, { room, us }) => client.conversations.invite({ channel: room, users: us }),
  },
  "conversations.invite of nobody": {
    call: (client, { room }) => client.conversations.invite({ channel: room, users: "U0NOBODY" }),
  },
  "conversations.members": {
    call: (client, { room }) => client.conversations.members({ channel: room }),
    see: (answer, { person }) => (answer["members"] as string[]).includes(person),
  },
  "conversations.open": {
    call: (client, { person }) => client.conversations.open({ users: person }),
    learn: (answer, known) => (known.direct = text(answer, "channel", "id")),
    see: (answer) => text(answer, "channel", "id")[0],
  },

  "chat.postMessage": {
    call: (client, { room }) => client.chat.postMessage({ channel: room, text: "hello", blocks: [section("hello")] }),
    learn: (answer, known) => (known.first = text(answer, "ts")),
    see: (answer, { room }) => [answer["channel"] === room, /^\d+\.\d{6}$/.test(text(answer, "ts"))],
  },
  "chat.postMessage of a reply": {
    call: (client, { room, first }) => client.chat.postMessage({ channel: room, text: "reply", thread_ts: first }),
    learn: (answer, known) => (known.reply = text(answer, "ts")),
    see: (answer, { first }) => field(answer, "message", "thread_ts") === first,
  },
  "chat.postMessage with metadata": {
    call: (client, { room }) =>
      client.chat.postMessage({
        channel: room,
        text: "marked",
        metadata: { event_type: "effect", event_payload: { effect: "incident:1:2:0" } },
      }),
    learn: (answer, known) => (known.gone = text(answer, "ts")),
  },
  "chat.postMessage without words": {
    call: (client, { room }) => client.chat.postMessage({ channel: room, text: "" }),
  },
  "chat.postMessage nowhere": { call: (client) => client.chat.postMessage({ channel: NOWHERE, text: "x" }) },
  "chat.postMessage of 51 blocks": {
    call: (client, { room }) =>
      client.chat.postMessage({ channel: room, text: "x", blocks: Array.from({ length: 51 }, () => section("x")) }),
  },
  "chat.postMessage of a block that doesn't exist": {
    call: (client, { room }) => client.chat.postMessage({ channel: room, text: "x", blocks: [{ type: "nonsense" }] }),
  },
  "chat.postMessage to a person": {
    call: (client, { person }) => client.chat.postMessage({ channel: person, text: "psst" }),
    see: (answer, { direct }) => answer["channel"] === direct,
  },
  "conversations.history": {
    call: (client, { room }) => client.conversations.history({ channel: room, include_all_metadata: true }),
    see: (answer) =>
      messages(answer)
        .filter(({ subtype }) => subtype === undefined || subtype === "bot_message")
        .map((each) => [each["text"], each["reply_count"] ?? 0, field(each, "metadata", "event_payload") ?? null]),
  },
  "conversations.history from a moment on": {
    call: (client, { room, gone }) => client.conversations.history({ channel: room, oldest: gone, inclusive: true }),
    see: (answer) => messages(answer).map((each) => each["text"]),
  },
  "conversations.history nowhere": { call: (client) => client.conversations.history({ channel: NOWHERE }) },
  "conversations.replies": {
    call: (client, { room, first }) => client.conversations.replies({ channel: room, ts: first }),
    see: (answer) => messages(answer).map((each) => each["text"]),
  },
  "conversations.replies to nothing": {
    call: (client, { room }) => client.conversations.replies({ channel: room, ts: "1.000000" }),
  },
  "chat.update": {
    call: (client, { room, first }) => client.chat.update({ channel: room, ts: first, text: "hello again" }),
    see: (answer) => answer["text"],
  },
  "chat.update of nothing": {
    call: (client, { room }) => client.chat.update({ channel: room, ts: "1.000000", text: "x" }),
  },
  "chat.delete": { call: (client, { room, gone }) => client.chat.delete({ channel: room, ts: gone }) },
  "chat.delete twice": { call: (client, { room, gone }) => client.chat.delete({ channel: room, ts: gone }) },
};
