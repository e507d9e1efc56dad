import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import type { EventType, Recorded } from "../../../src/incident/events.ts";
import { complaintsAboutBlocks } from "../../../src/practice/slack/block-kit/validate.ts";
import { privateLine } from "../../../src/slack/lines/private-line.ts";
import { roomLine } from "../../../src/slack/lines/room-line.ts";
import { lived, sceneIn } from "../scene.ts";

type Story = Parameters<typeof lived>[0];
const room: ["watchfire", IncidentCommand] = [
  "watchfire",
  { type: "reportRoomOpened", channel: "C0ROOM", name: "inc-42" },
];

/** What the last event of a kind says. */
function said(
  type: EventType,
  story: Story,
  { locale = "en", declaration = {} }: { locale?: "en" | "ko"; declaration?: Parameters<typeof lived>[1] } = {},
): string | null {
  const { incident, history } = lived(story, declaration);
  const recorded = history.findLast(({ event }) => event.type === type);
  if (recorded === undefined) throw new Error(`Nothing of the kind ${type} happened.`);
  return roomLine(recorded, incident, sceneIn(locale))?.text ?? null;
}

describe("a line in the room", () => {
  it("says that a severity rose, who says so and why, and who is called for it", () => {
    const raise: IncidentCommand = { type: "setSeverity", severity: "sev1", reason: "most orders fail" };
    const declaration = { severity: "sev2" } as const;
    expect(said("severityChanged", [room, raise], { declaration })).toBe(
      "Severity raised: SEV2 → *SEV1*, by ben: “most orders fail”. Calling ada.",
    );
    expect(said("severityChanged", [room, raise], { declaration, locale: "ko" })).toBe(
      "등급 상향: SEV2 → *SEV1*, ben님: “most orders fail”. 호출: ada님.",
    );
  });

  it("ends what somebody said brought it back before its own next sentence", () => {
    const mitigate: [string, IncidentCommand] = ["U0LINUS", { type: "mitigate", words: "rolled back to 2.40" }];
    expect(said("mitigated", [room, mitigate])).toContain(": rolled back to 2.40. Calls and");
    expect(said("mitigated", [room, mitigate], { locale: "ko" })).toContain(": rolled back to 2.40. 호출과");
  });

  it("says that a severity fell, and how many may sleep", () => {
    const lower: [string, IncidentCommand] = [
      "U0LINUS",
      { type: "setSeverity", severity: "sev3", reason: "one page only" },
    ];
    expect(said("severityChanged", [room, lower])).toContain("Severity lowered: SEV1 → *SEV3*");
    expect(said("severityChanged", [room, lower])).toContain("2 people told to stand down");
  });

  it("speaks of a first choice as a choice", () => {
    const choose: IncidentCommand = { type: "setSeverity", severity: "sev2", reason: null };
    expect(said("severityChanged", [room, choose], { declaration: { severity: null } })).toBe(
      "Severity chosen: *SEV2*, by ben.",
    );
  });

  it("gives an entry its kind, its time when it wasn't now, and who wrote it", () => {
    const write: IncidentCommand = {
      type: "writeEntry",
      kind: "decision",
      text: "switch at <04:20>",
      happenedAt: null,
    };
    expect(said("entryWritten", [room, write])).toBe("*Decision* · switch at &lt;04:20&gt; (ben)");
    const earlier = { ...write, happenedAt: lived([]).now - 600_000 };
    expect(said("entryWritten", [room, earlier])).toMatch(/^\*Decision\* <!date\^/);
  });

  it("cries for help when nobody answers, with a button", () => {
    const { incident, history } = lived([room]);
    const cry: Recorded = {
      seq: history.length + 1,
      at: incident.declaredAt + 15 * 60_000,
      by: { kind: "watchfire" },
      event: { type: "nobodyAnswered", round: 2, people: 3, calls: 9, last: false },
    };
    const line = roomLine(cry, incident, sceneIn("en"))!;
    expect(line.text).toContain("Nobody has answered INC-42 for 15 min (3 people, 9 attempts)");
    expect(JSON.stringify(line.blocks)).toContain("I'm on it");
    expect(complaintsAboutBlocks(line.blocks)).toEqual([]);
  });

  it("stays quiet about a call that left", () => {
    const report: IncidentCommand = {
      type: "reportCall",
      step: 1,
      person: "U0LINUS",
      means: "slack",
      outcome: "sent",
      error: null,
    };
    expect(said("callReported", [room, ["watchfire", report]])).toBeNull();
    const failed = { ...report, outcome: "failed" as const, error: "channel_not_found" };
    expect(said("callReported", [room, ["watchfire", failed]])).toBe(
      "Slack message to linus failed (channel_not_found).",
    );
  });

  it("says nothing about what is seen elsewhere", () => {
    expect(said("personCalled", [room])).toBeNull();
    expect(said("incidentDeclared", [room])).toBeNull();
  });

  it("is marked in a drill", () => {
    expect(said("roomOpened", [room], { declaration: { drill: true } })).toMatch(/^\[DRILL\] What is said here/);
    expect(said("roomOpened", [room], { declaration: { drill: true }, locale: "ko" })).toMatch(/^\[훈련\] /);
  });
});

