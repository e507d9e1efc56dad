import { createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../clock.ts";

/** A request may be this many seconds old, or ahead of our clock by as much. */
const WINDOW_SECONDS = 300;

export interface Signed {
  /** The bytes as they came. */
  raw: Buffer;
  /** The headers `x-slack-request-timestamp` and `x-slack-signature`. */
  timestamp: string | undefined;
  signature: string | undefined;
}

/**
 * Whether Slack sent these bytes now: signed with one of the secrets (two, while one takes the other's place) and
 * neither stale nor dated ahead. `now` is machine time.
 */
export function isFromSlack({ raw, timestamp, signature }: Signed, secrets: readonly string[], now: Instant): boolean {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > WINDOW_SECONDS) return false;
  const given = Buffer.from(signature);
  // Every secret is tried, so that the time taken says nothing of which one it was.
  return secrets.map((secret) => sameBytes(given, sign(raw, timestamp, secret))).includes(true);
}

/** The signature that Slack gives a body: `v0=` and a hexadecimal HMAC-SHA256. */
export function sign(raw: Buffer | string, timestamp: string, secret: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(raw).digest("hex")}`;
}

function sameBytes(given: Buffer, expected: string): boolean {
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
