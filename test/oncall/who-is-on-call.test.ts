import { describe, expect, it } from "vitest";
import type { RotationLayer, TeamSchedule } from "../../src/oncall/rotation.ts";
import { whoIsOnCall } from "../../src/oncall/who-is-on-call.ts";

const primary: RotationLayer = {
  members: ["UGRACE", "ULINUS"],
  everyDays: 7,
  handOver: { weekday: 1, minuteOfDay: 540 },
  timezone: "UTC",
  from: "2026-01-05",
};
const payments: TeamSchedule = {
  name: "payments",
  layers: { primary, secondary: { ...primary, members: ["ULINUS", "UGRACE"] } },
  manager: "UMARGARET",
};
const SECOND_WEEK = Date.UTC(2026, 0, 13);

describe("who is on call for a team", () => {
  it("names Primary, Secondary and the manager", () => {
    expect(whoIsOnCall(payments, SECOND_WEEK)).toEqual({
      team: "payments",
      holders: { primary: "ULINUS", secondary: "UGRACE", manager: "UMARGARET" },
      version: expect.stringMatching(/^[a-z0-9]{7}$/),
    });
  });

  it("names nobody where a layer is missing or has not begun", () => {
    const half: TeamSchedule = { ...payments, layers: { primary, secondary: null }, manager: null };
    expect(whoIsOnCall(half, SECOND_WEEK)).toMatchObject({ holders: { primary: "ULINUS", manager: null } });
    expect(whoIsOnCall(half, SECOND_WEEK).holders["secondary"]).toBeUndefined();
    expect(whoIsOnCall(payments, Date.UTC(2025, 0))).toMatchObject({ holders: { primary: null, secondary: null } });
  });

  it("keeps its version over time and over the order of keys", () => {
    const version = whoIsOnCall(payments, SECOND_WEEK).version;
    const { members, ...rest } = primary;
    const reordered = { ...payments, layers: { ...payments.layers, primary: { ...rest, members } } };
    expect(whoIsOnCall(reordered, Date.UTC(2026, 5)).version).toBe(version);
  });

  it("changes its version with any change of the schedule", () => {
    const changed: TeamSchedule[] = [
      payments,
      { ...payments, manager: "UADA" },
      { ...payments, layers: { ...payments.layers, secondary: null } },
      { ...payments, layers: { ...payments.layers, primary: { ...primary, members: ["ULINUS", "UGRACE"] } } },
      { ...payments, layers: { ...payments.layers, primary: { ...primary, timezone: "Asia/Seoul" } } },
    ];
    const versions = changed.map((team) => whoIsOnCall(team, SECOND_WEEK).version);
    expect(new Set(versions).size).toBe(changed.length);
  });
});
