import { describe, expect, it } from "vitest";
import { examineConfig } from "../../src/config/examine.ts";
import { describeMistake } from "../../src/config/mistakes.ts";
import { configuredMeans } from "../../src/notify/configured-means.ts";

const NOW = Date.UTC(2026, 10, 23);
const NAMES = ["ada", "ben", "cho", "dev", "eva", "fay", "gil", "hal"];
const people = `people: { ${NAMES.map((name) => `${name}: { slack: U01${name.toUpperCase()} }`).join(", ")} }`;
const pager = 'notifiers: { webhook: { url: "https://pager.example.com", secretEnv: PAGER_SECRET } }';
const pool = `[${NAMES.join(", ")}]`;
const fine = `{ layers: { primary: { members: ${pool} }, secondary: { members: ${pool} } }, manager: ada }`;

describe("the warnings", () => {
  it("are none for a team of eight with a manager, a service's team and a means that rings", () => {
    expect(warnings(`a: ${fine}`)).toEqual([]);
  });

  it.each([
    ["{ layers: { primary: { members: POOL } } }", "teams.a: has no manager: nobody is left"],
    ["{ manager: ada }", "teams.a: has no rotation. Write its layers"],
    ["{ layers: { primary: { members: POOL } }, manager: ada, holidays: KR }", "teams.a: has holidays and no hours"],
    [
      "{ layers: { primary: { members: POOL, from: 2026-12-01 } }, manager: ada }",
      "teams.a.layers.primary: is held by nobody for 201 of the next 2016 hours, first from Mon 2026-11-23 00:00 UTC to Tue 2026-12-01 09:00 UTC.",
    ],
    [
      "{ layers: { primary: { members: POOL }, secondary: { members: POOL, hours: Mon-Fri 00:00-24:00 } }, manager: ada }",
      "teams.a.layers.secondary: is held by nobody for 576 of the next 2016 hours, first from Sat 2026-11-28 00:00 UTC to Mon 2026-11-30 00:00 UTC.",
    ],
    [
      "{ layers: { primary: { members: [ada, ada, ben, cho, dev, eva, fay, gil, hal] } }, manager: ada }",
      "teams.a.layers.primary: gives ada two turns in a row, 2 times in the next twelve weeks, first from Mon 2026-11-16",
    ],
    [
      "{ layers: { primary: { members: [ada] }, secondary: { members: POOL } }, manager: ada }",
      "teams.a.layers.primary: has nobody but ada, whose turns never end.",
    ],
    [
      "{ layers: { primary: { members: POOL } }, manager: ada, escalation: { sev1: { steps: [{ call: primary, hours: working }] } } }",
      "teams.a: has steps that count by its hours, and no hours",
    ],
    [
      "{ layers: { primary: { members: POOL }, database: { members: POOL } }, manager: ada }",
      "teams.a.layers.database: is shown, but no step calls it.",
    ],
  ])("of %s", (team, words) => {
    expect(warnings(`a: ${team.replaceAll("POOL", pool)}`)).toEqual([
      expect.stringContaining(`watchfire.yml:2: ${words}`),
    ]);
  });

  it("of small pools are one for all teams", () => {
    const small = "{ layers: { primary: { members: [ada, ben, cho] } }, manager: ada }";
    expect(warnings(`a: ${small}, b: ${small}`)).toEqual([
      expect.stringContaining("watchfire.yml:2: teams: fewer than 8 people take turns in a (3), b (3)."),
    ]);
  });

  it("of services without a team say who is paged instead", () => {
    const services = "services: { maps: {} }";
    expect(warnings(`a: ${fine}`, { services })).toEqual([
      "watchfire.yml:5: services.maps: has no team: a, the default team, is paged for it. Write team and a name.",
    ]);
    expect(warnings(`a: ${fine}`, { services, defaultTeam: "" })).toEqual([
      expect.stringContaining(
        "watchfire.yml:1: defaultTeam: is missing: incidents whose service isn't known page nobody.",
      ),
      expect.stringContaining("services.maps: has no team: nobody is paged for it."),
    ]);
  });

  it("name each person whom nothing that rings reaches", () => {
    const found = warnings(`a: ${fine}`, { notifiers: "" });
    expect(found).toHaveLength(8);
    expect(found[0]).toBe(
      "watchfire.yml:1: people.ada: is called for SEV1 and SEV2, but nothing that rings reaches ada: only slack. Set up a way that rings, such as notifiers.webhook or notifiers.twilio.",
    );
  });

  it("of one phone for two people say for whom a reply counts", () => {
    const shared =
      'people: { ada: { slack: U01ADA, phone: "+16175550123" }, ben: { slack: U01BEN, phone: "+16175550123" } }';
    const { warnings: open } = examine(shared);
    expect(open.map(describeMistake)).toEqual([
      "watchfire.yml:1: people.ben.phone: is the phone of ada too: a reply by text message counts for whoever of them was called last. Give each a number of their own.",
    ]);
  });

  it("take no mail for something that rings", () => {
    const mail = "notifiers: { email: { urlEnv: SMTP_URL, from: watchfire@example.com } }";
    expect(warnings(`a: ${fine}`, { notifiers: mail })).toHaveLength(8);
  });

  it("name nobody when SEV1 and SEV2 page nobody", () => {
    const services = "severities: { sev1: { pageAfterSilence: off }, sev2: { pageAfterSilence: off } }";
    expect(warnings(`a: ${fine}`, { notifiers: "", services })).toEqual([]);
  });

  it("wait until there is no mistake", () => {
    const { mistakes, warnings: open } = examine("teams: { a: { manager: nobody } }");
    expect(mistakes.map(describeMistake)).toEqual([
      expect.stringContaining("watchfire.yml:1: teams.a.manager: nobody called"),
    ]);
    expect(open).toEqual([]);
  });
});

function warnings(
  teams: string,
  {
    notifiers = pager,
    services = "",
    defaultTeam = "defaultTeam: a",
  }: Partial<Record<"notifiers" | "services" | "defaultTeam", string>> = {},
): string[] {
  const { mistakes, warnings: open } = examine(
    [people, `teams: { ${teams} }`, defaultTeam, notifiers, services].join("\n"),
  );
  expect(mistakes).toEqual([]);
  return open.map(describeMistake);
}

/** Where neither tokens nor secrets are. */
function examine(text: string) {
  return examineConfig({ variables: {}, file: { name: "watchfire.yml", text } }, NOW, configuredMeans);
}
