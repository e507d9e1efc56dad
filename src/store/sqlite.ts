import { drizzle } from "drizzle-orm/better-sqlite3";
import { Bound, type Connection, type Query, type Tx } from "./query.ts";
import * as tables from "./schema.sqlite.ts";
import type { OpenFile } from "./sqlite-file.ts";
import type { Store, WakeTopic } from "./store.ts";

/** The store on an open SQLite file. A body runs from its first line to its commit without anybody else getting a turn. */
export function sqliteStore(file: OpenFile, instance: string): Store {
  const { client } = file;
  const connection = connect(client);
  const begin = client.prepare<[]>("begin immediate");
  const snapshot = client.prepare<[]>("begin");
  const commit = client.prepare<[]>("commit");
  const rollback = client.prepare<[]>("rollback");
  const changes = client.prepare<[]>("select total_changes()").pluck();
  const listeners = new Set<(topic: WakeTopic) => void>();

  // Cheaper than switching the connection to read-only and back, and throwing undoes the write.
  function* unchanged<R>(body: Tx<R>): Tx<R> {
    const before = changes.get();
    const result = yield* body;
    if (changes.get() !== before)
      throw new Error("A body that only reads has written: this is a read-only transaction.");
    return result;
  }

  function run<R>(start: typeof begin, body: (tx: Connection) => Tx<R>): R {
    if (client.inTransaction) throw new Error("A transaction was begun inside another one's body.");
    start.run();
    try {
      const result = drive(body(connection));
      commit.run();
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after a full disk.
      if (client.inTransaction) rollback.run();
      throw error;
    }
  }

  return {
    kind: "sqlite",
    instance,
    transaction: async (body) => run(begin, body),
    read: async (body) => run(snapshot, (tx) => unchanged(body(tx))),
    wake(topic) {
      queueMicrotask(() => listeners.forEach((listener) => listener(topic)));
    },
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    aliveInstances: async () => [instance],
    databaseTime: async () => null,
    async backup(file) {
      await client.backup(file);
    },
    async close() {
      listeners.clear();
      file.close();
    },
  };
}

interface Prepared {
  execute(args: Record<string, unknown>): { sync(): unknown };
}

const NOTHING = new Bound({ execute: () => ({ sync: () => [] }) });

function connect(client: OpenFile["client"]): Connection {
  const statements = new Map<string, Prepared>();
  const connection: Connection = {
    db: drizzle({ client }),
    tables,
    lock: () => NOTHING.asQuery(),
    skipLocked: (select) => select,
    prepared(name, build, args) {
      let statement = statements.get(name);
      if (statement === undefined) {
        statement = build(connection).prepare() as Prepared;
        statements.set(name, statement);
      }
      return new Bound(statement, args).asQuery();
    },
  };
  return connection;
}

/** Runs a body's queries one after the other. One that fails ends the body there, past its catch clauses, as it would on PostgreSQL. */
function drive<R>(body: Tx<R>): R {
  let step = body.next();
  while (step.done !== true) {
    let rows: unknown;
    try {
      rows = execute(step.value);
    } catch (error) {
      body.return(undefined as R);
      throw error;
    }
    step = body.next(rows);
  }
  return step.value;
}

function execute(query: Query<unknown>): unknown {
  if (query instanceof Bound) return (query.statement as Prepared).execute(query.args).sync();
  return (query.prepare() as Prepared).execute({}).sync();
}
