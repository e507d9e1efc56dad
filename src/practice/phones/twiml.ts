/** What our own TwiML asks Twilio to do. */
export interface Script {
  /** What is said first. A sentence that is said twice stands here once. */
  says: string[];
  /** Where a key is brought; null where none is waited for. */
  asks: string | null;
  /** What is said when no key comes. */
  otherwise: string[];
  /** Messages to send back. */
  messages: string[];
}

/** Reads the few verbs that Watchfire uses. */
export function readTwiml(xml: string): Script {
  const gather = /<Gather[^>]*\baction="([^"]*)"[^>]*>([\s\S]*?)<\/Gather>/.exec(xml);
  const rest = gather === null ? xml : xml.slice(gather.index + gather[0].length);
  return {
    says: wordsIn("Say", gather?.[2] ?? xml),
    asks: gather === null ? null : plain(gather[1] ?? ""),
    otherwise: gather === null ? [] : wordsIn("Say", rest),
    messages: wordsIn("Message", xml),
  };
}

function wordsIn(verb: string, xml: string): string[] {
  const found = [...xml.matchAll(new RegExp(`<${verb}[^>]*>([\\s\\S]*?)</${verb}>`, "g"))];
  return [...new Set(found.map(([, words]) => plain(words ?? "")))];
}

function plain(escaped: string): string {
  return escaped.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
