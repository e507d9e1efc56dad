import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { Scenario, START } from "../scenario.ts";

function reminders(night: Scenario, minutes: number) {
  const seen = night.history.length;
  night.passes(minutes);
  return night.history.slice(seen).filter(({ event }) => event.type === "updateReminded");
}

const at = (found: readonly { at: number }[]): number[] => found.map((recorded) => (recorded.at - START) / MINUTE);

describe("reminders", () => {
  it("come every fifteen minutes since the declaration", () => {
    expect(at(reminders(new Scenario("sev2"), 46))).toEqual([15, 30, 45]);
  });

  it("count anew from a published update", () => {
    const night = new Scenario("sev2");
    night.does("grace", { type: "assignRole", role: "ic", person: "grace" });
    night.passes(20);
    night.does("grace", { type: "publishNothingNew", text: "Nothing new" });
    expect(at(reminders(night, 16))).toEqual([35]);
  });

  it("ask once for many missed slots and fall on the grid again", () => {
    const night = new Scenario("sev3");
    night.now = START + 130 * MINUTE;
    const passed = night.reports({ type: "passDeadline" });
    expect(passed.filter(({ type }) => type === "updateReminded")).toMatchObject([
      { dueAt: START + 120 * MINUTE, overdue: true },
    ]);
    expect(night.due).toBe(START + 180 * MINUTE);
  });

  it("put off, never come twice in a row", () => {
    const night = new Scenario("sev2");
    night.passes(29);
    night.does("ben", { type: "putReminderOff" });
    expect(at(reminders(night, 31))).toEqual([44, 59]);
  });

  it("are slower once mitigated, and end with the recovery", () => {
    const night = new Scenario("sev2");
    night.does("linus", { type: "mitigate", words: null });
    expect(at(reminders(night, 61))).toEqual([30, 60]);
    night.does("linus", { type: "cancel", reason: "false alarm" });
    expect(reminders(night, 600)).toEqual([]);
  });

  it("stay away once stopped", () => {
    const night = new Scenario("sev2");
    night.does("ben", { type: "stopReminders", why: "another channel" });
    expect(night.does("ben", { type: "stopReminders", why: "another channel" })).toEqual([]);
    expect(reminders(night, 600)).toEqual([]);
  });
});
