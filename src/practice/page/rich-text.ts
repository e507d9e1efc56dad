import type { Inline, Passage, Prose } from "./prose.ts";

/** A rich_text block's elements, as prose. Unknown kinds are shown as nothing rather than guessed. */
export function readRichText(elements: readonly RichElement[]): Prose {
  const prose: Prose = [];
  for (const element of elements) {
    const last = prose.at(-1);
    const passage = readElement(element);
    if (passage === null) continue;
    // Slack sends a nested list as several flat ones, each with its own indent.
    if (
      last?.is === "list" &&
      passage.is === "list" &&
      last.indent === passage.indent &&
      last.ordered === passage.ordered
    ) {
      last.items.push(...passage.items);
    } else {
      prose.push(passage);
    }
  }
  return prose;
}

export interface RichElement {
  type: string;
  elements?: RichElement[];
  style?: string | { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean };
  indent?: number;
  offset?: number;
  text?: string;
  url?: string;
  name?: string;
  user_id?: string;
  channel_id?: string;
  range?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  value?: string;
}

function readElement(element: RichElement): Passage | null {
  const children = element.elements ?? [];
  switch (element.type) {
    case "rich_text_section":
      return { is: "paragraph", words: children.flatMap(readInline) };
    case "rich_text_quote":
      return { is: "quote", passages: [{ is: "paragraph", words: children.flatMap(readInline) }] };
    case "rich_text_preformatted":
      return { is: "code", text: children.map((child) => child.text ?? child.url ?? "").join("") };
    case "rich_text_list":
      return {
        is: "list",
        ordered: element.style === "ordered",
        start: (element.offset ?? 0) + 1,
        indent: element.indent ?? 0,
        items: children.map((child) => [{ is: "paragraph", words: (child.elements ?? []).flatMap(readInline) }]),
      };
    default:
      return null;
  }
}

function readInline(element: RichElement): Inline[] {
  return styled(readPlain(element), element);
}

function readPlain(element: RichElement): Inline[] {
  switch (element.type) {
    case "text":
      return lines(element.text ?? "", isCode(element));
    case "link":
      return [
        { is: "link", href: element.url ?? "", words: [{ is: "text", text: element.text ?? element.url ?? "" }] },
      ];
    case "user":
      return [{ is: "person", id: element.user_id ?? "" }];
    case "channel":
      return [{ is: "channel", id: element.channel_id ?? "", name: "" }];
    case "broadcast":
      return [{ is: "everybody", range: element.range ?? "" }];
    case "emoji":
      return [{ is: "emoji", name: element.name ?? "" }];
    case "color":
      return [{ is: "text", text: element.value ?? "" }];
    case "date":
      return [
        {
          is: "date",
          at: (element.timestamp ?? 0) * 1000,
          format: element.format ?? "{date_short} {time}",
          fallback: element.fallback ?? "",
          href: element.url ?? null,
        },
      ];
    default:
      return [];
  }
}

function lines(text: string, code: boolean): Inline[] {
  return text.split("\n").flatMap((line, index): Inline[] => {
    const word: Inline = code ? { is: "code", text: line } : { is: "text", text: line };
    const shown = line === "" ? [] : [word];
    return index === 0 ? shown : [{ is: "break" }, ...shown];
  });
}

function isCode(element: RichElement): boolean {
  return typeof element.style === "object" && element.style.code === true;
}

function styled(words: Inline[], element: RichElement): Inline[] {
  const style = typeof element.style === "object" ? element.style : {};
  let result = words;
  for (const name of ["bold", "italic", "strike"] as const) {
    if (style[name] === true) result = [{ is: name, words: result }];
  }
  return result;
}
