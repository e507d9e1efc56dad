import { convertHangulToQwerty, convertQwertyToHangul } from "es-hangul";

/**
 * What a line may have been meant to say when the keyboard was in the other language: `ㅁ차` is `ack`,
 * `dhsZhf` is `온콜`. Mentions stay as they are. null when it would say the same.
 */
export function onOtherKeyboard(line: string): string | null {
  if (line.length > LONGEST) return null;
  const convert = /\p{Script=Hangul}/u.test(firstWord(line)) ? convertHangulToQwerty : convertQwertyToHangul;
  const converted = line
    .split(/(\s+)/u)
    .map((word) => (word.startsWith("<") ? word : convert(word)))
    .join("");
  return converted === line ? null : converted;
}

/** Nobody types this much without looking up. */
const LONGEST = 300;

function firstWord(line: string): string {
  return /^\S*/u.exec(line)![0];
}
