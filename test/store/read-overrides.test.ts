import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { putOverrides } from "../../src/store/override-rows.ts";
import { readOverrides } from "../../src/store/read-overrides.ts";
import { engines, freshPostgres, openInstance } from "./engines.ts";

const row = { team: "payments", number: 1, layer: "primary", person: "UADA", from: 10, until: 20, by: "UBEN", at: 5 };

it.each(engines)(
  "cover is read from outside while the process owns the %s database, and nothing that is over",
  async (kind) => {
    const folder = mkdtempSync(join(tmpdir(), "watchfire-cover-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const url = kind === "sqlite" ? join(folder, "w.sqlite") : await freshPostgres();
    const store = await openInstance(url, "one");
    await store.transaction((tx) => putOverrides(tx, "payments", [row, { ...row, number: 2, until: 12 }]));
    expect(await readOverrides(url, 12)).toEqual([row]);
  },
);

it("says why where there is no database", async () => {
  await expect(readOverrides("/nowhere/w.sqlite", 0)).rejects.toThrow("there is no /nowhere/w.sqlite yet");
});
