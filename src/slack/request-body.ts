import type { Envelope } from "./intake.ts";

/** What the body of a request to `/slack/events` turns out to be. */
export type RequestBody =
  | { is: "envelope"; envelope: Envelope }
  /** Slack makes sure that the address is ours. */
  | { is: "challenge"; challenge: string }
  /** Slack only looks whether the address answers. */
  | { is: "check" }
  | { is: "malformed" };

type Json = Record<string, unknown>;
const malformed: RequestBody = { is: "malformed" };

/** Reads JSON (events) or a form (commands, interactions). It never throws. */
export function readRequestBody(raw: Buffer, contentType: string | undefined): RequestBody {
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  if (type === "application/json") return readEvent(raw.toString("utf8"));
  if (type === "application/x-www-form-urlencoded") return readForm(raw.toString("utf8"));
  return malformed;
}

function readEvent(text: string): RequestBody {
  const body = parseObject(text);
  if (body === null || typeof body["type"] !== "string") return malformed;
  if (body["type"] !== "url_verification") return { is: "envelope", envelope: { kind: "event", body } };
  return typeof body["challenge"] === "string" ? { is: "challenge", challenge: body["challenge"] } : malformed;
}

function readForm(text: string): RequestBody {
  const form = new URLSearchParams(text);
  if (form.get("ssl_check") === "1") return { is: "check" };
  const payload = form.get("payload");
  if (payload !== null) {
    const body = parseObject(payload);
    return body === null || typeof body["type"] !== "string"
      ? malformed
      : { is: "envelope", envelope: { kind: "interaction", body } };
  }
  if (!form.get("command")?.startsWith("/")) return malformed;
  return { is: "envelope", envelope: { kind: "command", body: Object.fromEntries(form) } };
}

function parseObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}
