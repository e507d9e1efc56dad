import MarkdownIt from "markdown-it";
import type { Inline, Passage, Prose } from "../page/prose.ts";

const parser = new MarkdownIt({ html: false, linkify: true });
// "payments.sh" is a file, not a site.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

/** Markdown as a tree for the page to draw; raw HTML stays text, and nothing leaves here as HTML. */
export function readMarkdown(source: string): Prose {
  const [front, body] = withoutFrontMatter(source);
  return [...front, ...readPassages(new Cursor(parser.parse(body, {})), null)];
}

/** What a document says about itself in YAML is no heading, which Markdown would take it for. */
function withoutFrontMatter(source: string): [Prose, string] {
  const found = /^---\n([\s\S]*?)\n---\n/.exec(source);
  return found === null ? [[], source] : [[{ is: "code", text: found[1] ?? "" }], source.slice(found[0].length)];
}

type Token = ReturnType<typeof parser.parse>[number];

class Cursor {
  private readonly tokens: Token[];
  private at = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  next(): Token | null {
    this.at += 1;
    return this.tokens[this.at - 1] ?? null;
  }
}

function readPassages(cursor: Cursor, closing: string | null): Prose {
  const prose: Prose = [];
  for (let token = cursor.next(); token !== null && token.type !== closing; token = cursor.next()) {
    const passage = readPassage(cursor, token);
    if (passage !== null) prose.push(passage);
  }
  return prose;
}

function readPassage(cursor: Cursor, token: Token): Passage | null {
  switch (token.type) {
    case "heading_open":
      return { is: "heading", level: Number(token.tag.slice(1)), words: readLine(cursor, "heading_close") };
    case "paragraph_open":
      return { is: "paragraph", words: readLine(cursor, "paragraph_close") };
    case "blockquote_open":
      return { is: "quote", passages: readPassages(cursor, "blockquote_close") };
    case "bullet_list_open":
      return { is: "list", ordered: false, start: 1, indent: 0, items: readItems(cursor, "bullet_list_close") };
    case "ordered_list_open": {
      const start = Number(token.attrGet("start") ?? 1);
      return { is: "list", ordered: true, start, indent: 0, items: readItems(cursor, "ordered_list_close") };
    }
    case "table_open":
      return readTable(cursor);
    case "fence":
    case "code_block":
      return { is: "code", text: token.content.replace(/\n$/, "") };
    case "hr":
      return { is: "rule" };
    default:
      return null;
  }
}

function readItems(cursor: Cursor, closing: string): Prose[] {
  const items: Prose[] = [];
  for (let token = cursor.next(); token !== null && token.type !== closing; token = cursor.next()) {
    if (token.type === "list_item_open") items.push(readPassages(cursor, "list_item_close"));
  }
  return items;
}

function readTable(cursor: Cursor): Passage {
  const rows: Inline[][][] = [];
  for (let token = cursor.next(); token !== null && token.type !== "table_close"; token = cursor.next()) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type === "th_open") rows.at(-1)?.push(readLine(cursor, "th_close"));
    if (token.type === "td_open") rows.at(-1)?.push(readLine(cursor, "td_close"));
  }
  return { is: "table", head: rows[0] ?? [], rows: rows.slice(1) };
}

function readLine(cursor: Cursor, closing: string): Inline[] {
  const words: Inline[] = [];
  for (let token = cursor.next(); token !== null && token.type !== closing; token = cursor.next()) {
    if (token.type === "inline") words.push(...readWords(new Cursor(token.children ?? []), null));
  }
  return words;
}

const EMPHASIS: Record<string, "bold" | "italic" | "strike"> = {
  strong_open: "bold",
  em_open: "italic",
  s_open: "strike",
};

function readWords(cursor: Cursor, closing: string | null): Inline[] {
  const words: Inline[] = [];
  for (let token = cursor.next(); token !== null && token.type !== closing; token = cursor.next()) {
    const emphasis = EMPHASIS[token.type];
    if (emphasis !== undefined) {
      words.push({ is: emphasis, words: readWords(cursor, token.type.replace("_open", "_close")) });
    } else if (token.type === "link_open") {
      words.push({ is: "link", href: String(token.attrGet("href") ?? ""), words: readWords(cursor, "link_close") });
    } else {
      words.push(...readLeaf(token));
    }
  }
  return words;
}

function readLeaf(token: Token): Inline[] {
  if (token.type === "softbreak" || token.type === "hardbreak") return [{ is: "break" }];
  if (token.type === "code_inline") return [{ is: "code", text: token.content }];
  return token.content === "" ? [] : [{ is: "text", text: token.content }];
}
