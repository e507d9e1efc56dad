import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { knownIn, whoIsPaged } from "../../src/doctor/who-is-paged.ts";
import { putContact } from "../../src/store/contact-rows.ts";
import { putOverrides } from "../../src/store/override-rows.ts";
import { configOf } from "../config/sources.ts";
import { engines, freshPostgres, openInstance } from "../store/engines.ts";

const NOW = Date.UTC(2026, 10, 23);
const cover = {
  team: "search",
  number: 1,
  layer: "primary",
  person: "UADA",
  from: 10,
  until: NOW + 20,
  by: "UBEN",
  at: 5,
};
const entered = {
  addresses: { phone: "+821012345678" },
  rules: { voice: 0, sms: null },
  locale: null,
  rehearsed: null,
};
const config = configOf(
  `
publicUrl: https://watchfire.example.com
people: { linus: { slack: U01LINUS } }
teams: { search: { layers: { primary: { members: [linus] } } } }
defaultTeam: search
notifiers: { twilio: { accountSid: AC00000000000000000000000000000000, authTokenEnv: TOKEN, from: "+16175550000" } }
`,
  { TOKEN: "secret" },
);

it.each(engines)("reads cover and what people entered while the process owns the %s database", async (kind) => {
  const folder = mkdtempSync(join(tmpdir(), "watchfire-known-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const databaseUrl = kind === "sqlite" ? join(folder, "w.sqlite") : await freshPostgres();
  const store = await openInstance(databaseUrl, "one");
  await store.transaction(function* (tx) {
    yield* putOverrides(tx, "search", [cover, { ...cover, number: 2, until: NOW }]);
    yield* putContact(tx, "U01LINUS", JSON.stringify(entered));
  });
  const known = await knownIn({ ...config, databaseUrl }, NOW);
  expect(known.overrides).toEqual([cover]);
  expect(known.contacts.get("U01LINUS")).toEqual(entered);
});

it("tells the chain by the number and the order that somebody entered", () => {
  const contacts = new Map([["U01LINUS", entered]]);
  expect(whoIsPaged(config, { team: "search" }, NOW)).toContain("linus, by Slack (nothing that rings)");
  expect(whoIsPaged(config, { team: "search" }, NOW, { overrides: [], contacts })).toContain(
    "linus, by Slack and call:",
  );
});

it("says why where there is no database", async () => {
  await expect(knownIn({ ...config, databaseUrl: "/nowhere/w.sqlite" }, 0)).rejects.toThrow(
    "there is no /nowhere/w.sqlite yet",
  );
});
