import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of one database's migrations, found upwards from here: the sources and the bundle lie at different depths. */
export function migrationsFolder(engine: "sqlite" | "postgres"): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, "migrations", engine);
    if (existsSync(join(candidate, "meta", "_journal.json"))) return candidate;
    if (folder === dirname(folder)) throw new Error(`The folder migrations/${engine} is missing beside the program.`);
  }
}

/** Throws when the database has already been through a migration this program doesn't know. `lastApplied`: its journal time, in ms. */
export function refuseNewer(folder: string, lastApplied: number | null): void {
  if (lastApplied !== null && lastApplied > newestMigration(folder)) {
    throw new Error(
      "This database was written by a newer version of Watchfire. Start that version again, or restore the backup made before the upgrade.",
    );
  }
}

/** The journal time of the last migration that this program knows, in ms. */
export function newestMigration(folder: string): number {
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as {
    entries: { when: number }[];
  };
  return Math.max(...journal.entries.map((entry) => entry.when));
}