describe("a private line", () => {
  const about = (story: Story, type: EventType, person: string, declaration = {}) => {
    const { incident, history } = lived(story, declaration);
    const recorded = history.findLast(({ event }) => event.type === type)!;
    return privateLine(recorded, person, incident, sceneIn("en"));
  };

  it("briefs a commander, with a way out when somebody else named them", () => {
    const assign: IncidentCommand = { type: "assignRole", role: "ic", person: "U0GRACE" };
    const line = about([room, assign], "roleAssigned", "U0GRACE")!;
    expect(line.text).toContain("You command INC-42");
    expect(JSON.stringify(line.blocks)).toContain("Not me");
    const taken = about([room, ["U0GRACE", assign]], "roleAssigned", "U0GRACE")!;
    expect(JSON.stringify(taken.blocks)).not.toContain("Not me");
  });

  it("asks whoever answered for the severity, and not once it is chosen", () => {
    const asked: Recorded = {
      seq: 9,
      at: 0,
      by: { kind: "watchfire" },
      event: { type: "severityAsked", person: "U0LINUS" },
    };
    const open = lived([room], { severity: null }).incident;
    expect(JSON.stringify(privateLine(asked, "U0LINUS", open, sceneIn("en"))!.blocks)).toContain("Help me choose");
    expect(privateLine(asked, "U0LINUS", lived([room]).incident, sceneIn("en"))).toBeNull();
  });

  it.each(["archived", "removed", "deleted"] as const)(
    "says that the room was %s, what goes on and what to do, in both languages, and nothing once it is back",
    (why) => {
      for (const person of ["U0BEN", null]) {
        const story: Story = [room, ["watchfire", { type: "reportRoomLost", why, person }]];
        const { incident, history } = lived(story);
        const recorded = history.at(-1)!;
        for (const locale of ["en", "ko"] as const) {
          const { text, blocks } = privateLine(recorded, "U0GRACE", incident, sceneIn(locale))!;
          expect(complaintsAboutBlocks(blocks)).toEqual([]);
          expect(text).toMatch(/^INC-42: /);
          expect(text.includes("<@U0BEN>")).toBe(person !== null);
          expect(text.includes("<#C0ROOM>")).toBe(why !== "deleted");
          expect(text.includes("/invite @watchfire")).toBe(why !== "deleted");
        }
        expect(privateLine(recorded, "U0GRACE", { ...incident, roomLost: null }, sceneIn("en"))).toBeNull();
      }
    },
  );

  it("sends an update back with its reason", () => {
    const story: Story = [
      room,
      { type: "assignRole", role: "comms", person: "U0GRACE" },
      { type: "draftUpdate", text: "We broke <it>" },
      ["U0GRACE", { type: "sendUpdateBack", update: 1, reason: "no blame, please" }],
    ];
    expect(about(story, "updateSentBack", "U0BEN")!.text).toContain(
      "<@U0GRACE> sent update 1 of INC-42 back: “no blame, please”",
    );
  });
});
