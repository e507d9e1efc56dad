import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { Instant } from "../clock.ts";
import { filePath, isPostgres, openStoreReadOnly } from "./open-store.ts";
import { overridesFrom, type OverrideRow } from "./override-rows.ts";

/**
 * Who covers for whom from `now` on, for command-line readers: nothing is created or migrated, and the process that owns the
 * database isn't disturbed. Throws where it can't be reached or read.
 */
export async function readOverrides(url: string, now: Instant): Promise<OverrideRow[]> {
  if (isPostgres(url)) return readPostgres(url, now);
  if (!existsSync(resolve(filePath(url)))) throw new Error(`there is no ${filePath(url)} yet`);
  const store = openStoreReadOnly(url);
  try {
    return await store.read((tx) => overridesFrom(tx, now));
  } finally {
    await store.close();
  }
}

const number = z.coerce.number();
const rowSchema = z.object({
  team: z.string(),
  number,
  layer: z.string(),
  person: z.string(),
  from: number,
  until: number,
  by: z.string(),
  at: number,
});

async function readPostgres(url: string, now: Instant): Promise<OverrideRow[]> {
  const { Client } = await import("pg");
  const client = new Client({
    connectionString: url,
    application_name: "watchfire who-is-paged",
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
    options: "-c default_transaction_read_only=on",
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = (await client.query(
      `select team, number, layer, person, from_at as "from", until_at as "until", by, at
         from overrides where until_at > $1 order by at, team, number`,
      [now],
    )) as { rows: unknown[] };
    return z.array(rowSchema).parse(rows);
  } finally {
    await client.end();
  }
}
