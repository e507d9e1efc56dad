import { afterAll, inject, onTestFinished } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { openMemoryStore, openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { administer, databaseUrl } from "./administer.ts";

/** What every test of the store runs on: `describe.each(engines)("… on %s", (kind) => …)`. */
export const engines = ["sqlite", "postgres"] as const;

/** An empty, migrated store. It is closed, and its database dropped, when the test is done (outside a test: the file). */
export async function freshStore(kind: Store["kind"], instance = "one"): Promise<Store> {
  if (kind === "sqlite") return remember(openMemoryStore(instance));
  return openInstance(await freshPostgres(), instance);
}

/** The URL of a new PostgreSQL database, migrated unless `empty`. */
export async function freshPostgres({ empty = false } = {}): Promise<string> {
  const [url, template] = [inject("postgresUrl"), inject("postgresTemplate")];
  databases += 1;
  const name = `watchfire_test_${process.pid}_${databases}`;
  await administer(url, `create database ${name} ${empty ? "" : `template ${template}`}`);
  whenDone(() => administer(url, `drop database ${name} with (force)`));
  return databaseUrl(url, name);
}

/** One more instance on a database that may have others. */
export async function openInstance(url: string, instance: string): Promise<Store> {
  return remember(await openStore({ url, instance, clock: systemClock, logger: silent }));
}

/** For tests that break things on purpose. */
export const silent = { info: () => undefined, warn: () => undefined };

let databases = 0;
const afterTheFile: (() => Promise<void>)[] = [];

function whenDone(clean: () => Promise<void>): void {
  try {
    onTestFinished(clean);
  } catch {
    afterTheFile.push(clean);
  }
}

function remember(store: Store): Store {
  let open = true;
  const close = store.close.bind(store);
  const closeOnce = async () => {
    if (!open) return;
    open = false;
    await close();
  };
  whenDone(closeOnce);
  return { ...store, close: closeOnce };
}

afterAll(async () => {
  for (const clean of afterTheFile.toReversed()) await clean();
});
