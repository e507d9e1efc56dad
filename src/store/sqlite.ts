import { drizzle } from "drizzle-orm/better-sqlite3";
import { Bound, onlyOnce, type Connection, type Query, type Tx } from "./query.ts";
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
  const listeners = new Set<(topic: WakeTopic) => void>();

  function run<R>(start: typeof begin, body: (tx: Connection) => Tx<R>, execute: Execute): R {
    if (client.inTransaction) throw new Error("A transaction was begun inside another one's body.");
    start.run();
    try {
      const result = drive(body(connection), execute);
      commit.run();
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after a full disk.
      if (client.inTransaction) rollback.run();
      throw error;
    }
  }

  /** The file is ours alone and a body runs in one go: what it reads is one snapshot without a transaction. */
  function look<R>(body: (tx: Connection) => Tx<R>, execute: Execute): R {
    if (client.inTransaction) throw new Error("A read was begun inside a transaction's body.");
    return drive(body(connection), execute);
  }

  return {
    kind: "sqlite",
    instance,
    transaction: async (body) => run(begin, body, execute),
    read: async (body) => (client.readonly ? run(snapshot, body, executeRead) : look(body, executeRead)),
    readOne: async (body) => look(body, onlyOnce(executeRead)),
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
  /** The driver's statement. */
  stmt: { readonly: boolean };
}

type Execute = (query: Query<unknown>) => unknown;

const nothing: Prepared = { execute: () => ({ sync: () => [] }), stmt: { readonly: true } };
const NOTHING = new Bound(nothing);

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
function drive<R>(body: Tx<R>, execute: Execute): R {
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
  const [statement, args] = statementOf(query);
  return statement.execute(args).sync();
}

/** Asks the statement, which costs nothing; switching the connection to read-only and back costs more than a read. */
function executeRead(query: Query<unknown>): unknown {
  const [statement, args] = statementOf(query);
  if (!statement.stmt.readonly) throw new Error("A body that only reads would write: this is a read-only transaction.");
  return statement.execute(args).sync();
}

function statementOf(query: Query<unknown>): [Prepared, Record<string, unknown>] {
  return query instanceof Bound ? [query.statement as Prepared, query.args] : [query.prepare() as Prepared, {}];
}
