import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import { practiceConfig } from "../../src/config/check-config.ts";
import { personBySlackId, serviceNamed, teamNamed } from "../../src/config/config.ts";
import { configOf, mistakesIn, socketTokens } from "./sources.ts";

const FULL = `
timezone: Asia/Seoul
command: 장애
announceChannel: "#ops"
defaultTeam: payments
admins: [margaret]
severityNames: p
severities:
  P1: { remindEvery: 10m, pageAfterSilence: off }
  sev3: { room: full }
people:
  grace: { slack: U01GRACE, phone: "+82 10-1234-5678", email: grace@example.com, locale: ko }
  linus: { slack: U01LINUS }
  margaret: { slack: W01MARGARET }
teams:
  payments:
    layers:
      primary: { members: [grace, linus], every: 2w, handOver: "Tue 10:00", timezone: Europe/Berlin, from: 2026-02-03 }
      secondary: { members: [linus], every: 1d }
    manager: margaret
    hours: Mon-Fri 09:00-18:00
    channel: payments
services:
  checkout: { team: payments, aliases: [payment, 결제], runbook: runbooks/checkout.md, core: [paying] }
notifiers:
  webhook: { url: "https://pager.example.com/in/", secretEnv: PAGER_SECRET }
publicUrl: https://watchfire.example.com/
watchAfterResolve: 1h 30m
`;
const withSecret = { ...socketTokens, PAGER_SECRET: "s3cret" };

describe("a whole file", () => {
  const config = configOf(FULL, withSecret);

  it("becomes a Config in which people are Slack ids", () => {
    expect(config).toMatchObject({
      timezone: "Asia/Seoul",
      command: "/장애",
      announceChannel: "ops",
      defaultTeam: "payments",
      admins: ["W01MARGARET"],
      severityNames: "p",
      publicUrl: "https://watchfire.example.com",
      watchAfterResolve: 90 * MINUTE,
      notifiers: { webhook: { url: "https://pager.example.com/in/", secret: "s3cret" } },
    });
    expect(teamNamed(config, "payments")).toEqual({
      name: "payments",
      layers: {
        primary: {
          members: ["U01GRACE", "U01LINUS"],
          everyDays: 14,
          handOver: { weekday: 2, minuteOfDay: 600 },
          timezone: "Europe/Berlin",
          from: "2026-02-03",
        },
        secondary: {
          members: ["U01LINUS"],
          everyDays: 1,
          handOver: { weekday: null, minuteOfDay: 540 },
          timezone: "Asia/Seoul",
          from: "2026-01-05",
        },
      },
      manager: "W01MARGARET",
      // What it holds is told in escalation.test.ts.
      escalation: config.escalation,
      hours: { weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080, timezone: "Asia/Seoul" },
      holidays: null,
      channel: "payments",
    });
    expect(serviceNamed(config, "checkout")).toEqual({
      name: "checkout",
      team: "payments",
      aliases: ["payment", "결제"],
      runbook: "runbooks/checkout.md",
      core: ["paying"],
    });
  });

  it("finds people by Slack id", () => {
    expect(personBySlackId(config, "U01GRACE")).toEqual({
      name: "grace",
      slack: "U01GRACE",
      phone: "+821012345678",
      email: "grace@example.com",
      locale: "ko",
      pagerduty: false,
      pushover: null,
      ntfy: null,
    });
    expect(personBySlackId(config, "grace")).toBeUndefined();
  });

  it("keeps the default of every figure left out", () => {
    expect(config.severities).toEqual({
      sev1: { remindEvery: 10 * MINUTE, remindEveryMitigated: 30 * MINUTE, pageAfterSilence: null, room: "full" },
      sev2: {
        remindEvery: 15 * MINUTE,
        remindEveryMitigated: 60 * MINUTE,
        pageAfterSilence: 10 * MINUTE,
        room: "full",
      },
      sev3: { remindEvery: 60 * MINUTE, remindEveryMitigated: null, pageAfterSilence: null, room: "full" },
      sev4: { remindEvery: null, remindEveryMitigated: null, pageAfterSilence: null, room: "thread" },
    });
  });

  it("is frozen all through", () => {
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.teams[0]?.layers.primary?.members)).toBe(true);
  });
});

