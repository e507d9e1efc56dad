import { describe, expect, it } from "vitest";
import { Refusal } from "../../../src/refusal.ts";
import { Scenario, types } from "../scenario.ts";

function staffed(options: { private?: boolean } = {}): Scenario {
  const night = new Scenario("sev2", options);
  night.does("grace", { type: "assignRole", role: "ic", person: "grace" });
  night.does("hana", { type: "assignRole", role: "comms", person: "hana" });
  night.does("ben", { type: "draftUpdate", text: "Card payments fail." });
  return night;
}

const approve = { type: "approveUpdate", update: 1, revision: 1 } as const;

function code(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  return "none";
}

describe("who publishes", () => {
  it("is comms, and nobody twice", () => {
    const night = staffed();
    expect(types(night.does("hana", approve))).toEqual(["updateApproved"]);
    expect(night.does("hana", approve)).toEqual([]);
  });

  it("isn't just anybody, nor the commander while comms is there", () => {
    const night = staffed();
    expect(code(() => night.does("ben", approve))).toBe("notPublisher");
    expect(code(() => night.does("grace", approve))).toBe("notPublisher");
  });

  it("isn't just anybody where the commander alone does", () => {
    const night = new Scenario("sev2");
    night.does("grace", { type: "assignRole", role: "ic", person: "grace" });
    expect(code(() => night.does("ben", { type: "publishNothingNew", text: "Nothing new" }))).toBe("notPublisher");
  });

  it("is never Watchfire itself", () => {
    expect(code(() => staffed().reports(approve))).toBe("notPublisher");
  });

  it("is the commander too once a draft has waited five minutes", () => {
    const night = staffed();
    expect(types(night.passes(5))).toContain("approvalOverdue");
    expect(types(night.does("grace", approve))).toEqual(["updateApproved"]);
  });

  it("is the commander with their own draft where nobody holds comms", () => {
    const night = new Scenario("sev2");
    night.does("grace", { type: "draftUpdate", text: "Card payments fail." });
    expect(code(() => night.does("grace", approve))).toBe("nobodyPublishes");
    night.does("grace", { type: "assignRole", role: "ic", person: "grace" });
    expect(types(night.does("grace", approve))).toEqual(["updateApproved"]);
  });

  it("is a second person when it is private", () => {
    const night = staffed({ private: true });
    night.does("hana", { type: "editUpdate", update: 1, text: "Cards fail." });
    expect(code(() => night.does("hana", { ...approve, revision: 2 }))).toBe("secondPersonNeeded");
    expect(code(() => night.does("hana", { type: "publishNothingNew", text: "Nothing new" }))).toBe(
      "secondPersonNeeded",
    );
  });
});

describe("a draft", () => {
  it("is looked at once more after an edit", () => {
    const night = staffed();
    night.does("ben", { type: "editUpdate", update: 1, text: "Card payments fail for most." });
    expect(night.does("ben", { type: "editUpdate", update: 1, text: "Card payments fail for most." })).toEqual([]);
    expect(code(() => night.does("hana", approve))).toBe("updateChanged");
    expect(types(night.does("hana", { ...approve, revision: 2 }))).toEqual(["updateApproved"]);
  });

  it("sent back waits for an edit", () => {
    const night = staffed();
    const back = { type: "sendUpdateBack", update: 1, reason: "How many?" } as const;
    expect(types(night.does("hana", back))).toEqual(["updateSentBack"]);
    expect(night.does("hana", back)).toEqual([]);
    expect(code(() => night.does("hana", approve))).toBe("updateSentBack");
    night.does("ben", { type: "editUpdate", update: 1, text: "Seven in ten fail." });
    expect(night.incident.updates[0]!.state).toBe("waiting");
  });

  it("can't be changed once published, nor be empty", () => {
    const night = staffed();
    night.does("hana", approve);
    expect(code(() => night.does("ben", { type: "editUpdate", update: 1, text: "Else" }))).toBe("updatePublished");
    expect(code(() => night.does("ben", { type: "draftUpdate", text: "  " }))).toBe("textMissing");
    expect(code(() => night.does("hana", { ...approve, update: 9 }))).toBe("noSuchUpdate");
  });

  it("of the all-clear may be approved after the end", () => {
    const night = staffed();
    night.does("linus", { type: "cancel", reason: "false alarm" });
    expect(types(night.does("hana", approve))).toEqual(["updateApproved"]);
  });
});
