/** People's words as a sentence of its own: with a full stop where they ended in none. */
export function sentence(words: string): string {
  const said = words.trim();
  return /[.!?…。]$/u.test(said) ? said : `${said}.`;
}

/** People's words in quotation marks at the end of a sentence, whose full stop stands behind them once. */
export function quoted(words: string): string {
  return `“${words.trim().replace(/(?<![.。])[.。]$/u, "")}”.`;
}
