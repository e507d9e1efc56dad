import { createHmac, timingSafeEqual } from "node:crypto";

export interface TwilioSigned {
  /** The whole address, as Twilio was given it. */
  url: string;
  /** The body's fields, as they came. */
  form: URLSearchParams;
  /** `X-Twilio-Signature` */
  signature: string | undefined;
}

/** Whether Twilio sent this: base64 of an HMAC-SHA1 over the address and the fields in the order of their names. */
export function isFromTwilio({ url, form, signature }: TwilioSigned, authToken: string): boolean {
  if (signature === undefined) return false;
  const given = Buffer.from(signature);
  // Twilio may or may not leave the port in what it signs.
  return [url, withoutPort(url)].map((each) => sameBytes(given, twilioSignature(each, form, authToken))).includes(true);
}

/** What Twilio sends as `X-Twilio-Signature`. */
export function twilioSignature(url: string, form: URLSearchParams, authToken: string): string {
  const names = [...new Set(form.keys())].toSorted();
  const fields = names.flatMap((name) => [...new Set(form.getAll(name))].toSorted().map((value) => `${name}${value}`));
  return createHmac("sha1", authToken)
    .update(url + fields.join(""))
    .digest("base64");
}

function withoutPort(url: string): string {
  return url.replace(/^(https?:\/\/[^/:?#]+):\d+/, "$1");
}

function sameBytes(given: Buffer, expected: string): boolean {
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
