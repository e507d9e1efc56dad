import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { openMemoryStore, openStore, openStoreReadOnly } from "../../src/store/open-store.ts";
import { putSetting, setting } from "../../src/store/setting-rows.ts";
import { sqliteStore } from "../../src/store/sqlite.ts";
import { openFile } from "../../src/store/sqlite-file.ts";
import type { Store } from "../../src/store/store.ts";
import { silent } from "./engines.ts";

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "watchfire-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data", "watchfire.sqlite");
}

async function open(url: string): Promise<Store> {
  const store = await openStore({ url, instance: "one", clock: systemClock, logger: silent });
  onTestFinished(() => store.close());
  return store;
}

const put = (store: Store, key: string, value: string) => store.transaction((tx) => putSetting(tx, key, value));
const get = (store: Store, key: string) => store.read((tx) => setting(tx, key));

/** Another process that opens the file, writes one row, says so and stays. */
async function otherProcess(file: string) {
  const source = `
    import { openStore } from "./src/store/open-store.ts";
    import { putSetting } from "./src/store/setting-rows.ts";
    const store = await openStore({ url: ${JSON.stringify(file)}, instance: "other", clock: {}, logger: {} });
    await store.transaction((tx) => putSetting(tx, "written by", "the other process"));
    console.log("ready");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

test("a store makes its folder and is the same one after it is opened again", async () => {
  const file = newFile();
  const first = await open(`file:${file}`);
  await put(first, "bot", "B1");
  await first.close();
  expect(await get(await open(file), "bot")).toBe("B1");
});

test("a second process is refused with a sentence, until the first one is killed", async () => {
  const file = newFile();
  const child = await otherProcess(file);
  await expect(open(file)).rejects.toThrow(/Another Watchfire is running on .*watchfire\.sqlite/);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await get(await open(file), "written by")).toBe("the other process");
});

test("the same process is refused too, and a closed store frees the file", async () => {
  const file = newFile();
  const first = await open(file);
  await expect(open(file)).rejects.toThrow("Another Watchfire is running");
  await first.close();
  await expect(open(file)).resolves.toMatchObject({ kind: "sqlite" });
});

test("commits reach the disk: full synchronisation with a write-ahead log, also when opened again", () => {
  const file = newFile();
  for (const _ of ["new", "again"]) {
    const opened = openFile(file);
    opened.client.prepare("insert into settings values (hex(randomblob(8)), '')").run();
    const pragma = (name: string): unknown => opened.client.pragma(name, { simple: true });
    expect(["synchronous", "journal_mode", "foreign_keys", "busy_timeout"].map(pragma)).toEqual([2, "wal", 1, 250]);
    opened.close();
  }
});

test("a file from a newer version is left alone, and free for that version", async () => {
  const file = newFile();
  const opened = openFile(file);
  opened.client.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)").run();
  opened.close();
  await expect(open(file)).rejects.toThrow("newer version of Watchfire");
  expect(() => new Database(`${file}.lock`, { timeout: 0 }).exec("begin exclusive")).not.toThrow();
});

test("a migration that rebuilds a table keeps the rows that point to it", () => {
  const file = newFile();
  const folder = join(dirname(dirname(file)), "migrations");
  const parent = "create table parent (id integer primary key)";
  const child = "create table child (id integer primary key, parent integer references parent(id) on delete cascade)";
  writeMigrations(folder, [`${parent};--> statement-breakpoint\n${child};`]);
  const first = openFile(file, folder);
  first.client.exec("insert into parent values (1); insert into child values (7, 1)");
  first.close();
  const rebuild = [
    "PRAGMA foreign_keys=OFF;",
    "create table __new_parent (id integer primary key, name text);",
    "insert into __new_parent (id) select id from parent;",
    "drop table parent;",
    "alter table __new_parent rename to parent;",
    "PRAGMA foreign_keys=ON;",
  ].join("--> statement-breakpoint\n");
  writeMigrations(folder, [`${parent};--> statement-breakpoint\n${child};`, rebuild]);
  const second = openFile(file, folder);
  expect(second.client.prepare("select id, parent from child").all()).toEqual([{ id: 7, parent: 1 }]);
  second.close();
});

test("a migration that leaves orphans is refused", () => {
  const file = newFile();
  const folder = join(dirname(dirname(file)), "migrations");
  writeMigrations(folder, [
    "create table parent (id integer primary key);--> statement-breakpoint\ncreate table child (parent integer references parent(id));--> statement-breakpoint\ninsert into child values (1);",
  ]);
  expect(() => openFile(file, folder)).toThrow("left 1 row");
});

test("a full disk fails the write, leaves the rest readable and heals", async () => {
  const opened = openFile(newFile());
  const store = sqliteStore(opened, "one");
  onTestFinished(() => store.close());
  await put(store, "bot", "B1");
  opened.client.pragma(`max_page_count = ${Number(opened.client.pragma("page_count", { simple: true })) + 2}`);
  await expect(put(store, "novel", "x".repeat(100_000))).rejects.toMatchObject({ code: "SQLITE_FULL" });
  expect([await get(store, "bot"), await get(store, "novel")]).toEqual(["B1", null]);
  opened.client.pragma("max_page_count = 1000000");
  await put(store, "novel", "x".repeat(100_000));
  expect(await get(store, "novel")).toHaveLength(100_000);
});

test("a reader looks in beside the owner and can't write", async () => {
  const file = newFile();
  const owner = await open(file);
  await put(owner, "bot", "B1");
  const reader = openStoreReadOnly(file);
  onTestFinished(() => reader.close());
  expect(await get(reader, "bot")).toBe("B1");
  await expect(put(reader, "bot", "B2")).rejects.toThrow(/readonly/);
  await put(owner, "bot", "B3");
  expect(await get(reader, "bot")).toBe("B3");
  expect(() => openStoreReadOnly(`${file}.missing`)).toThrow();
});

test("a backup is a whole store of its own", async () => {
  const file = newFile();
  const store = await open(file);
  await put(store, "bot", "B1");
  await store.backup?.(`${file}.copy`);
  await put(store, "bot", "B2");
  expect(existsSync(`${file}.copy`)).toBe(true);
  expect(await get(await open(`${file}.copy`), "bot")).toBe("B1");
});

test("a store in memory shares nothing with another", async () => {
  const [one, two] = [openMemoryStore(), openMemoryStore()];
  await put(one, "bot", "B1");
  expect([await get(one, "bot"), await get(two, "bot")]).toEqual(["B1", null]);
  await one.close();
  await expect(get(one, "bot")).rejects.toThrow(/not open/);
});

function writeMigrations(folder: string, migrations: string[]): void {
  mkdirSync(join(folder, "meta"), { recursive: true });
  const entries = migrations.map((_, idx) => ({
    idx,
    version: "6",
    when: idx + 1,
    tag: `000${idx}`,
    breakpoints: true,
  }));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", dialect: "sqlite", entries }));
  migrations.forEach((migration, idx) => writeFileSync(join(folder, `000${idx}.sql`), migration));
}
