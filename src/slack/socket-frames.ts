import { z } from "zod";
import type { Answer, Envelope } from "./intake.ts";
import { ackPayload } from "./ack-payload.ts";

/** What Slack says over a socket. */
export type Frame =
  | { is: "hello" }
  /** Slack ends this socket: soon when it only warns, never to be answered again when Socket Mode was switched off. */
  | { is: "disconnect"; reason: string }
  | { is: "envelope"; id: string; envelope: Envelope | null; takesPayload: boolean }
  | { is: "unknown" };

const kinds: Record<string, Envelope["kind"]> = {
  events_api: "event",
  slash_commands: "command",
  interactive: "interaction",
};

const frameSchema = z.object({
  type: z.string(),
  reason: z.string().optional(),
  envelope_id: z.string().optional(),
  payload: z.record(z.string(), z.unknown()).optional(),
  accepts_response_payload: z.boolean().optional(),
});

/** Reads one message. An envelope of a kind nobody told us of has no content, and is still to be acknowledged. */
export function readFrame(text: string): Frame {
  const frame = frameSchema.safeParse(parse(text)).data;
  if (frame === undefined) return { is: "unknown" };
  if (frame.type === "hello") return { is: "hello" };
  if (frame.type === "disconnect") return { is: "disconnect", reason: frame.reason ?? "" };
  if (frame.envelope_id === undefined) return { is: "unknown" };
  const kind = kinds[frame.type];
  const envelope = kind === undefined || frame.payload === undefined ? null : { kind, body: frame.payload };
  return { is: "envelope", id: frame.envelope_id, envelope, takesPayload: frame.accepts_response_payload === true };
}

/** The acknowledgement of an envelope, with what came of it where Slack wants to know. */
export function writeAck(id: string, answer: Answer, takesPayload: boolean): string {
  const payload = takesPayload ? ackPayload(answer) : null;
  return JSON.stringify(payload === null ? { envelope_id: id } : { envelope_id: id, payload });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
