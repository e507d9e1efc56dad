import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { examineDatabase } from "../../src/store/examine.ts";
import { putInInbox } from "../../src/store/inbox-rows.ts";
import { claimCause } from "../../src/store/event-rows.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { freshPostgres, silent } from "../store/engines.ts";
import { about, visit, wrong } from "./bench.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "watchfire-doctor-"));
  folders.push(made);
  return made;
}

const open = (url: string): Promise<Store> => openStore({ url, instance: "one", logger: silent, clock: systemClock });

async function use(url: string, receivedAt: number): Promise<void> {
  const store = await open(url);
  await store.transaction(function* (tx) {
    yield* putInInbox(tx, [{ id: "Ev1", body: "{}", receivedAt }], "one");
    yield* claimCause(tx, "incident:1", "command:123.456", receivedAt);
  });
  await store.close();
}

const places: [string, () => Promise<string>][] = [
  ["a file", async () => join(folder(), "watchfire.sqlite")],
  ["PostgreSQL", () => freshPostgres({ empty: true })],
];

describe.each(places)("%s", (_, place) => {
  it("is left as it is when there is nothing in it yet", async () => {
    const url = await place();
    const before = await examineDatabase(url);
    expect(["absent", "empty"]).toContain(before.state);
    expect(await examineDatabase(url)).toEqual(before);
    expect(wrong(about(await visit({ database: url }), "Database"))).toEqual([]);
  });

  it("shows that Slack reached us, and when", async () => {
    const url = await place();
    await use(url, 1_000);
    expect(await examineDatabase(url)).toEqual({
      state: "current",
      writable: true,
      received: { lastEventAt: 1_000, quarantined: 0, command: true },
    });
    const findings = await visit({ database: url });
    expect(about(findings, "Events")[0]?.verdict).toBe("good");
    expect(about(findings, "Command")[0]).toMatchObject({
      verdict: "good",
      words: "Command: /incident has been used.",
    });
  });

  it("says how to look when Slack never did", async () => {
    const url = await place();
    await (await open(url)).close();
    const findings = await visit({ database: url });
    expect(about(findings, "Events")[0]).toMatchObject({ verdict: "unsure" });
    expect(about(findings, "Command")[0]?.words).toContain("npm run manifest");
  });
});

describe("a database in trouble", () => {
  it("is one that is no database", async () => {
    const file = join(folder(), "watchfire.sqlite");
    writeFileSync(file, "this is no database, and was never meant to be one".repeat(50));
    expect(wrong(await visit({ database: file }))).toEqual([expect.stringContaining("can't be opened")]);
  });

  it("is one that nobody answers for, told without its password", async () => {
    const findings = wrong(await visit({ database: "postgres://me:hunter2@127.0.0.1:9/watchfire" }));
    expect(findings).toEqual([
      expect.stringContaining("postgres://127.0.0.1:9/watchfire can't be opened: nothing answers"),
    ]);
  });

  it.skipIf(process.getuid?.() === 0)("is one that can't be written", async () => {
    const inside = folder();
    chmodSync(inside, 0o500);
    expect(wrong(await visit({ database: join(inside, "watchfire.sqlite") }))).toEqual([
      expect.stringContaining("can't be written"),
    ]);
  });
});
