/** What stands for people and channels in a text without Slack's markup. */
export interface Names {
  person(id: string): string;
}

/**
 * Slack's mrkdwn as people read it: mentions as names, links as their words and address, dates as Slack's own
 * fallback, entities as characters. Emphasis is left as it was typed.
 */
export function plainText(mrkdwn: string, names: Names): string {
  const read = mrkdwn.replace(/<([^<>]+)>/gu, (_, token: string) => readToken(token, names));
  return read.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Mentions in a text that is plain otherwise, such as a command's, as names. */
export function withNames(text: string, names: Names): string {
  return text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/gu, (_, id: string) => `@${names.person(id)}`)
    .replace(/<#[CG][A-Z0-9]+\|([^>]+)>/gu, (_, name: string) => `#${name}`);
}

/** The same as plain text on one line, cut at `longest` characters. */
export function plainLine(mrkdwn: string, names: Names, longest: number): string {
  const characters = [...plainText(mrkdwn, names).replace(/\s+/gu, " ").trim()];
  return characters.length <= longest ? characters.join("") : `${characters.slice(0, longest - 1).join("")}…`;
}

function readToken(token: string, names: Names): string {
  const [target = "", label] = token.split("|", 2);
  if (target.startsWith("@")) return label?.replace(/^@?/u, "@") ?? `@${names.person(target.slice(1))}`;
  if (target.startsWith("#")) return `#${label || target.slice(1)}`;
  if (target.startsWith("!subteam")) return label ?? "@group";
  if (target.startsWith("!date")) return label ?? "";
  if (target.startsWith("!")) return `@${target.slice(1)}`;
  return label === undefined || label === target ? target.replace(/^mailto:/u, "") : `${label} (${target})`;
}
