import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What was kept; null where there is no file, and an error where it can't be read. */
export function readWhole(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new Error(`${file} can't be read. Move it away to start with an empty practice workspace.`, { cause: error });
  }
}

/** Written beside and moved into place: a killed process leaves the old file or the new one, never half of one. */
export function writeWhole(file: string, kept: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(kept));
  renameSync(`${file}.new`, file);
}
