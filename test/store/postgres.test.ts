import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import type { Clock } from "../../src/clock.ts";
import { openStore } from "../../src/store/open-store.ts";
import { type Connection, q, type Tx } from "../../src/store/query.ts";
import { putSetting, setting } from "../../src/store/setting-rows.ts";
import type { Store } from "../../src/store/store.ts";
import { administer } from "./administer.ts";
import { freshPostgres, openInstance, silent } from "./engines.ts";

const put = (store: Store, key: string, value: string) => store.transaction((tx) => putSetting(tx, key, value));
const get = (store: Store, key: string) => store.read((tx) => setting(tx, key));

/** Cuts connections to a test's database, as a fail-over does. */
function cut(url: string, which = "true"): Promise<void> {
  return administer(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and ${which}`,
  );
}

/** A clock whose timers go off when the test says so. */
function handClock() {
  let waiting: (() => void)[] = [];
  const firstTimer = Promise.withResolvers<void>();
  const after = (_ms: number, wake: () => void) => {
    waiting.push(wake);
    firstTimer.resolve();
    return () => undefined;
  };
  const clock: Clock = { now: () => 0, machineNow: () => 0, after, at: after };
  return {
    clock,
    timerSet: firstTimer.promise,
    ring: () => {
      const due = waiting;
      waiting = [];
      due.forEach((wake) => wake());
    },
  };
}

test("instances that start together on an empty database all come up", async () => {
  const url = await freshPostgres({ empty: true });
  const stores = await Promise.all(["a", "b", "c", "d"].map((instance) => openInstance(url, instance)));
  await put(stores[0]!, "bot", "B1");
  expect(await Promise.all(stores.map((store) => get(store, "bot")))).toEqual(["B1", "B1", "B1", "B1"]);
});

test("a database from a newer version is left alone", async () => {
  const url = await freshPostgres();
  await administer(url, "insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
  await expect(openInstance(url, "a")).rejects.toThrow("newer version of Watchfire");
});

test("the store goes on after all its connections were cut, however often", async () => {
  const url = await freshPostgres();
  const store = await openInstance(url, "a");
  await put(store, "bot", "B1");
  for (let round = 1; round <= 14; round += 1) {
    const busy = Array.from({ length: 5 }, () => store.transaction(sleep));
    await Promise.all([cut(url, "application_name = 'watchfire'"), ...busy.map((one) => one.catch(() => undefined))]);
    expect(await get(store, "bot").catch(() => get(store, "bot"))).toBe("B1");
  }
});

test("a transaction whose connection is cut fails and leaves nothing behind", async () => {
  const url = await freshPostgres();
  const [store, other] = [await openInstance(url, "a"), await openInstance(url, "b")];
  const failing = store.transaction(function* (tx) {
    yield* putSetting(tx, "bot", "B1");
    yield* q(tx.db.select({ cut: sql`pg_terminate_backend(pg_backend_pid())` }).from(tx.tables.settings));
    yield* putSetting(tx, "bot", "B2");
  });
  await expect(failing).rejects.toThrow(/terminating connection/);
  expect(await get(other, "bot")).toBeNull();
});

test("two bodies that lock each other out both get through", async () => {
  const store = await openInstance(await freshPostgres(), "a");
  await put(store, "row", "1");
  let runs = 0;
  const locking = (first: string, second: string) =>
    store.transaction(function* (tx) {
      runs += 1;
      yield* q(tx.lock(first));
      yield* sleep(tx);
      yield* q(tx.lock(second));
      yield* putSetting(tx, first, "done");
    });
  await Promise.all([locking("x", "y"), locking("y", "x")]);
  expect([await get(store, "x"), await get(store, "y")]).toEqual(["done", "done"]);
  expect(runs).toBe(3);
});

test("an instance is alive until it stops or dies", async () => {
  const url = await freshPostgres();
  const [one, two] = [await openInstance(url, "one"), await openInstance(url, "two")];
  expect((await one.aliveInstances()).toSorted()).toEqual(["one", "two"]);
  await two.close();
  expect(await one.aliveInstances()).toEqual(["one"]);
  await cut(url, "application_name = 'watchfire presence'");
  const three = await openInstance(url, "three");
  expect(await three.aliveInstances()).toEqual(["three"]);
});

test("an instance that lost its presence takes it up again", async () => {
  const url = await freshPostgres();
  const { clock, timerSet, ring } = handClock();
  const lost = await openStore({ url, instance: "lost", clock, logger: silent });
  onTestFinished(() => lost.close());
  const other = await openInstance(url, "other");
  await cut(url, "application_name = 'watchfire presence'");
  await timerSet;
  const heard = new Promise<string>((resolve) => void lost.onWake(resolve));
  ring();
  expect(await heard).toBe("effects");
  expect(await other.aliveInstances()).toContain("lost");
});

test("a wake-up reaches every instance once", async () => {
  const url = await freshPostgres();
  const [one, two] = [await openInstance(url, "one"), await openInstance(url, "two")];
  const heardByOne: string[] = [];
  one.onWake((topic) => heardByOne.push(topic));
  const heardByTwo = new Promise<string>((resolve) => void two.onWake(resolve));
  one.wake("effects");
  expect(await heardByTwo).toBe("effects");
  const back = new Promise<void>((resolve) => void one.onWake((topic) => topic === "inbox" && resolve()));
  two.wake("inbox");
  await back;
  expect(heardByOne).toEqual(["effects", "inbox"]);
});

test("instances share the database's clock", async () => {
  const url = await freshPostgres();
  const store = await openInstance(url, "one");
  const [before, after] = [await store.databaseTime(), await store.databaseTime()];
  expect(before).toBeGreaterThan(1_700_000_000_000);
  expect(after).toBeGreaterThanOrEqual(before ?? Infinity);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select id, seen_at::float8 as seen from instances");
  await client.end();
  expect(rows).toEqual([{ id: "one", seen: expect.closeTo(after ?? 0, -2) }]);
});

test("a database out of reach is said plainly", async () => {
  await expect(openInstance("postgres://nobody@127.0.0.1:1/none", "one")).rejects.toThrow(/ECONNREFUSED|connect/);
});

function sleep(tx: Connection): Tx<unknown> {
  return q(tx.db.select({ slept: sql`pg_sleep(0.2)` }).from(tx.tables.settings));
}
