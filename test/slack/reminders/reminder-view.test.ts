import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { evolve } from "../../../src/incident/evolve.ts";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import { complaintsAboutBlocks } from "../../../src/practice/slack/block-kit/validate.ts";
import { isWanted, privateReminderView, reminderView } from "../../../src/slack/reminders/reminder-view.ts";
import { reasonWords, stopView } from "../../../src/slack/reminders/stop-form.ts";
import { textsIn } from "../../../src/texts/texts.ts";
import { lived, sceneIn } from "../scene.ts";

function due(overdue = false, commands: IncidentCommand[] = [], declaration: Parameters<typeof lived>[1] = {}) {
  const { incident } = lived(commands, declaration);
  const dueAt = incident.declaredAt + (overdue ? 30 : 15) * MINUTE;
  const reminded = evolve(incident, {
    seq: incident.seq + 1,
    at: dueAt,
    by: { kind: "watchfire" },
    event: { type: "updateReminded", dueAt, overdue },
  });
  return { incident: reminded, now: dueAt };
}

describe("the reminder", () => {
  it.each(["en", "ko"] as const)("asks one person, says what happened since, in %s", (locale) => {
    const noted: IncidentCommand = { type: "writeEntry", kind: "decision", text: "Roll back", happenedAt: null };
    const { incident, now } = due(false, [noted]);
    const view = reminderView(incident, sceneIn(locale, now));
    expect(complaintsAboutBlocks(view.blocks)).toEqual([]);
    const text = JSON.stringify(view.blocks);
    expect(text).toContain(locale === "en" ? "1 decision" : "결정 1건");
    expect(text).toContain("U0BEN");
    expect(text).not.toMatch(/<!(?:here|channel)/);
  });

  it.each(["en", "ko"] as const)("says what it is about where it stands outside of the room, in %s", (locale) => {
    const { incident, now } = due();
    const { text, blocks } = privateReminderView(incident, sceneIn(locale, now));
    expect(complaintsAboutBlocks(blocks)).toEqual([]);
    expect(text).toMatch(/^INC-42: ⏱/);
    expect(reminderView(incident, sceneIn(locale, now)).text).not.toContain("INC-42");
  });

  it("says how late it is", () => {
    const { incident, now } = due(true);
    expect(JSON.stringify(reminderView(incident, sceneIn("en", now)))).toContain("Update 15 min overdue");
  });

  it("offers no “no change” where a second person must look", () => {
    const { incident, now } = due(false, [], { private: true });
    expect(JSON.stringify(reminderView(incident, sceneIn("en", now)))).not.toContain("No change");
  });

  it("is wanted until it was put off or stopped", () => {
    const { incident, now } = due();
    const scene = sceneIn("en", now);
    expect(isWanted(incident, scene)).toBe(true);
    expect(isWanted({ ...incident, reminders: { ...incident.reminders, putOffUntil: now + 1 } }, scene)).toBe(false);
    expect(isWanted({ ...incident, reminders: { ...incident.reminders, stopped: true } }, scene)).toBe(false);
  });

  it("asks for one of three reasons to stop", () => {
    expect(complaintsAboutBlocks(stopView(42, textsIn("ko")).blocks)).toEqual([]);
    expect(reasonWords("other", "the boss asked", textsIn("en"))).toBe("the boss asked");
    expect(reasonWords("elsewhere", "in Teams", textsIn("en"))).toBe("We write somewhere else: in Teams");
    expect(reasonWords("mitigated", null, textsIn("en"))).toBe("It is mitigated");
  });
});
