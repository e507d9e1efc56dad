/** A stretch of words and whether it was there before, is there now, or both. */
export interface Stretch {
  kind: "same" | "old" | "new";
  text: string;
}

/** The difference between two texts, word by word; white space goes with the word before it. */
export function wordDifference(before: string, after: string): Stretch[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  const common = longestCommon(old, now);
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  /** Whether the line that is being drawn holds anything of the newer text. */
  let held = false;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && same(old[i]!, now[j]!)) {
      add(stretches, "same", now[j]!);
      held = !now[j]!.includes("\n");
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= now.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      const more = j < now.length;
      add(stretches, "old", more ? spaced(old[i]!, held) : old[i]!);
      i += 1;
    } else {
      add(stretches, "new", now[j]!);
      held = !now[j]!.includes("\n");
      j += 1;
    }
  }
  return stretches;
}

/** What went from the end of a line that stays doesn't break it, and nothing that went sticks to what follows. */
function spaced(word: string, held: boolean): string {
  return held || !/\s$/u.test(word) ? `${word.trimEnd()} ` : word;
}

function wordsOf(text: string): string[] {
  return text.match(/\S+\s*/gu) ?? [];
}

function same(left: string, right: string): boolean {
  return left.trim() === right.trim();
}

/** `[i][j]`: how many words the ends from `i` and from `j` have in common, in order. */
function longestCommon(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      table[i]![j] = same(old[i]!, now[j]!)
        ? table[i + 1]![j + 1]! + 1
        : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

function add(stretches: Stretch[], kind: Stretch["kind"], word: string): void {
  const last = stretches.at(-1);
  if (last?.kind === kind) last.text += word;
  else stretches.push({ kind, text: word });
}
