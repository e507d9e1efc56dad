import { personOf, placeName } from "./context.ts";
import type { Client } from "./client.ts";
import { readMrkdwnLine } from "./mrkdwn.ts";
import type { Inline } from "./prose.ts";

/** A message's text without its markup, for whoever hears it and for short previews. */
export function plainText(client: Client, source: string): string {
  return readMrkdwnLine(source)
    .map((word) => spoken(client, word))
    .join("")
    .trim();
}

function spoken(client: Client, word: Inline): string {
  switch (word.is) {
    case "text":
    case "code":
      return word.text;
    case "break":
      return " ";
    case "bold":
    case "italic":
    case "strike":
    case "link":
      return word.words.map((inner) => spoken(client, inner)).join("");
    case "person":
      return personOf(client, word.id).name;
    case "channel":
      return placeName(client, word.id);
    case "everybody":
      return `@${word.range}`;
    case "date":
      return word.fallback;
    case "emoji":
      return "";
  }
}
