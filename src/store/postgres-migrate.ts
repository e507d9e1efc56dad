import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { migrationsFolder, refuseNewer } from "./migrations.ts";

// Any number; only ours may take it.
const MIGRATION_LOCK = 0x77_61_74_63;

/** Instances that start at the same moment take turns: drizzle's migration has no lock of its own. */
export async function migratePostgres(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: "watchfire migration",
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener a dropped connection would end the process; the query under way fails anyway.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const folder = migrationsFolder("postgres");
    refuseNewer(folder, await lastApplied(client));
    await migrate(drizzle({ client }), { migrationsFolder: folder, migrationsSchema: "public" });
  } finally {
    await client.end();
  }
}

async function lastApplied(client: Client): Promise<number | null> {
  const { rows } = await client.query<{ journal: string | null }>(
    "select to_regclass('public.__drizzle_migrations')::text as journal",
  );
  if (!rows[0]?.journal) return null;
  const applied = await client.query<{ last: string | null }>(
    "select max(created_at) as last from public.__drizzle_migrations",
  );
  const last = applied.rows[0]?.last ?? null;
  return last === null ? null : Number(last);
}
