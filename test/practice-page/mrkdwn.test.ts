import { describe, expect, test } from "vitest";
import { formatDateToken } from "../../src/practice/page/dates.ts";
import { insideLink } from "../../src/practice/page/address.ts";
import { readMrkdwn } from "../../src/practice/page/mrkdwn.ts";
import { readRichText } from "../../src/practice/page/rich-text.ts";
import { withMentions } from "../../src/practice/page/slack-text.ts";
import { readMarkdown } from "../../src/practice/web/markdown.ts";

const words = (source: string) => {
  const [first] = readMrkdwn(source);
  return first?.is === "paragraph" ? first.words : first;
};
const text = (text: string) => ({ is: "text", text }) as const;

describe("mrkdwn", () => {
  test("reads bold, italic, strike and code, also inside each other", () => {
    expect(words("*a _b_* ~c~ `*d*`")).toEqual([
      { is: "bold", words: [text("a "), { is: "italic", words: [text("b")] }] },
      text(" "),
      { is: "strike", words: [text("c")] },
      text(" "),
      { is: "code", text: "*d*" },
    ]);
  });

  test("leaves marks inside words, alone, or beside a space as they are", () => {
    expect(words("a*b*c 2 * 3 * 4 snake_case_name *")).toEqual([text("a*b*c 2 * 3 * 4 snake_case_name *")]);
  });

  test("reads people, channels, links, dates and emoji", () => {
    expect(words("<@U0BEN><#C1|general><https://a.b/c?d&amp;e|go &lt;on>:fire:<!here>")).toEqual([
      { is: "person", id: "U0BEN" },
      { is: "channel", id: "C1", name: "general" },
      { is: "link", href: "https://a.b/c?d&e", words: [text("go <on")] },
      { is: "emoji", name: "fire" },
      { is: "everybody", range: "here" },
    ]);
    expect(words("<!date^1700000000^{time} ({ago})|then>")).toEqual([
      { is: "date", at: 1_700_000_000_000, format: "{time} ({ago})", fallback: "then", href: null },
    ]);
  });

  test("makes no link of a script, and no markup of escaped brackets", () => {
    expect(words("<javascript:alert(1)|x> &lt;b&gt;&amp;amp;")).toEqual([text("<javascript:alert(1)|x> <b>&amp;")]);
  });

  test("tells quotes, lists, code and lines apart", () => {
    expect(readMrkdwn("one\ntwo\n&gt; said\n• a\n• b\n3. c\n```x\n*y*```").map((passage) => passage.is)).toEqual([
      "paragraph",
      "quote",
      "list",
      "list",
      "code",
    ]);
  });
});

test("date tokens are worded in the reader's language, and unknown ones stay", () => {
  const at = Date.UTC(2026, 10, 22, 3, 2);
  expect(formatDateToken("{ago}", at, at + 300_000, "en")).toBe("5 minutes ago");
  expect(formatDateToken("{ago}", at, at + 300_000, "ko")).toBe("5분 전");
  expect(formatDateToken("{date_short_pretty} {nonsense}", at, at, "en")).toBe("Today {nonsense}");
});

test("rich text becomes the same prose", () => {
  const section = {
    type: "rich_text_section",
    elements: [
      { type: "text", text: "hi", style: { bold: true } },
      { type: "user", user_id: "U1" },
    ],
  };
  expect(readRichText([section])).toEqual([
    {
      is: "paragraph",
      words: [
        { is: "bold", words: [text("hi")] },
        { is: "person", id: "U1" },
      ],
    },
  ]);
  expect(readRichText([{ type: "something_new" }])).toEqual([]);
});

test("Markdown becomes a tree in which HTML is text and scripts are no links", () => {
  expect(readMarkdown("# T\n\n<b>x</b> [a](javascript:x)")).toEqual([
    { is: "heading", level: 1, words: [text("T")] },
    { is: "paragraph", words: [text("<b>x</b> [a](javascript:x)")] },
  ]);
  const [table] = readMarkdown("| a | b |\n|---|---|\n| 1 | **2** |");
  expect(table).toMatchObject({
    is: "table",
    head: [[text("a")], [text("b")]],
    rows: [[[text("1")], [{ is: "bold" }]]],
  });
});

test("a mention may be followed by a Korean particle", () => {
  const person = { id: "U0JIWOO", handle: "jiwoo", name: "지우", role: "", standing: "member", korean: true } as const;
  const names = { people: [person], channels: [], others: [] };
  expect(withMentions("@지우님 확인", names)).toBe("<@U0JIWOO>님 확인");
  expect(withMentions("@지우 a@jiwoo.kr @jiwoos", names)).toBe("@지우 a@jiwoo.kr @jiwoos");
});

test("links into the workspace are recognised, others are not", () => {
  const link = "https://practice.slack.com/archives/C0001/p1732345678000100?thread_ts=1732345670.000100&cid=C0001";
  expect(insideLink(link)).toEqual({ channel: "C0001", ts: "1732345678.000100", thread: "1732345670.000100" });
  expect(insideLink("https://example.com/docs")).toBeNull();
});
