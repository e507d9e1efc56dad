import { accessSync, constants, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Client } from "pg";
import { z } from "zod";
import type { Instant } from "../clock.ts";
import { migrationsFolder, newestMigration } from "./migrations.ts";
import { filePath, isPostgres, openStoreReadOnly } from "./open-store.ts";
import type { Connection, Tx } from "./query.ts";
import { openFileReadOnly } from "./sqlite-file.ts";

/** A database as an operator wants to know it. */
export interface DatabaseReport {
  /** Absent: there is no file yet. Outdated ones are brought up to date at start, newer ones are refused. */
  readonly state: "absent" | "empty" | "outdated" | "current" | "newer";
  readonly writable: boolean;
  /** What has come in so far; null where no table says. */
  readonly received: Received | null;
}

export interface Received {
  readonly lastEventAt: Instant | null;
  readonly quarantined: number;
  /** A slash command has reached us at least once. */
  readonly command: boolean;
}

/** Looks into a database without changing it: nothing is created or migrated. Throws where it can't be reached or read. */
export async function examineDatabase(url: string): Promise<DatabaseReport> {
  return isPostgres(url) ? examinePostgres(url) : examineFile(resolve(filePath(url)));
}

/** Runs a body that only reads on a database that is `current`, beside the processes that use it. Throws where it can't be read. */
export async function readDatabase<R>(url: string, body: (tx: Connection) => Tx<R>): Promise<R> {
  if (isPostgres(url)) {
    const { readOn } = await import("./postgres.ts");
    return besidePostgres(url, (client) => readOn(client, body));
  }
  if (!existsSync(resolve(filePath(url)))) throw new Error(`there is no ${filePath(url)} yet`);
  const store = openStoreReadOnly(url);
  try {
    return await store.read(body);
  } finally {
    await store.close();
  }
}

type Ask = (sql: string) => Promise<unknown>;

async function examineFile(file: string): Promise<DatabaseReport> {
  if (!existsSync(file)) return { state: "absent", writable: mayWrite(nearestFolder(file)), received: null };
  const { client, close } = openFileReadOnly(file);
  try {
    const ask: Ask = async (sql) => client.prepare(sql).get();
    const journal = await ask("select 1 as there from sqlite_master where name = '__drizzle_migrations'");
    const writable = mayWrite(file) && mayWrite(dirname(file));
    return { writable, ...(await contents(ask, "sqlite", journal !== undefined)) };
  } finally {
    close();
  }
}

function examinePostgres(url: string): Promise<DatabaseReport> {
  return besidePostgres(url, async (client) => {
    const ask: Ask = async (sql) => ((await client.query(sql)) as { rows: unknown[] }).rows[0];
    const { journal, writable } = standing.parse(
      await ask(
        `select to_regclass('public.__drizzle_migrations') is not null as journal,
                has_schema_privilege('public', 'create') and not pg_is_in_recovery() as writable`,
      ),
    );
    return { writable, ...(await contents(ask, "postgres", journal)) };
  });
}

async function besidePostgres<R>(url: string, look: (client: Client) => Promise<R>): Promise<R> {
  const { Client } = await import("pg");
  const client = new Client({
    connectionString: url,
    application_name: "watchfire doctor",
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
    options: "-c default_transaction_read_only=on",
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await look(client);
  } finally {
    await client.end();
  }
}

const standing = z.object({ journal: z.boolean(), writable: z.boolean() });
const number = z.union([z.number(), z.string().transform(Number)]);

async function contents(
  ask: Ask,
  engine: "sqlite" | "postgres",
  migrated: boolean,
): Promise<Pick<DatabaseReport, "state" | "received">> {
  if (!migrated) return { state: "empty", received: null };
  const { last } = z
    .object({ last: number.nullable() })
    .parse(await ask("select max(created_at) as last from __drizzle_migrations"));
  const newest = newestMigration(migrationsFolder(engine));
  if (last === null) return { state: "empty", received: null };
  if (last !== newest) return { state: last > newest ? "newer" : "outdated", received: null };
  return { state: "current", received: await received(ask) };
}

async function received(ask: Ask): Promise<Received> {
  const inbox = z
    .object({ last: number.nullable(), quarantined: number })
    .parse(await ask("select max(received_at) as last, count(quarantined_at) as quarantined from inbox"));
  const command = await ask("select 1 as there from causes where cause like 'command:%' limit 1");
  return { lastEventAt: inbox.last, quarantined: inbox.quarantined, command: command !== undefined };
}

function nearestFolder(file: string): string {
  const folder = dirname(file);
  return existsSync(folder) || folder === file ? folder : nearestFolder(folder);
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
