import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../src/incident/commands.ts";
import { react } from "../../src/incident/consequences.ts";
import type { Effect } from "../../src/incident/effects.ts";
import { resolving, Scenario } from "./scenario.ts";

function inRoom(severity: "sev2" | null = "sev2"): Scenario {
  const night = new Scenario(severity);
  night.reports({ type: "reportRoomOpened", channel: "C0ROOM", name: "inc-42" });
  return night;
}

function inThread(): Scenario {
  const night = new Scenario("sev4");
  night.reports({ type: "reportThreadOpened", channel: "C0GENERAL", ts: "1.2", drawnAt: 1 });
  return night;
}

/** What the last of it makes happen outside. */
function following(night: Scenario, goOn: () => unknown): Effect[] {
  const before = night.history.length;
  goOn();
  return night.history.slice(before).flatMap((recorded) => react(night.incident, recorded).effects);
}

const doing = (night: Scenario, command: IncidentCommand): Effect[] =>
  following(night, () => night.does("linus", command));
const redrawn = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => (effect.kind === "redraw" ? [effect.surface] : []));
const told = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => (effect.kind === "tell" ? [effect.person] : []));

describe("the bookmarks", () => {
  const moved = { type: "setService", service: "refunds", team: "payments" } as const;

  it("of a room name its service, and are drawn anew with it; a thread has none", () => {
    expect(redrawn(doing(inRoom(), moved))).toContain("bookmarks");
    expect(redrawn(doing(inThread(), moved))).not.toContain("bookmarks");
  });
});

describe("the question for the severity", () => {
  it("goes to whoever has answered, and to nobody while nobody has", () => {
    const unanswered = inRoom(null);
    expect(told(following(unanswered, () => unanswered.passes(5)))).toEqual([]);
    const answered = inRoom(null);
    answered.does("linus", { type: "answerPage", means: "button" });
    expect(told(following(answered, () => answered.passes(5)))).toEqual(["linus"]);
  });
});

describe("a lost room", () => {
  const lost = { type: "reportRoomLost", why: "archived", person: null } as const;
  const back = { type: "reportRoomRegained", person: null } as const;
  const reporting = (night: Scenario, command: IncidentCommand): Effect[] =>
    following(night, () => night.reports(command));

  it("is told of to the commander, else to whoever answered, else to whoever declared it", () => {
    const night = inRoom();
    expect(told(reporting(night, lost))).toEqual(["ben"]);
    night.reports(back);
    night.does("linus", { type: "answerPage", means: "button" });
    expect(told(reporting(night, lost))).toEqual(["linus"]);
    night.reports(back);
    night.does("linus", { type: "assignRole", role: "ic", person: "grace" });
    expect(told(reporting(night, lost))).toEqual(["grace"]);
  });

  it("has its request for an update put anew, both when it is lost and when it is back", () => {
    const night = inRoom();
    expect(reporting(night, lost)).not.toContainEqual(expect.objectContaining({ kind: "remind" }));
    night.reports(back);
    night.passes(15);
    const request = { kind: "remind", dueAt: night.incident.reminders.lastDueAt };
    expect(reporting(night, lost)).toContainEqual(request);
    expect(reporting(night, back)).toContainEqual(request);
  });

  it("is drawn anew when it is back, with what couldn't be posted meanwhile and whom nobody could bring in", () => {
    const night = inRoom();
    night.reports({ type: "reportSurfacePlaced", surface: "nudge/1", channel: "C0ROOM", ts: "1.1", drawnAt: 1 });
    night.reports({ type: "reportSurfacePlaced", surface: "call/1/linus", channel: "D0LINUS", ts: "1.2", drawnAt: 1 });
    night.passes(1);
    night.reports(lost);
    night.does("grace", { type: "assignRole", role: "ic", person: "grace" });
    night.does("grace", { type: "requestHandoff", role: "ic", to: "hana" });
    night.does("grace", { type: "draftUpdate", text: "Card payments fail." });
    night.passes(10);
    const effects = reporting(night, back);
    expect(redrawn(effects)).toEqual([
      "topic",
      "bookmarks",
      "nudge/1",
      "update/1",
      "handoff/1",
      "card",
      "announcement",
    ]);
    expect(effects).toContainEqual({ kind: "invite", people: ["ben", "ada", "grace"] });
  });
});

describe("a hand-over that nobody confirms", () => {
  it("says so where it stands", () => {
    const night = inRoom();
    night.does("linus", { type: "assignRole", role: "ic", person: "linus" });
    night.does("linus", { type: "requestHandoff", role: "ic", to: "grace" });
    expect(redrawn(following(night, () => night.passes(3)))).toContain("handoff/1");
  });
});

describe("the request for an update", () => {
  it.each([
    { type: "putReminderOff" },
    { type: "stopReminders", why: "another channel" },
    { type: "mitigate", words: null },
    { type: "cancel", reason: "a load test" },
  ] satisfies IncidentCommand[])("goes away with $type", (command) => {
    expect(doing(inRoom(), command)).toContainEqual({ kind: "clearReminder" });
  });
});

describe("the question whether to close", () => {
  function watched(): Scenario {
    const night = inRoom();
    night.does("linus", resolving());
    return night;
  }

  it("is drawn anew when it is watched longer", () => {
    expect(redrawn(doing(watched(), { type: "watchLonger" }))).toContain("watch");
  });

  it("is taken back by a reopening where it was asked, and not asked by one where it wasn't", () => {
    const reopened = { type: "reopen", reason: "it is back" } as const;
    expect(redrawn(doing(watched(), reopened))).not.toContain("watch");
    const asked = watched();
    asked.reports({ type: "reportSurfacePlaced", surface: "watch", channel: "C0ROOM", ts: "9.9", drawnAt: 1 });
    expect(redrawn(doing(asked, reopened))).toContain("watch");
  });
});

describe("an update that is sent back", () => {
  const draft = { type: "draftUpdate", text: "Card payments fail." } as const;
  const back = { type: "sendUpdateBack", update: 1, reason: "How many?" } as const;

  it("is told to whoever wrote it, and to nobody where that was Watchfire", () => {
    const [bens, own] = [inRoom(), inRoom()];
    bens.does("ben", draft);
    own.reports(draft);
    for (const night of [bens, own]) night.does("linus", { type: "assignRole", role: "comms", person: "linus" });
    expect(told(doing(bens, back))).toEqual(["ben"]);
    expect(told(doing(own, back))).toEqual([]);
  });
});

describe("the telephone of whoever answers or declines", () => {
  const hushed = (effects: readonly Effect[]): string[] =>
    effects.flatMap((effect) => (effect.kind === "hush" ? [`${effect.person} ${effect.means} ${effect.why}`] : []));

  it("is silenced once: lowered and raised again, it has nothing more to be silenced for", () => {
    const night = new Scenario("sev1");
    const answered = doing(night, { type: "answerPage", means: "button" });
    expect(hushed(answered)).toEqual(["linus slack answered", "linus webhook answered"]);
    night.does("linus", { type: "setSeverity", severity: "sev3", reason: "smaller than feared" });
    const raised = doing(night, { type: "setSeverity", severity: "sev1", reason: "most orders fail" });
    expect(night.incident.paging.answeredBy).toBe("linus");
    expect(hushed(raised)).toEqual([]);
  });

  it("stops ringing for somebody who can't take it, too", () => {
    const night = new Scenario("sev1");
    expect(hushed(doing(night, { type: "declinePage" }))).toEqual(["linus slack declined", "linus webhook declined"]);
  });
});
