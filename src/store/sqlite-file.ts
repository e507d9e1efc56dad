import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { migrationsFolder, refuseNewer } from "./migrations.ts";

export interface OpenFile {
  readonly client: Database.Database;
  close(): void;
}

// Before it, a write-ahead log that restarts while another connection reads may corrupt the file (sqlite.org/wal.html, "the WAL-reset bug").
const OLDEST_SAFE_SQLITE = [3, 51, 3];

// A held lock would stop the whole event loop for as long.
const BUSY_TIMEOUT_MS = 250;

/** Makes the folder and the file where they are missing, keeps every other process out, migrates. Throws a sentence for the operator. */
export function openFile(file: string, migrations = migrationsFolder("sqlite")): OpenFile {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  const unlock = lockFile(path);
  try {
    const client = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      prepareFile(client, migrations);
    } catch (error) {
      client.close();
      throw error;
    }
    return {
      client,
      close() {
        client.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Opens an existing file beside the process that owns it. It never writes and never migrates. */
export function openFileReadOnly(file: string): OpenFile {
  const client = new Database(resolve(file), { timeout: BUSY_TIMEOUT_MS, readonly: true, fileMustExist: true });
  return { client, close: () => client.close() };
}

/** A migrated database in memory: a copy of one that was migrated once, which takes microseconds instead of milliseconds. */
export function openMemory(): OpenFile {
  template ??= migratedTemplate();
  const client = new Database(template);
  setForEveryConnection(client);
  return { client, close: () => client.close() };
}

let template: Buffer | undefined;

function migratedTemplate(): Buffer {
  const client = new Database(":memory:");
  migrateFile(client, migrationsFolder("sqlite"));
  const image = client.serialize();
  client.close();
  return image;
}

/** An exclusive transaction on a file beside the database, which the kernel ends with the process, however it dies. */
function lockFile(path: string): () => void {
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new Error(
        `Another Watchfire is running on ${path}. A SQLite file belongs to one process; stop the other one, or use PostgreSQL for several instances.`,
        { cause: error },
      );
    }
    throw error;
  }
  return () => lock.close();
}

function prepareFile(client: Database.Database, migrations: string): void {
  assertVersion(client);
  client.pragma("journal_mode = wal");
  migrateFile(client, migrations);
  setForEveryConnection(client);
  // better-sqlite3 is built to fall back to NORMAL with a write-ahead log, which loses commits when the power goes.
  client.pragma("synchronous = full");
  if (
    client.pragma("synchronous", { simple: true }) !== 2 ||
    client.pragma("journal_mode", { simple: true }) !== "wal"
  ) {
    throw new Error(
      "SQLite refused synchronous=FULL or a write-ahead log: the data folder may be on a network file system.",
    );
  }
}

function assertVersion(client: Database.Database): void {
  const version = client.prepare("select sqlite_version()").pluck().get() as string;
  const parts = version.split(".").map(Number);
  const differing = OLDEST_SAFE_SQLITE.findIndex((part, place) => part !== parts[place]);
  if (differing >= 0 && (parts[differing] ?? 0) < (OLDEST_SAFE_SQLITE[differing] ?? 0)) {
    throw new Error(
      `SQLite ${version} is too old: ${OLDEST_SAFE_SQLITE.join(".")} is the first that never corrupts a write-ahead log.`,
    );
  }
}

/** Foreign keys stay off meanwhile: drizzle rebuilds a table by dropping it, and the drop would take the children along. */
function migrateFile(client: Database.Database, folder: string): void {
  client.pragma("foreign_keys = off");
  refuseNewer(folder, lastApplied(client));
  migrate(drizzle({ client }), { migrationsFolder: folder });
  const broken = client.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0) throw new Error(`A migration left ${broken.length} rows without the rows they belong to.`);
}

function lastApplied(client: Database.Database): number | null {
  const journal = client.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (journal === undefined) return null;
  return client.prepare("select max(created_at) from __drizzle_migrations").pluck().get() as number | null;
}

function setForEveryConnection(client: Database.Database): void {
  client.pragma("foreign_keys = on");
  // With it a REPLACE meets the triggers that keep events from being deleted.
  client.pragma("recursive_triggers = on");
}
