import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { Mistake } from "./mistakes.ts";

export type Path = readonly (string | number)[];

export interface YamlFile {
  readonly name: string;
  /** Plain data; an empty object for an empty file. */
  readonly value: unknown;
  /** The line on which the value at `path` is written, or the nearest thing above it that is; null for an empty file. */
  lineOf(path: Path): number | null;
  /** Where the text isn't YAML; then nothing else can be said about it. */
  readonly mistakes: readonly Mistake[];
}

/** Parses the text of a YAML file, keeping the lines. */
export function parseYamlFile(name: string, text: string): YamlFile {
  const lines = new LineCounter();
  // A file written on a Mac may spell Hangul in single letters; names are compared, so one spelling is kept.
  const document = parseDocument(text.normalize("NFC"), {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    merge: true,
  });
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    file: name,
    line: lines.linePos(pos[0]).line,
    path: "",
    problem: `${message}.`,
  }));
  const lineOf = (path: Path) => {
    const offset = offsetOf(document, path);
    return offset === null ? null : lines.linePos(offset).line;
  };
  const { value, mistakes } = problems.length > 0 ? { value: {}, mistakes: problems } : plainValue(name, document);
  return { name, value, lineOf, mistakes };
}

function plainValue(name: string, document: Document.Parsed): { value: unknown; mistakes: readonly Mistake[] } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) ?? {}, mistakes: [] };
  } catch (error) {
    // Unknown aliases, and aliases that would unfold without end, are found only here.
    const problem = error instanceof Error ? `${error.message}.` : "It can't be read.";
    return { value: {}, mistakes: [{ file: name, line: null, path: "", problem }] };
  }
}

/** Follows the path as far as the text goes: a key for what is named, the item itself in a list. */
function offsetOf(document: Document.Parsed, path: Path): number | null {
  let node: unknown = document.contents;
  let offset: number | null = document.contents?.range[0] ?? null;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | null {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? null) : null;
}
