import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from "drizzle-kit/api";
import { expect, test } from "vitest";
import { migrationsFolder } from "../../src/store/migrations.ts";
import * as pgTables from "../../src/store/schema.pg.ts";
import * as sqliteTables from "../../src/store/schema.sqlite.ts";

test("SQLite's migrations lead to the tables as they are defined", async () => {
  const latest = latestSnapshot("sqlite") as Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>;
  expect(await generateSQLiteMigration(latest, await generateSQLiteDrizzleJson(sqliteTables, latest.id))).toEqual([]);
});

test("PostgreSQL's migrations lead to the tables as they are defined", async () => {
  const latest = latestSnapshot("postgres") as ReturnType<typeof generateDrizzleJson>;
  expect(await generateMigration(latest, generateDrizzleJson(pgTables, latest.id))).toEqual([]);
});

test("both databases have gone through the same steps", () => {
  expect(tags("sqlite")).toEqual(tags("postgres"));
});

function tags(engine: "sqlite" | "postgres"): string[] {
  const journal = read(engine, "_journal.json") as { entries: { tag: string }[] };
  return journal.entries.map((entry) => entry.tag);
}

function latestSnapshot(engine: "sqlite" | "postgres"): unknown {
  return read(engine, `${tags(engine).at(-1)?.slice(0, 4)}_snapshot.json`);
}

function read(engine: "sqlite" | "postgres", file: string): unknown {
  return JSON.parse(readFileSync(join(migrationsFolder(engine), "meta", file), "utf8"));
}
