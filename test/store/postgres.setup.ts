import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { TestProject } from "vitest/node";
import { migratePostgres } from "../../src/store/postgres-migrate.ts";
import { administer, databaseUrl } from "./administer.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where tests may make databases of their own. */
    postgresUrl: string;
    /** The name of a migrated, empty database there, to be copied. */
    postgresTemplate: string;
  }
}

// Nothing here outlives the run, so nothing needs to reach the disk.
const FLAGS = ["fsync=off", "full_page_writes=off", "max_connections=300"];

/** A PostgreSQL for the whole run: the one TEST_DATABASE_URL or DATABASE_URL names, else one that comes from npm. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"] ?? process.env["DATABASE_URL"];
  const server = given?.startsWith("postgres")
    ? { url: given, stop: async () => undefined }
    : await startEmbeddedPostgres(await roomyFolder(), FLAGS);
  const { url } = server;
  const template = `watchfire_template_${process.pid}`;
  await administer(url, `create database ${template}`);
  await migratePostgres(databaseUrl(url, template));
  project.provide("postgresUrl", url);
  project.provide("postgresTemplate", template);
  return async () => {
    await administer(url, `drop database ${template}`);
    await server.stop();
  };
}

const MEMORY_DISK = "/dev/shm";
const ROOM_NEEDED = 2 * 1024 ** 3;

/** Memory where there is plenty: a database takes 20 ms to copy there, on a slow disk 300. */
async function roomyFolder(): Promise<string> {
  const memory = await statfs(MEMORY_DISK).catch(() => null);
  return memory !== null && memory.bavail * memory.bsize > ROOM_NEEDED ? MEMORY_DISK : tmpdir();
}
