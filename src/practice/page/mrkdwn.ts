import type { Inline, Passage, Prose } from "./prose.ts";

/** Reads Slack's own markup (bold, lists, quotes, `<@U…>`, `<!date^…>` and the rest). Nothing in it can become HTML. */
export function readMrkdwn(source: string): Prose {
  const passages: Prose = [];
  const fence = /```\n?([\s\S]*?)\n?```/g;
  let from = 0;
  for (const found of source.matchAll(fence)) {
    passages.push(...readLines(source.slice(from, found.index).replace(/\n$/, "")));
    passages.push({ is: "code", text: unescape(found[1] ?? "") });
    from = found.index + found[0].length;
    if (source[from] === "\n") from += 1;
  }
  passages.push(...readLines(source.slice(from)));
  return passages;
}

/** The same for a single line, where quotes and lists mean nothing. */
export function readMrkdwnLine(source: string): Inline[] {
  return readWords(source);
}

/** Text as Slack hands it over (`&amp;`, `&lt;`, `&gt;`) to text as people read it. */
export function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

interface Kind {
  name: "quote" | "bullet" | "number" | "plain";
  rest: string;
  start: number;
}

function readLines(source: string): Prose {
  if (source === "") return [];
  const passages: Prose = [];
  let run: Kind[] = [];
  const flush = (): void => {
    if (run.length > 0) passages.push(gather(run));
    run = [];
  };
  for (const line of source.split("\n")) {
    const kind = kindOf(line);
    if (run.length > 0 && run[0]?.name !== kind.name) flush();
    run.push(kind);
  }
  flush();
  return passages;
}

function kindOf(line: string): Kind {
  const quote = /^(?:&gt;|>)(?:&gt;&gt;|>>)? ?(.*)$/.exec(line);
  if (quote) return { name: "quote", rest: quote[1] ?? "", start: 1 };
  const bullet = /^\s*[•\-–] (.*)$/.exec(line);
  if (bullet) return { name: "bullet", rest: bullet[1] ?? "", start: 1 };
  const number = /^\s*(\d{1,3})\. (.*)$/.exec(line);
  if (number) return { name: "number", rest: number[2] ?? "", start: Number(number[1]) };
  return { name: "plain", rest: line, start: 1 };
}

function gather(run: Kind[]): Passage {
  const first = run[0];
  const name = first?.name ?? "plain";
  if (name === "plain") return { is: "paragraph", words: readWords(run.map((line) => line.rest).join("\n")) };
  if (name === "quote") {
    return { is: "quote", passages: [{ is: "paragraph", words: readWords(run.map((line) => line.rest).join("\n")) }] };
  }
  const items = run.map((line): Passage[] => [{ is: "paragraph", words: readWords(line.rest) }]);
  return { is: "list", ordered: name === "number", start: first?.start ?? 1, indent: 0, items };
}

const PATTERNS: { pattern: RegExp; read: (found: RegExpExecArray) => Inline | null }[] = [
  { pattern: /\n/y, read: () => ({ is: "break" }) },
  { pattern: /<([^<>\n]+)>/y, read: (found) => readToken(found[1] ?? "") },
  { pattern: /`([^`\n]+)`/y, read: (found) => ({ is: "code", text: unescape(found[1] ?? "") }) },
  { pattern: /:([a-z0-9_+'-]+):/y, read: (found) => ({ is: "emoji", name: found[1] ?? "" }) },
  { pattern: emphasis("\\*"), read: (found) => ({ is: "bold", words: readWords(found[1] ?? "") }) },
  { pattern: emphasis("_"), read: (found) => ({ is: "italic", words: readWords(found[1] ?? "") }) },
  { pattern: emphasis("~"), read: (found) => ({ is: "strike", words: readWords(found[1] ?? "") }) },
];

// A mark opens only where a word may begin, and closes only where one may end: `a*b*c` stays as it is.
function emphasis(mark: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${mark}(?=\\S)([^\\n]*?\\S)${mark}(?![\\p{L}\\p{N}])`, "uy");
}

function readWords(source: string): Inline[] {
  const words: Inline[] = [];
  let plain = "";
  let at = 0;
  while (at < source.length) {
    const next = readAt(source, at);
    if (next === null) {
      plain += source[at];
      at += 1;
      continue;
    }
    if (plain !== "") words.push({ is: "text", text: unescape(plain) });
    plain = "";
    words.push(next.word);
    at = next.end;
  }
  if (plain !== "") words.push({ is: "text", text: unescape(plain) });
  return words;
}

function readAt(source: string, at: number): { word: Inline; end: number } | null {
  for (const { pattern, read } of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    const word = found === null ? null : read(found);
    if (found !== null && word !== null) return { word, end: at + found[0].length };
  }
  return null;
}

function readToken(token: string): Inline | null {
  const bar = token.indexOf("|");
  const head = bar === -1 ? token : token.slice(0, bar);
  const label = bar === -1 ? null : unescape(token.slice(bar + 1));
  if (/^@[UW][A-Z0-9]+$/.test(head)) return { is: "person", id: head.slice(1) };
  if (/^#[CGD][A-Z0-9]+$/.test(head)) return { is: "channel", id: head.slice(1), name: label ?? "" };
  if (head.startsWith("!date^")) return readDate(head, label ?? "");
  if (/^!(here|channel|everyone)$/.test(head)) return { is: "everybody", range: head.slice(1) };
  if (head.startsWith("!subteam^")) return { is: "text", text: label ?? "@group" };
  if (!/^(https?|mailto|tel|slack):/i.test(head)) return null;
  const href = unescape(head);
  return { is: "link", href, words: [{ is: "text", text: label ?? href.replace(/^mailto:/, "") }] };
}

function readDate(head: string, fallback: string): Inline | null {
  const [, at, format, href] = head.split("^");
  if (at === undefined || format === undefined || !/^\d+$/.test(at)) return null;
  return { is: "date", at: Number(at) * 1000, format, fallback, href: href === undefined ? null : unescape(href) };
}
