import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/clock.ts";
import { exportMarkdown } from "../../src/record/export-markdown.ts";
import { recordOf, type Source } from "../../src/record/record.ts";
import { Scenario, START } from "../incident/scenario.ts";
import { materialOf, message } from "./material.ts";

const CARD = { channel: "C0ROOM", ts: "2.0" };

function inRoom(): Scenario {
  const night = new Scenario();
  night.reports({ type: "reportRoomOpened", channel: "C0ROOM", name: "inc-42" });
  return night;
}

function sourceOf(night: Scenario, type: string, messages = [] as ReturnType<typeof message>[]): Source | null {
  const lines = recordOf(night.incident, night.history, messages);
  return lines.find(({ what }) => what.kind === "event" && what.recorded.event.type === type)!.source;
}

describe("where an event of the record can be read", () => {
  it("is the message that tells of it", () => {
    const night = inRoom();
    night.does("ben", { type: "identify", words: "the pool" });
    const { seq } = night.history.at(-1)!;
    const own = message({ own: true, effect: `incident:42:${seq}:0`, ts: "3.0" });
    expect(sourceOf(night, "causeIdentified", [own])).toEqual({ channel: "C0ROOM", ts: "3.0" });
  });

  it("is none that was deleted: then it is the card", () => {
    const night = inRoom();
    night.reports({ type: "reportSurfacePlaced", surface: "card", ...CARD, drawnAt: 1 });
    night.does("ben", { type: "identify", words: "the pool" });
    const { seq } = night.history.at(-1)!;
    const own = message({ own: true, deleted: true, effect: `incident:42:${seq}:0`, ts: "3.0" });
    expect(sourceOf(night, "causeIdentified", [own])).toEqual(CARD);
  });

  it("is nowhere while there is neither card nor thread", () => {
    expect(sourceOf(new Scenario(), "incidentDeclared")).toBeNull();
  });

  it("is a SEV4's thread while there is no card", () => {
    const small = new Scenario("sev4");
    small.reports({ type: "reportThreadOpened", channel: "C0GENERAL", ts: "1.2", drawnAt: 1 });
    delete (small.incident.surfaces as Record<string, unknown>)["card"];
    expect(sourceOf(small, "incidentDeclared")).toEqual({ channel: "C0GENERAL", ts: "1.2" });
  });

  it("is its own living message where it has one", () => {
    const night = inRoom();
    night.reports({ type: "reportSurfacePlaced", surface: "card", ...CARD, drawnAt: 1 });
    night.does("ben", { type: "assignRole", role: "ic", person: "ben" });
    night.does("ben", { type: "requestHandoff", role: "ic", to: "grace" });
    night.reports({ type: "reportSurfacePlaced", surface: "handoff/1", channel: "C0ROOM", ts: "4.0", drawnAt: 1 });
    expect(sourceOf(night, "handoffRequested")).toEqual({ channel: "C0ROOM", ts: "4.0" });
    expect(sourceOf(night, "roleAssigned")).toEqual(CARD);
  });
});

describe("the record as a document", () => {
  it("gives a time its date where it isn't the day of the declaration", () => {
    const night = inRoom();
    night.now = START + 22 * HOUR;
    night.does("ben", { type: "mitigate", words: "rolled back" });
    const text = exportMarkdown(materialOf(night));
    expect(text).toContain("| 03:00 |");
    expect(text).toContain("| 2026-11-24 01:00 |");
  });

  it("marks a drill", () => {
    const night = inRoom();
    const { texts } = materialOf(night).say;
    const drill = exportMarkdown({ ...materialOf(night), incident: { ...night.incident, drill: true } });
    expect(drill).toContain(`# ${texts.terms.drill} `);
    expect(exportMarkdown(materialOf(night))).not.toContain(texts.terms.drill);
  });
});
