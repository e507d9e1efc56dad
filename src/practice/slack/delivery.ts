/** What Slack sends to the bot, whatever the transport. */
export interface Envelope {
  kind: "event" | "command" | "interaction";
  body: Record<string, unknown>;
  retry?: { num: number; reason: string };
}

/** The bot's acknowledgement: `ok: false` stands for anything but a 2xx, `body` is the ack's payload. */
export interface Answer {
  ok: boolean;
  body?: unknown;
}

export type Deliver = (envelope: Envelope) => Promise<Answer>;
