import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../src/incident/commands.ts";
import { lived } from "../slack/scene.ts";
import { Scenario, START, types } from "./scenario.ts";

const opened: ["watchfire", IncidentCommand] = [
  "watchfire",
  { type: "reportThreadOpened", channel: "C0GENERAL", ts: "1.2", drawnAt: 1 },
];

describe("a thread in place of a room", () => {
  it("begins with the card itself", () => {
    const { incident, history } = lived([opened], { severity: "sev4" });
    expect(history.slice(-2).map(({ event }) => event.type)).toEqual(["threadOpened", "surfacePlaced"]);
    expect(incident.place).toEqual({ channel: "C0GENERAL", name: null, threadTs: "1.2" });
    expect(incident.surfaces["card"]).toEqual({ channel: "C0GENERAL", ts: "1.2" });
  });

  it("is never taken where there is a room already", () => {
    const room: ["watchfire", IncidentCommand] = [
      "watchfire",
      { type: "reportRoomOpened", channel: "C0ROOM", name: "inc-42" },
    ];
    const { incident, history } = lived([room, opened]);
    expect(incident.place?.channel).toBe("C0ROOM");
    expect(history.some(({ event }) => event.type === "threadOpened")).toBe(false);
  });
});

describe("a room", () => {
  const room = { type: "reportRoomOpened", channel: "C0ROOM", name: "inc-42" } as const;
  const refused = { type: "reportRoomRefused", error: "restricted_action" } as const;

  it("is taken once, and so is a refusal of it", () => {
    const night = new Scenario();
    expect(types(night.reports(refused))).toEqual(["roomRefused"]);
    expect(night.reports(refused)).toEqual([]);
    expect(types(night.reports(room))).toEqual(["roomOpened"]);
    expect(night.reports({ ...room, channel: "C0OTHER" })).toEqual([]);
    expect(night.reports(refused)).toEqual([]);
    expect(night.incident.place?.channel).toBe("C0ROOM");
  });
});

describe("a room that is lost", () => {
  const lost = { type: "reportRoomLost", why: "archived", person: "grace" } as const;
  const unarchived = { type: "reportRoomUnarchived", member: true, person: "ben" } as const;
  const back = { type: "reportRoomRegained", person: "ben" } as const;

  function inRoom(): Scenario {
    const night = new Scenario();
    night.reports({ type: "reportRoomOpened", channel: "C0ROOM", name: "inc-42" });
    return night;
  }

  it("is lost once, and back once", () => {
    const night = inRoom();
    expect(night.reports(back)).toEqual([]);
    expect(night.reports(lost)).toEqual([{ type: "roomLost", why: "archived", person: "grace" }]);
    expect(night.reports({ ...lost, why: "removed" })).toEqual([]);
    night.passes(3);
    expect(night.reports(back)).toEqual([{ type: "roomRegained", since: START, person: "ben" }]);
    expect(night.reports(back)).toEqual([]);
    expect(night.incident.roomLost).toBeNull();
  });

  it("is back when it is unarchived with us in it", () => {
    const night = inRoom();
    expect(night.reports(unarchived)).toEqual([]);
    night.reports(lost);
    expect(types(night.reports(unarchived))).toEqual(["roomRegained"]);
  });

  it("is lost in another way, and since the same time, when it is unarchived without us", () => {
    const night = inRoom();
    night.reports(lost);
    night.passes(3);
    const without = { ...unarchived, member: false };
    expect(night.reports(without)).toEqual([{ type: "roomLost", why: "removed", person: null }]);
    expect(night.reports(without)).toEqual([]);
    expect(night.reports(back)).toEqual([{ type: "roomRegained", since: START, person: "ben" }]);
  });

  it("stays lost to whoever was removed from it when it is merely unarchived", () => {
    const night = inRoom();
    night.reports({ ...lost, why: "removed" });
    expect(night.reports(unarchived)).toEqual([]);
  });

  it("is nobody's loss where there is a thread, no room yet, or nothing to do any more", () => {
    expect(new Scenario().reports(lost)).toEqual([]);
    const thread = new Scenario("sev4");
    thread.reports({ type: "reportThreadOpened", channel: "C0GENERAL", ts: "1.2", drawnAt: 1 });
    expect(thread.reports(lost)).toEqual([]);
    const over = inRoom();
    over.does("ben", { type: "cancel", reason: "a load test" });
    expect(over.reports(lost)).toEqual([]);
  });

  it("may come back when all is over", () => {
    const night = inRoom();
    night.reports(lost);
    night.does("ben", { type: "cancel", reason: "a load test" });
    expect(types(night.reports(back))).toEqual(["roomRegained"]);
  });
});

describe("a carrier's receipt", () => {
  it("is kept where it is of one of our calls, and dropped where it isn't", () => {
    const night = new Scenario("sev2");
    const receipt = { type: "reportReceipt", person: "linus", means: "voice", receipt: "pickedUp" } as const;
    expect(types(night.reports({ ...receipt, step: 1 }))).toEqual(["receiptCame"]);
    expect(night.reports({ ...receipt, step: 9 })).toEqual([]);
  });
});

describe("the severity before", () => {
  it("is kept when it changes, and not when it is merely confirmed", () => {
    const choose: IncidentCommand = { type: "setSeverity", severity: "sev2", reason: null };
    const raise: IncidentCommand = { type: "setSeverity", severity: "sev1", reason: "most orders fail" };
    expect(lived([choose], { severity: null }).incident.severityBefore).toBeNull();
    expect(lived([choose, raise], { severity: null }).incident.severityBefore).toBe("sev2");
  });
});
