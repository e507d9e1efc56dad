/** People's words as a sentence of its own: with a full stop where they ended in none. */
export function sentence(words: string): string {
  const said = words.trim();
  return /[.!?…。]$/u.test(said) ? said : `${said}.`;
}
