/** The characters a text message may hold, and how many of what each takes. */
export interface Charset {
  /** The text in characters that can be sent; null when too little of it would be left to be read. */
  legible(text: string): string | null;
  /** How much of the limit a text takes. The text must be legible. */
  fits(text: string): boolean;
}

/**
 * What GSM-7 and ASCII share. A character of GSM-7's extension table takes two of the 160 places. `narrow` keeps the 90
 * bytes of a Korean message as well.
 */
export function latin(narrow: boolean): Charset {
  return {
    legible: (text) => readable(fold(text), (character) => /[ -_a-~]/.test(character)),
    fits: (text) => septets(text) <= 160 && (!narrow || text.length <= 90),
  };
}

/** What every Korean handset shows: KS X 1001, at most 70 characters and 90 bytes. */
export const korean: Charset = {
  legible: (text) => readable(dashes(text.normalize("NFC")), (character) => bytesInEucKr(character) !== null),
  fits: (text) =>
    text.length <= 70 && [...text].reduce((sum, character) => sum + (bytesInEucKr(character) ?? 99), 0) <= 90,
};

/** 1 or 2; null for a character that EUC-KR doesn't know. */
export function bytesInEucKr(character: string): 1 | 2 | null {
  if (/^[ -~]$/.test(character)) return 1;
  known ??= twoByteCharacters();
  return known.has(character) ? 2 : null;
}

let known: ReadonlySet<string> | null = null;

/** The decoder knows more than the standard: only pairs of high bytes are in both. */
function twoByteCharacters(): ReadonlySet<string> {
  const decoder = new TextDecoder("euc-kr");
  const all = new Set<string>();
  for (let lead = 0xa1; lead <= 0xfe; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== "\ufffd" && !/[\ue000-\uf8ff]/.test(character)) all.add(character);
    }
  }
  return all;
}

function septets(text: string): number {
  return text.length + (text.match(/[\^{}\\[\]~|]/g)?.length ?? 0);
}

/** A letter that can't be sent becomes a question mark, anything else goes. */
function readable(text: string, sendable: (character: string) => boolean): string | null {
  const characters = [...text.replace(/\s+/gu, " ").trim()];
  const sent = characters.map((character) =>
    sendable(character) ? character : /[\p{L}\p{N}]/u.test(character) ? "?" : "",
  );
  const lost = characters.filter((character) => /[\p{L}\p{N}]/u.test(character) && !sendable(character)).length;
  const letters = characters.filter((character) => /[\p{L}\p{N}]/u.test(character)).length;
  const left = sent.join("").replace(/ +/g, " ").trim();
  return letters === 0 || lost * 3 > letters ? null : left;
}

/** Letters without their accents, and typewriter signs for the printer's. */
function fold(text: string): string {
  return dashes(text.normalize("NFC"))
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replaceAll("…", "...")
    .replaceAll("→", "->")
    .replaceAll("ß", "ss")
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""));
}

function dashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212]/g, "-");
}
