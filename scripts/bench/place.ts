import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFile, type OpenFile } from "../../src/store/sqlite-file.ts";
import { sqliteStore } from "../../src/store/sqlite.ts";
import type { Store } from "../../src/store/store.ts";

/** A database file of its own, on a real disk unless TMPDIR says otherwise, gone with the process. */
export function openBenchFile(): { file: OpenFile; store: Store } {
  const folder = mkdtempSync(join(tmpdir(), "watchfire-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = openFile(join(folder, "watchfire.db"));
  return { file, store: sqliteStore(file, "bench") };
}
