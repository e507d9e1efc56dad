/** One thing the doctor looked at. `unsure`: it can't be seen from here, or is worth knowing. */
export interface Finding {
  readonly verdict: "good" | "bad" | "unsure";
  /** A sentence that stands alone: what is so, and what to do about it. */
  readonly words: string;
}

export const good = (words: string): Finding => ({ verdict: "good", words });
export const bad = (words: string): Finding => ({ verdict: "bad", words });
export const unsure = (words: string): Finding => ({ verdict: "unsure", words });

const signs = { good: "✓ fine ", bad: "✗ wrong", unsure: "– note " } as const;

/** One line a finding. The sign is never alone: a screen reader and a grep read the word. */
export function describe({ verdict, words }: Finding): string {
  return `${signs[verdict]}  ${words}`;
}
