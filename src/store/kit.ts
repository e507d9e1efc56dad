import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * The column builders that tables.ts is written in. SQLite's are the master of all types; pg-kit.ts has the same names for PostgreSQL.
 * Times are epoch milliseconds, JSON is text on both: jsonb reorders keys and refuses NUL, and a stored event must come back byte for byte.
 */
export const sqliteKit = {
  table: sqliteTable,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  /** Milliseconds since the Unix epoch, UTC. */
  instant: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: "boolean" }),
  index,
  primaryKey,
};

export type Kit = typeof sqliteKit;
