import { sql, type Placeholder } from "drizzle-orm";
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
  /** Holds everyone else who locks the same name until this transaction ends (SQLite has one writer at a time anyway). */
  lock(name: string): Query<unknown>;
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

const placeholders: unknown = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });

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
