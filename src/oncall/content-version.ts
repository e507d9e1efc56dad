/**
 * A short fingerprint of plain data: equal content gives an equal version on every machine. It tells versions apart, it does
 * not protect against anybody (32-bit FNV-1a over the JSON, with sorted keys).
 */
export function contentVersion(content: unknown): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(content, sortKeys))) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, "0");
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
