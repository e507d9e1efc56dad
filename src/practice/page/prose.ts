/** Formatted text as a tree: what Slack's mrkdwn, rich text and Markdown all become before they are drawn. */
export type Prose = Passage[];

export type Passage =
  | { is: "paragraph"; words: Inline[] }
  | { is: "heading"; level: number; words: Inline[] }
  | { is: "quote"; passages: Passage[] }
  | { is: "code"; text: string }
  | { is: "list"; ordered: boolean; start: number; indent: number; items: Passage[][] }
  | { is: "table"; head: Inline[][]; rows: Inline[][][] }
  | { is: "rule" };

export type Inline =
  | { is: "text"; text: string }
  | { is: "break" }
  | { is: "code"; text: string }
  | { is: "bold" | "italic" | "strike"; words: Inline[] }
  | { is: "link"; href: string; words: Inline[] }
  | { is: "person"; id: string }
  | { is: "channel"; id: string; name: string }
  | { is: "everybody"; range: string }
  | { is: "date"; at: number; format: string; fallback: string; href: string | null }
  | { is: "emoji"; name: string };
