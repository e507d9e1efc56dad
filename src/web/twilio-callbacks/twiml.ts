/** What Twilio does with a call or a message. Words are escaped here. */
export function twiml(...actions: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${actions.join("")}</Response>`;
}

/** `language`: `ko-KR` */
export function say(words: string, language: string): string {
  return `<Say language="${language}">${escapeXml(words)}</Say>`;
}

/** Says it twice while it waits for one key, which is brought to `action`. */
export function askForKey(words: string, language: string, action: string): string {
  const said = say(words, language);
  return `<Gather input="dtmf" numDigits="1" timeout="6" method="POST" action="${escapeXml(action)}">${said}${pause}${said}</Gather>`;
}

export function message(words: string): string {
  return `<Message>${escapeXml(words)}</Message>`;
}

export const pause = `<Pause length="2"/>`;

export const hangUp = "<Hangup/>";

function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
