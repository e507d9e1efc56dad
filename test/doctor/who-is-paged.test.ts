import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { whoIsPaged, Unanswerable, type WhoIsPaged } from "../../src/doctor/who-is-paged.ts";
import { configOf } from "../config/sources.ts";

const config = configOf(`
timezone: UTC
people: { grace: { slack: U01GRACE }, linus: { slack: U01LINUS } }
teams:
  payments:
    layers: { primary: { members: [grace, linus], timezone: Europe/London } }
    hours: Mon-Fri 09:00-18:00 Asia/Seoul
  search: { layers: { primary: { members: [linus] } } }
  paris: { layers: { primary: { members: [linus], timezone: Europe/Paris } } }
  both: { layers: { primary: { members: [linus], timezone: Europe/Paris }, secondary: { members: [grace] } } }
  asks:
    layers: { primary: { members: [linus] } }
    escalation: { sev1: { steps: [{ call: primary, wait: 5m }, { call: ["team:payments"] }] } }
defaultTeam: search
services: { checkout: { team: payments, aliases: [결제] }, maps: {} }
`);
const NOW = Date.UTC(2026, 10, 23);
const title = (asked: WhoIsPaged) => whoIsPaged(config, asked, NOW).split("\n")[0];

describe("who is paged", () => {
  it("is answered for a service, by name or alias, for a team, or for the default team", () => {
    expect(title({ service: "checkout" })).toBe("SEV2 for payments, Mon 2026-11-23 09:00 KST");
    expect(title({ service: "결제" })).toContain("for payments,");
    expect(title({ team: "search", severity: "P1" })).toBe("SEV1 for search, Mon 2026-11-23 00:00 UTC");
    expect(title({ service: "maps" })).toContain("for search,");
    expect(whoIsPaged(config, { service: "checkout" }, NOW)).toContain("   linus, by Slack");
  });

  it.each([
    ["2026-12-06 03:00", "2026-12-06T03:00+09:00"],
    ["2026-12-06T03:00", "2026-12-06T03:00+09:00"],
    ["2026-12-06 03:00 Europe/London", "2026-12-06T03:00+00:00"],
    ["2026-12-06T03:00Z", "2026-12-06T03:00+00:00"],
    ["2026-12-06 03:00+02:00", "2026-12-06T03:00+02:00"],
    ["Sun 03:00", "2026-11-29T03:00+09:00"],
  ])("is answered for %s, in the team's zone when it names none", (at, meant) => {
    const seoul = DateTime.fromISO(meant).setZone("Asia/Seoul").toFormat("ccc yyyy-MM-dd HH:mm", { locale: "en" });
    expect(title({ service: "checkout", at })).toBe(`SEV2 for payments, ${seoul} KST`);
  });

  it("is told in the zone of the rotations, or the file's when they have several", () => {
    expect(title({ team: "paris" })).toBe("SEV2 for paris, Mon 2026-11-23 01:00 UTC+1");
    expect(title({ team: "both" })).toBe("SEV2 for both, Mon 2026-11-23 00:00 UTC");
  });

  it("names the team of a layer that isn't the team's own", () => {
    const chain = whoIsPaged(config, { team: "asks", severity: "sev1" }, NOW);
    expect(chain).toContain("linus, by Slack (nothing that rings): payments Primary, on call");
    expect(chain).toContain("nobody is payments Secondary: the team has none");
  });

  it.each<[WhoIsPaged, string]>([
    [{ service: "chekout" }, 'There is no service called "chekout". Did you mean "checkout"?'],
    [{ team: "infra" }, 'There is no team called "infra". Known: payments, search, paris, both, asks.'],
    [{ severity: "sev9" }, '"sev9" is not a severity. Write sev1 to sev4.'],
    [{ at: "soonish" }, 'I can\'t read the time "soonish". Write it as "2026-12-06 03:00"'],
    [{ at: "2026-13-40 03:00" }, "I can't read the time"],
  ])("can't be answered for %j", (asked, words) => {
    expect(() => whoIsPaged(config, asked, NOW)).toThrow(Unanswerable);
    expect(() => whoIsPaged(config, asked, NOW)).toThrow(words);
  });
});
