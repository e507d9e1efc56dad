import type { Texts } from "../../texts/texts.ts";

/** What a way is called in a sentence; its own name where nobody gave it another. */
export function meansName(name: string, { rehearsal }: Texts): string {
  return rehearsal.means[name] ?? name;
}

export function meansNames(names: readonly string[], texts: Texts): string {
  return [...new Set(names.map((name) => meansName(name, texts)))].join(", ");
}
