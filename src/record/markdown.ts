import { cleanWords } from "../incident/clean-words.ts";
import type { Line, Source } from "./record.ts";

/** People's words as they may stand in Markdown: on one line, with nothing in them that could become markup. */
export function mdText(text: string): string {
  return (
    cleanWords(text)
      .replace(/\s+/gu, " ")
      .trim()
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replace(/[\\`*[\]|~]/gu, "\\$&")
      // An underscore within a word is no emphasis, and names are full of them.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
      // Our own sign for a gap is counted.
      .replaceAll("❓", "?")
  );
}

/** `[#7]`, linked to the message in which line 7 of the record can be read. */
export function cite({ n, source }: Pick<Line, "n" | "source">, linkTo: (source: Source) => string | null): string {
  const url = source === null ? null : linkTo(source);
  return url === null ? `[#${n}]` : `[[#${n}]](${url})`;
}

/** A row of a table; its cells are Markdown already. */
function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(head), row(head.map(() => ":---")), ...rows.map(row)];
}
