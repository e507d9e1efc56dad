import { createHmac } from "node:crypto";

const PLACES = 6;

/**
 * The digits that prove one verification of one person's. Derived from the secret each time, so that no code stands in
 * the store, an effect or a log.
 */
export function verificationCode(secret: string, person: string, number: number): string {
  const digest = createHmac("sha256", secret).update(`code.${person}.${number}`).digest();
  return String(digest.readUInt32BE(0) % 10 ** PLACES).padStart(PLACES, "0");
}