describe("the file", () => {
  it("may be empty, comments only, or have empty sections", () => {
    for (const text of ["", "# nothing yet\n", "people:\nteams:\n  payments:\nadmins:\n"]) {
      expect(mistakesIn(text)).toEqual([]);
    }
  });

  it("may use anchors", () => {
    const text = `
people: { ada: { slack: U01ADA } }
teams:
  a: { layers: { primary: &rota { members: [ada] } } }
  b: { layers: { primary: { <<: *rota, every: 1d }, secondary: *rota } }`;
    expect(teamNamed(configOf(text), "b")?.layers).toMatchObject({
      primary: { members: ["U01ADA"], everyDays: 1 },
      secondary: { everyDays: 7 },
    });
  });

  it("may have layers of one's own, hours, and several rotations in one layer", () => {
    const config = configOf(`
timezone: Asia/Seoul
people: { ada: { slack: U01ADA }, grace: { slack: U01GRACE } }
teams:
  a:
    layers:
      primary:
        - { members: [ada], timezone: Europe/London, hours: "Mon-Fri 09:00-18:00" }
        - { members: [grace], hours: ["Mon-Fri 18:00-09:00", "Sat,Sun 00:00-24:00"] }
        - { members: [ada, grace], every: 1d }
      night-watch: { members: [grace] }`);
    const layers = teamNamed(config, "a")?.layers;
    expect(layers).toMatchObject({
      primary: {
        members: ["U01ADA"],
        timezone: "Europe/London",
        hours: [{ weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080 }],
        otherwise: [
          {
            members: ["U01GRACE"],
            timezone: "Asia/Seoul",
            hours: [
              { weekdays: [1, 2, 3, 4, 5], start: 1080, end: 540 },
              { weekdays: [6, 7], start: 0, end: 1440 },
            ],
          },
          { members: ["U01ADA", "U01GRACE"], everyDays: 1 },
        ],
      },
      secondary: null,
      "night-watch": { members: ["U01GRACE"] },
    });
    expect(layers?.primary?.otherwise?.[1]).not.toHaveProperty("hours");
  });

  it("may give every team holidays, and each its own", () => {
    const { teams } = configOf(`
holidays: kr
holidayOverrides: { add: [2027-03-03, 2027-03-04], remove: [2027-07-17] }
teams:
  a:
  b: { holidayOverrides: { add: [2027-07-17], remove: [2027-03-04] } }
  c: { holidays: DE-BY }
  d: { holidays: off }`);
    expect(teams.map(({ holidays }) => holidays)).toEqual([
      { country: "KR", add: ["2027-03-03", "2027-03-04"], remove: ["2027-07-17"] },
      { country: "KR", add: ["2027-03-03", "2027-07-17"], remove: ["2027-03-04"] },
      { country: "DE-BY", add: ["2027-03-03", "2027-03-04"], remove: ["2027-07-17"] },
      null,
    ]);
  });

  it("may spell Hangul as a Mac does", () => {
    const text = "people: { 지우: { slack: U01JIWOO } }\nadmins: [지우]";
    expect(configOf(text.normalize("NFD")).people[0]?.name).toBe("지우".normalize("NFC"));
  });
});

describe("the practice configuration", () => {
  it("comes from the given text, whatever tokens there are", () => {
    const variables = { ...withSecret, PORT: "4000", DATABASE_URL: "postgres://db/real" };
    expect(practiceConfig(FULL, variables)).toMatchObject({
      transport: { mode: "practice" },
      databaseUrl: "data/practice.sqlite",
      listen: { host: "127.0.0.1", port: 4000 },
      notifiers: { webhook: null },
      teams: [{ name: "payments" }],
    });
  });
});
