/**
 * What somebody typed, as plain words: Slack sends mentions and links as `<…>` and everything else escaped.
 * The result is people's text like any other, to be escaped where it is shown.
 */
export function plainWords(text: string, nameOf: (person: string) => string): string {
  return text
    .replaceAll(/<([^<>]*)>/gu, (_, inside: string) => plainToken(inside, nameOf))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function plainToken(inside: string, nameOf: (person: string) => string): string {
  const [target = "", label = ""] = inside.split("|", 2);
  if (target.startsWith("@")) return `@${nameOf(target.slice(1))}`;
  if (target.startsWith("#")) return `#${label || target.slice(1)}`;
  if (target.startsWith("!subteam^")) return label || "@group";
  if (target.startsWith("!date^")) return label;
  if (target.startsWith("!")) return `@${label || target.slice(1)}`;
  return label === "" || target.includes(label) ? target : `${label} (${target})`;
}
