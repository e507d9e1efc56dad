import { sign } from "../../src/slack/signature.ts";

export const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";

/** What a person's message weighs on its way from Slack. */
const EVENT_BYTES = 953;

let sent = 0;

/** So many signed requests, each a message event of its own in this channel, as the bytes that go over the wire. */
export function signedEvents(count: number, channel = "C0BENCH"): Buffer[] {
  return Array.from({ length: count }, () => request(messageEvent((sent += 1), channel)));
}

function request(body: string): Buffer {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = [
    "POST /slack/events HTTP/1.1",
    "host: 127.0.0.1",
    "user-agent: Slackbot 1.0 (+https://api.slack.com/robots)",
    "accept: */*",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-slack-request-timestamp: ${timestamp}`,
    `x-slack-signature: ${sign(body, timestamp, SIGNING_SECRET)}`,
  ];
  return Buffer.from(`${headers.join("\r\n")}\r\n\r\n${body}`);
}

function messageEvent(number: number, channel: string): string {
  const ts = `${1_790_000_000 + number}.${String(number % 1_000_000).padStart(6, "0")}`;
  const event = {
    type: "message",
    user: "U0GRACE",
    team: "T0PRACTICE",
    channel,
    channel_type: "channel",
    ts,
    event_ts: ts,
    client_msg_id: "0b2f3c9a-41a8-4b7e-9f3c-3f9f5f1e7c11",
    text: "the checkout queue is draining again",
    blocks: [{ type: "rich_text", block_id: "b", elements: [] }],
  };
  const envelope = {
    token: "verification",
    team_id: "T0PRACTICE",
    api_app_id: "A0WATCHFIRE",
    event,
    type: "event_callback",
    event_id: `Ev${String(number).padStart(9, "0")}`,
    event_time: 1_790_000_000,
    authorizations: [{ team_id: "T0PRACTICE", user_id: "U0WATCHFIRE", is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    event_context: "",
  };
  const missing = EVENT_BYTES - Buffer.byteLength(JSON.stringify(envelope));
  return JSON.stringify({ ...envelope, event_context: "x".repeat(Math.max(missing, 0)) });
}
