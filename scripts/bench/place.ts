import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFile, type OpenFile } from "../../src/store/sqlite-file.ts";
import { sqliteStore } from "../../src/store/sqlite.ts";
import type { Store } from "../../src/store/store.ts";
import { openPostgresPlace } from "./postgres-place.ts";

/** One of the two databases, durable, on a real disk unless TMPDIR says otherwise, and gone with the process. */
export interface Place {
  /** With its version. */
  name: string;
  /**
   * Fills a new database. The way there isn't measured, and doesn't wait for the disk. `sql` runs a statement that both
   * databases understand.
   */
  fill(work: (store: Store, sql: (statement: string) => Promise<void>) => Promise<void>): Promise<Filled>;
  /** The milliseconds that so many commits of a kilobyte each take a bare program, one after the other. */
  bareCommits(count: number): Promise<number>;
  close(): Promise<void>;
}

/** A database that is copied and never opened itself: each copy begins the same. */
export interface Filled {
  /** The DATABASE_URL of a new copy. */
  copy(): Promise<string>;
}

/** Measures the same on both databases, one after the other. */
export async function inBothPlaces<Found>(measure: (place: Place) => Promise<Found[]>): Promise<Found[]> {
  const found: Found[] = [];
  for (const open of [openSqlitePlace, openPostgresPlace]) {
    const place = await open();
    try {
      found.push(...(await measure(place)));
    } finally {
      await place.close();
    }
  }
  return found;
}

/** A database file of its own. */
export function openBenchFile(): { file: OpenFile; store: Store } {
  const file = openFile(join(benchFolder(), "watchfire.db"));
  return { file, store: sqliteStore(file, "bench") };
}

/** What a row of a bench on SQLite alone says it ran on. */
export function sqliteName({ client }: OpenFile): string {
  return `SQLite ${String(client.prepare("select sqlite_version()").pluck().get())}`;
}

export function benchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "watchfire-bench-"));
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const cleaning: (() => void)[] = [];
process.on("exit", () => cleaning.toReversed().forEach((clean) => clean()));

/** What must be gone when the process is, the newest first. */
export function atExit(clean: () => void): void {
  cleaning.push(clean);
}

async function openSqlitePlace(): Promise<Place> {
  const folder = benchFolder();
  let files = 0;
  const newFile = (): string => join(folder, `${(files += 1)}.sqlite`);
  return {
    name: sqliteName(openBenchFile().file),
    async fill(work) {
      const template = newFile();
      const file = openFile(template);
      file.client.pragma("synchronous = off");
      const store = sqliteStore(file, "filler");
      await work(store, async (statement) => void file.client.exec(statement));
      await store.close();
      return {
        async copy() {
          const path = newFile();
          copyFileSync(template, path);
          return path;
        },
      };
    },
    async bareCommits(count) {
      const { client } = openBenchFile().file;
      const insert = client.prepare("insert into settings (key, value) values (?, ?)");
      const value = "x".repeat(1_000);
      const started = performance.now();
      for (let key = 0; key < count; key += 1) insert.run(`key ${key}`, value);
      return performance.now() - started;
    },
    close: async () => undefined,
  };
}
