import type { Clock } from "../clock.ts";
import { sqliteStore } from "./sqlite.ts";
import { openFile, openFileReadOnly, openMemory } from "./sqlite-file.ts";
import type { Store, StoreLogger } from "./store.ts";

export interface StoreOptions {
  /** `postgres://…`, a file for SQLite (`file:` before it is fine), or `:memory:`. */
  readonly url: string;
  /** A fresh id for this start of the process. */
  readonly instance: string;
  readonly logger: StoreLogger;
  /** For the pause before a lost connection is tried again. */
  readonly clock: Clock;
}

/** Opens the database and brings it up to date. Throws a sentence for the operator where it is in use, too new or out of reach. */
export async function openStore({ url, ...options }: StoreOptions): Promise<Store> {
  if (isPostgres(url)) {
    // Only who uses PostgreSQL pays for loading it.
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres({ url, ...options });
  }
  if (url === ":memory:") return openMemoryStore(options.instance);
  return sqliteStore(openFile(filePath(url)), options.instance);
}

/** A store of its own that lives as long as the process, for tests and simulations. */
export function openMemoryStore(instance = "memory"): Store {
  return sqliteStore(openMemory(), instance);
}

/** For command-line readers: looks into a SQLite file beside the process that owns it. Only `read` works. */
export function openStoreReadOnly(url: string): Store {
  return sqliteStore(openFileReadOnly(filePath(url)), "reader");
}

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url);
}

export function filePath(url: string): string {
  return url.replace(/^(file|sqlite):(\/\/)?/, "");
}
