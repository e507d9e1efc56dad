import { getTableColumns, sql, type Placeholder, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Tables } from "./tables.ts";

/** Every drizzle query builder is one; no other promise is, so nothing but a query can be awaited inside a transaction. */
export interface Query<T> extends PromiseLike<T> {
  prepare(): unknown;
}

/** The body of a transaction: a generator that may yield nothing but queries. SQLite runs it synchronously, PostgreSQL awaits each step. */
export type Tx<R> = Generator<Query<unknown>, R, unknown>;

/** `const rows = yield* q(tx.db.select().from(tx.tables.events));` Never catch a query's error in a body: the transaction is lost by then. */
export function* q<T>(query: Query<T>): Generator<Query<unknown>, T, unknown> {
  return (yield query) as T;
}

/** What a transaction's body works with. Its queries belong to one connection and mustn't outlive the body. */
export interface Connection {
  readonly db: Pick<BetterSQLite3Database, "select" | "selectDistinct" | "insert" | "update" | "delete" | "with">;
  readonly tables: Tables;
  /**
   * Holds everyone else who locks one of these names until this transaction ends (SQLite has one writer at a time anyway).
   * Several at once are taken in one order by everybody, so that nobody waits crosswise.
   */
  lock(...names: string[]): Query<unknown>;
  /** Passes by the rows that another transaction has locked, and locks those it finds (SQLite: the query as it is). */
  skipLocked<Q extends Query<unknown>>(select: Q): Q;
  /** The statement of that name, prepared once on this connection, with its arguments. */
  prepared<T>(name: string, build: (tx: Connection) => Query<T>, args: Record<string, unknown>): Query<T>;
}

/** The places of a hot statement's arguments. */
export type Arguments<Args> = { readonly [Name in keyof Args & string]: Placeholder<Name, Args[Name]> };

/**
 * A statement that is built and prepared once a connection, for the hot paths: drizzle unprepared costs three times a prepared insert and
 * forty times a prepared select. `name` is unique in the program. A boolean compared with or set to an argument needs a literal instead:
 * only inserted values are encoded.
 *
 * `const load = hot("events.load", (tx, a: Arguments<{ stream: string }>) => tx.db.select()…where(eq(tx.tables.events.stream, a.stream)));`
 */
export function hot<Args extends Record<string, unknown>, T>(
  name: string,
  build: (tx: Connection, args: Arguments<Args>) => Query<T>,
): (tx: Connection, args: Args) => Tx<T> {
  return (tx, args) => q(tx.prepared(name, (tx) => build(tx, placeholders as Arguments<Args>), args));
}

/** A hot statement over any number of rows, which all have the same keys: it runs once a batch. */
export function hotRows<Args extends Record<string, unknown>, T>(
  name: string,
  build: (tx: Connection, rows: Arguments<Args>[]) => Query<T[]>,
): (tx: Connection, rows: readonly Args[]) => Tx<T[]> {
  return function* inBatches(tx, rows) {
    const results: T[] = [];
    for (const batch of batchesOf(rows)) {
      const prepared = `${name} ${batch.length}`;
      results.push(...(yield* q(tx.prepared(prepared, (tx) => build(tx, batch.map(places<Args>)), numbered(batch)))));
    }
    return results;
  };
}

/**
 * The only way to say `.limit(…)`: SQLite looks at what is bound to a bare argument there, and compiles the statement anew each time that
 * anything is bound, which takes ten times as long as running it.
 */
export function atMost(limit: number | Placeholder): Placeholder {
  return sql`cast(${limit} as integer)` as unknown as Placeholder;
}

/** What is asked for together: 64 rows at once, and the rest by halves, so that few statements are prepared and few round trips made. */
export function* batchesOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length;) {
    const size = BATCHES.find((each) => each <= rows.length - start) ?? 1;
    yield rows.slice(start, start + size);
    start += size;
  }
}

const BATCHES = [64, 32, 16, 8, 4, 2, 1];

/** For an insert's `onConflictDoUpdate`: every column as the new row has it. */
export function incoming<T extends SQLiteTable>(table: T): Record<keyof T["$inferSelect"] & string, SQL> {
  const columns = Object.entries(getTableColumns(table));
  const values = columns.map(([key, column]) => [key, sql`excluded.${sql.identifier(column.name)}`]);
  return Object.fromEntries(values) as Record<keyof T["$inferSelect"] & string, SQL>;
}

/** A loop, not a chain of copies: every receipt and every event goes through here. */
function numbered(rows: readonly Record<string, unknown>[]): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    for (const name of Object.keys(row)) args[`${name}${index}`] = row[name];
  }
  return args;
}

function places<Args extends Record<string, unknown>>(row: Args, index: number): Arguments<Args> {
  return Object.fromEntries(
    Object.keys(row).map((name) => [name, sql.placeholder(`${name}${index}`)]),
  ) as Arguments<Args>;
}

const placeholders: unknown = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });

/** Runs one query and no more: a body that needs a snapshot of several must say so. */
export function onlyOnce<Result>(execute: (query: Query<unknown>) => Result): (query: Query<unknown>) => Result {
  let spent = false;
  return (query) => {
    if (spent) throw new Error("A body that reads by one statement has a second one.");
    spent = true;
    return execute(query);
  };
}

/** A prepared statement with its arguments, on its way to the engine that prepared it. */
export class Bound {
  readonly statement: { execute(args: Record<string, unknown>): unknown };
  readonly args: Record<string, unknown>;

  constructor(statement: Bound["statement"], args: Record<string, unknown> = {}) {
    this.statement = statement;
    this.args = args;
  }

  /** Bodies see a query like any other; only an engine's runner looks inside. */
  asQuery<T>(): Query<T> {
    return this as unknown as Query<T>;
  }
}
