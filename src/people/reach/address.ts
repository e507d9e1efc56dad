/** What somebody may enter to be reached by. A phone number serves calls and text messages. */
export const contactKinds = ["phone", "email", "pushover", "ntfy"] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Longer than any of them may be. */
export const LONGEST_ADDRESS = 254;

/** E.164, as people write it: with its country, and with spaces or dashes or without; undefined for anything else. */
export function readPhone(given: string): string | undefined {
  const digits = given.normalize("NFKC").replaceAll(/[\s().-]/g, "");
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

/** The same where people may leave Korea's country code out: `010-1234-5678`. */
export function readKoreanPhone(given: string): string | undefined {
  const digits = given.normalize("NFKC").replaceAll(/[\s().-]/g, "");
  return readPhone(/^0[1-9]\d{7,9}$/.test(digits) ? `+82${digits.slice(1)}` : digits);
}

export function readEmail(given: string): string | undefined {
  return given.length <= LONGEST_ADDRESS &&
    /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/.test(given)
    ? given
    : undefined;
}

/** A Pushover user key: the 30 letters and digits of its front page. */
export function readPushoverKey(given: string): string | undefined {
  return /^[A-Za-z0-9]{30}$/.test(given) ? given : undefined;
}

/** An ntfy topic. */
export function readNtfyTopic(given: string): string | undefined {
  return /^[-_A-Za-z0-9]{1,64}$/.test(given) ? given : undefined;
}

/** An address as it is kept; undefined when it isn't one. */
export function readAddress(kind: ContactKind, given: string, { inKorea }: { inKorea: boolean }): string | undefined {
  const read = {
    phone: inKorea ? readKoreanPhone : readPhone,
    email: readEmail,
    pushover: readPushoverKey,
    ntfy: readNtfyTopic,
  };
  return read[kind](given.trim());
}
