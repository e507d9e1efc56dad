import type { Instant } from "../clock.ts";
import type { Connection, Tx } from "./query.ts";

/** Why somebody should look at the store now. A mere hint: it may be lost, so that every listener also looks on its own from time to time. */
export type WakeTopic = "effects" | "deadlines" | "inbox" | "contacts";

/** What differs between the two databases. Everything else, one file a table, is written once in terms of `Connection`. */
export interface Store {
  readonly kind: "sqlite" | "postgres";
  /** This process's id, the `owner` of the leases it takes. Another start is another instance. */
  readonly instance: string;
  /**
   * Runs the body with the write lock and commits; an error thrown in it rolls back and comes out here.
   * PostgreSQL may run a body again after a deadlock: it must not touch anything but its own variables.
   */
  transaction<R>(body: (tx: Connection) => Tx<R>): Promise<R>;
  /** Runs a body that only reads, on one snapshot and without the write lock. A write in it fails. */
  read<R>(body: (tx: Connection) => Tx<R>): Promise<R>;
  /** The same for a body of one statement, which is a snapshot by itself and is spared a transaction. A second one in it fails. */
  readOne<R>(body: (tx: Connection) => Tx<R>): Promise<R>;
  /** Call it after the commit; every instance's listeners hear it, this one's first. */
  wake(topic: WakeTopic): void;
  /** Returns how to stop listening. */
  onWake(listener: (topic: WakeTopic) => void): () => void;
  /** The instances whose leases still count, this one among them. On SQLite it is alone: one process owns the file. */
  aliveInstances(): Promise<string[]>;
  /** The database's clock, which instances agree on; null where the database has none of its own. */
  databaseTime(): Promise<Instant | null>;
  /** Writes a consistent copy while the store is in use. Only SQLite has it; PostgreSQL brings its own tools. */
  backup?(file: string): Promise<void>;
  /** Waits for what is running, then lets go of the database. */
  close(): Promise<void>;
}

/** What a store tells of itself; pino's logger fits. */
export interface StoreLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
