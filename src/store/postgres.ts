import { DrizzleQueryError } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { DatabaseError, Pool, type Client, type PoolClient } from "pg";
import type { Clock } from "../clock.ts";
import { keepPresence } from "./postgres-presence.ts";
import { migratePostgres } from "./postgres-migrate.ts";
import { Bound, onlyOnce, type Connection, type Query, type Tx } from "./query.ts";
import * as tables from "./schema.pg.ts";
import type { Store, StoreLogger } from "./store.ts";

export interface PostgresOptions {
  readonly url: string;
  readonly instance: string;
  readonly logger: StoreLogger;
  readonly clock: Clock;
}

// Machine-time limits, in milliseconds. No statement of ours takes long; one that does is stuck, and its connection is needed.
const LIMITS = {
  max: 10,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 10_000,
};

const TRANSACTION_ATTEMPTS = 4;
const BEGIN_READING = "begin isolation level repeatable read read only";

export async function openPostgres(options: PostgresOptions): Promise<Store> {
  await migratePostgres(options.url);
  const pool = openPool(options);
  const presence = await keepPresence({ ...options, pool }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return {
    kind: "postgres",
    instance: options.instance,
    transaction: (body) => attempt(pool, "begin", body, TRANSACTION_ATTEMPTS),
    read: (body) => attempt(pool, BEGIN_READING, body, TRANSACTION_ATTEMPTS),
    readOne: (body) => readOne(pool, body),
    wake: presence.wake,
    onWake: presence.onWake,
    aliveInstances: presence.aliveInstances,
    databaseTime: presence.databaseTime,
    async close() {
      await presence.leave();
      await pool.end();
    },
  };
}

/** Runs a body that only reads on a connection of the caller's. */
export async function readOn<R>(client: Client | PoolClient, body: (tx: Connection) => Tx<R>): Promise<R> {
  await client.query(BEGIN_READING);
  const result = await drive(body(connectionOf(client)));
  await client.query("commit");
  return result;
}

function openPool({ url, logger }: PostgresOptions): Pool {
  const pool = new Pool({ connectionString: url, application_name: "watchfire", ...LIMITS });
  const report = (error: Error) => logger.warn({ err: error }, "a database connection was lost");
  // The pool speaks for idle connections only; one that drops while it is checked out would end the process.
  pool.on("error", report);
  pool.on("connect", (client) => client.on("error", report));
  return pool;
}

/** drizzle 0.45's own transaction starves the pool when BEGIN fails, and a failing ROLLBACK there hides the error. */
async function attempt<R>(
  pool: Pool,
  begin: string,
  body: (tx: Connection) => Tx<R>,
  attemptsLeft: number,
): Promise<R> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(begin);
    const result = await drive(body(connectionOf(client)));
    const { command } = await client.query("commit");
    if (command !== "COMMIT") throw new Error("PostgreSQL rolled the transaction back.");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => (broken = true));
    if (!isRetryable(error) || attemptsLeft <= 1) throw error;
  } finally {
    client.release(broken);
  }
  return attempt(pool, begin, body, attemptsLeft - 1);
}

async function readOne<R>(pool: Pool, body: (tx: Connection) => Tx<R>): Promise<R> {
  const client = await pool.connect();
  try {
    return await drive(body(connectionOf(client)), onlyOnce(execute));
  } finally {
    client.release();
  }
}

/** A deadlock or a serialisation failure: PostgreSQL asks for the same again. */
function isRetryable(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === "40P01" || error.code === "40001");
}

// Statements are prepared per connection: one prepared on the pool would run on any connection, outside the transaction.
const connections = new WeakMap<Client | PoolClient, Connection>();

interface Prepared {
  execute(args: Record<string, unknown>): Promise<unknown>;
}

function connectionOf(client: Client | PoolClient): Connection {
  const known = connections.get(client);
  if (known !== undefined) return known;
  const statements = new Map<string, Prepared>();
  const connection: Connection = {
    db: drizzle({ client }) as unknown as Connection["db"],
    tables,
    lock: (...names) => new Bound({ execute: () => client.query({ ...LOCK, values: [names] }) }).asQuery(),
    skipLocked: (select) => (select as unknown as Lockable<typeof select>).for("update", { skipLocked: true }),
    prepared(name, build, args) {
      let statement = statements.get(name);
      if (statement === undefined) {
        statement = (build(connection) as unknown as { prepare(name: string): Prepared }).prepare(name);
        statements.set(name, statement);
      }
      return new Bound(statement, args).asQuery();
    },
  };
  connections.set(client, connection);
  return connection;
}

const LOCK = {
  name: "lock",
  text: `select pg_advisory_xact_lock(key)
    from (select hashtextextended(name, 0) as key from unnest($1::text[]) as name order by key) as ordered`,
};

interface Lockable<Q> {
  for(strength: "update", options: { skipLocked: true }): Q;
}

async function drive<R>(body: Tx<R>, run = execute): Promise<R> {
  let step = body.next();
  while (step.done !== true) {
    let rows: unknown;
    try {
      rows = await run(step.value);
    } catch (error) {
      body.return(undefined as R);
      // drizzle puts the arguments, which are people's words, into its message.
      throw error instanceof DrizzleQueryError && error.cause !== undefined ? error.cause : error;
    }
    step = body.next(rows);
  }
  return step.value;
}

async function execute(query: Query<unknown>): Promise<unknown> {
  return query instanceof Bound ? query.statement.execute(query.args) : query;
}
