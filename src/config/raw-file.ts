import type { Path } from "./yaml-file.ts";

// The file as it was written, before anybody has said that it has the right shape.

/** The places of a list's items; none where there is no list. */
export function items(file: unknown, path: Path): Path[] {
  const value = at(file, ...path);
  return Array.isArray(value) ? value.map((_, index) => [...path, index]) : [];
}

export function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

export function at(value: unknown, ...path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    const has = typeof inner === "object" && inner !== null && Object.hasOwn(inner, step);
    return has ? (inner as Record<string | number, unknown>)[step] : undefined;
  }, value);
}
