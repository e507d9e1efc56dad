import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import type { Incident } from "../../../src/incident/incident.ts";
import { complaintsAboutBlocks } from "../../../src/practice/slack/block-kit/validate.ts";
import { announcementView } from "../../../src/slack/announcement/announcement-view.ts";
import type { View } from "../../../src/slack/blocks.ts";
import { cardView, moreActions } from "../../../src/slack/card/card-view.ts";
import { lived, sceneIn } from "../scene.ts";

const room: ["watchfire", IncidentCommand] = [
  "watchfire",
  { type: "reportRoomOpened", channel: "C0ROOM", name: "inc-42" },
];
const resolve: IncidentCommand = {
  type: "resolve",
  impactFrom: null,
  impactTo: null,
  whatHelped: "Rolled back 2.41",
  ticks: ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"],
  open: null,
  afterwards: "watch",
  owner: null,
  allClear: null,
};

const shown = (view: View): string => JSON.stringify(view.blocks);
const labels = (view: Pick<View, "blocks">): string[] =>
  view.blocks.flatMap((block) =>
    block.type === "actions"
      ? block.elements.map((each) => ("text" in each && each.text ? each.text.text : each.type))
      : [],
  );
const card = (incident: Incident, locale: "en" | "ko" = "en") => cardView(incident, sceneIn(locale));

describe("the card's buttons", () => {
  it("offer command first while nobody has it", () => {
    const { incident } = lived([room]);
    expect(labels(card(incident))).toEqual(["Take command", "Severity", "Draft update", "Page", "More"]);
    expect(labels(card(incident, "ko"))).toEqual(["지휘 맡기", "등급 변경", "상황 공유", "호출", "더 보기"]);
  });

  it("ask for the severity above all while nobody has chosen it", () => {
    const { incident } = lived([room], { severity: null });
    expect(labels(card(incident)).slice(0, 4)).toEqual(["SEV1", "SEV2", "SEV3", "Help me choose"]);
    expect(labels(card(incident))).not.toContain("Severity");
    expect(labels({ blocks: moreActions(incident, sceneIn("en")) })).not.toContain("Severity");
    expect(shown(card(incident))).toContain("*Severity not confirmed*");
    expect(shown(card(incident, "ko"))).toContain("*등급 미확정*");
    const chosen = lived([room, { type: "setSeverity", severity: "sev2", reason: null }], { severity: null });
    expect(labels(card(chosen.incident))).not.toContain("Help me choose");
  });

  it("follow the phase, with one primary a message", () => {
    const led: IncidentCommand = { type: "assignRole", role: "ic", person: "U0BEN" };
    const mitigated: IncidentCommand = { type: "mitigate", words: null };
    const rows = [
      [room, led],
      [room, led, mitigated],
      [room, led, mitigated, resolve],
      [room, led, resolve, { type: "close" }],
    ].map((commands) => card(lived(commands as IncidentCommand[]).incident));
    expect(rows.map(labels)).toEqual([
      ["Mitigated", "Draft update", "Page", "Severity", "More"],
      ["Resolve", "It's back", "Draft update", "More"],
      ["Close", "Reopen", "Postmortem", "More"],
      ["Postmortem", "Reopen"],
    ]);
    for (const row of rows) expect(shown(row).match(/"primary"/g)).toHaveLength(1);
  });

  it("leave everything else to More, and offer nothing twice", () => {
    const { incident } = lived([room]);
    const hidden = labels({ blocks: moreActions(incident, sceneIn("en")) });
    expect(hidden).toEqual(
      expect.arrayContaining(["Roles", "Cause identified", "Mitigated", "Resolve", "Cancel (false alarm)"]),
    );
    expect(hidden.filter((label) => labels(card(incident)).includes(label))).toEqual([]);
    expect(moreActions(lived([room, { type: "cancel", reason: "load test" }]).incident, sceneIn("en"))).toEqual([]);
  });
});

describe("what the card says", () => {
  it("says the grade once, in words beside its colour", () => {
    const { incident } = lived([room]);
    expect(shown(card(incident)).match(/SEV1/g)).toHaveLength(1);
    expect(shown(card(incident))).toContain("🔴 SEV1 Critical · INC-42");
    expect(shown(card(incident, "ko"))).toContain("🔴 SEV1 심각 · INC-42");
    expect(shown(card(incident))).not.toContain("not confirmed");
  });

  it("calls an impact only what was given as one", () => {
    const { incident } = lived([room], { summary: "Seen since the release" });
    expect(shown(card(incident))).toContain("*Known so far*\\nSeen since the release");
    const told = lived([room, { type: "giveImpact", text: "cards fail" }], { summary: "Seen since the release" });
    expect(shown(card(told.incident))).toContain("*Impact*\\ncards fail");
  });

  it("takes Now and Next from the record and makes nothing up", () => {
    expect(shown(card(lived([room]).incident))).toContain("Nothing noted yet");
    const { incident } = lived([
      room,
      { type: "writeEntry", kind: "action", text: "rolling back 2.41", happenedAt: null },
      { type: "writeEntry", kind: "decision", text: "else switch the gateway", happenedAt: null },
    ]);
    expect(shown(card(incident))).toMatch(
      /\*Now\* {2}rolling back 2\.41: <@U0BEN>.*\*Next\* {2}else switch the gateway/,
    );
    expect(shown(card(incident, "ko"))).toContain("<@U0BEN>님");
  });

  it("never turns people's words into markup", () => {
    const hostile = "<!channel> *x* <@U0GRACE> & done";
    const { incident } = lived(
      [
        room,
        { type: "giveImpact", text: hostile },
        { type: "writeEntry", kind: "action", text: hostile, happenedAt: null },
      ],
      {
        title: hostile,
      },
    );
    for (const view of [card(incident), announcementView(incident, sceneIn("en"))]) {
      const mrkdwn = view.blocks.filter((block) => block.type !== "header");
      expect(JSON.stringify(mrkdwn) + view.text).not.toMatch(/<!channel>|<@U0GRACE>/);
    }
  });

  it("shows who is called and what came of it", () => {
    expect(shown(card(lived([room]).incident))).toContain("<@U0LINUS> (Primary) is being called");
    const answered = lived([room, ["U0LINUS", { type: "answerPage", means: "button" }]]).incident;
    expect(shown(card(answered))).toMatch(/<@U0LINUS> \(Primary\) answered .*after 2 min/);
    expect(shown(card(answered))).toContain("<@U0ADA> (Secondary) stood down");
  });

  it("says nothing of calls where nobody is called, and until when it is watched after the recovery", () => {
    expect(shown(card(lived([room], { severity: "sev3" }).incident))).not.toContain("☎");
    expect(shown(card(lived([room], { team: null }).incident))).toContain("☎ Nobody is being called");
    expect(shown(card(lived([room, ["U0LINUS", resolve]]).incident))).toContain("watching until <!date^");
  });

  it("warns in at most two lines, and stays quiet when all is well", () => {
    const well = lived([room, { type: "assignRole", role: "ic", person: "U0BEN" }]).incident;
    expect(shown(card(well))).not.toContain("⚠");
    const bad: Incident = {
      ...well,
      roles: {},
      commandMissed: true,
      paging: { ...well.paging, round: 3 },
      reminders: { ...well.reminders, lastDueAt: well.declaredAt },
    };
    const warnings = shown(card(bad)).match(/⚠/g);
    expect(warnings).toHaveLength(2);
  });

  it("shrinks to three lines once closed, and to one when it was none", () => {
    const closed = lived([room, ["U0LINUS", resolve], ["U0LINUS", { type: "close" }]]).incident;
    const [text] = card(closed).blocks;
    expect(JSON.stringify(text).split("\\n")).toHaveLength(3);
    const cancelled = lived([room, { type: "cancel", reason: "load test" }]).incident;
    expect(JSON.stringify(card(cancelled).blocks[0])).not.toContain("\\n");
  });

  it("marks a drill on every surface", () => {
    const { incident } = lived([room], { drill: true });
    for (const [locale, mark] of [
      ["en", "[DRILL]"],
      ["ko", "[훈련]"],
    ] as const) {
      const scene = sceneIn(locale);
      for (const view of [cardView(incident, scene), announcementView(incident, scene)]) {
        expect(view.text.startsWith(mark)).toBe(true);
        expect(JSON.stringify(view.blocks[0])).toContain(mark);
      }
    }
  });
});

describe("the announcement", () => {
  it("strikes the old severity through, and the whole line once it is over", () => {
    const raised = lived([room, { type: "setSeverity", severity: "sev1", reason: "most orders fail" }], {
      severity: "sev2",
    }).incident;
    expect(shown(announcementView(raised, sceneIn("en")))).toContain("🔴 ~SEV2~ *SEV1*");
    const cancelled = lived([room, { type: "cancel", reason: "load test" }]).incident;
    expect(shown(announcementView(cancelled, sceneIn("en")))).toContain("~SEV1 · INC-42 Checkout is down~");
  });

  it("strikes nothing while nothing has changed", () => {
    expect(shown(announcementView(lived([room]).incident, sceneIn("en")))).not.toContain("~");
  });
});

describe("Slack's limits", () => {
  it("are kept in every phase, in both languages, with the longest words", () => {
    const long = "가&<".repeat(600);
    const story: (IncidentCommand | [string, IncidentCommand])[] = [
      room,
      { type: "giveImpact", text: long },
      { type: "writeEntry", kind: "action", text: long, happenedAt: null },
      { type: "writeEntry", kind: "decision", text: long, happenedAt: null },
      { type: "assignRole", role: "ic", person: "U0BEN" },
      { type: "identify", words: long },
      { type: "mitigate", words: long },
      resolve,
      { type: "close" },
    ];
    for (let steps = 0; steps <= story.length; steps += 1) {
      const { incident } = lived(story.slice(0, steps), { title: "<&>".repeat(50), severity: null, summary: long });
      for (const locale of ["en", "ko"] as const) {
        const scene = sceneIn(locale);
        for (const view of [cardView(incident, scene), announcementView(incident, scene)]) {
          expect(complaintsAboutBlocks(view.blocks)).toEqual([]);
          expect(view.text.length).toBeGreaterThan(0);
        }
        expect(complaintsAboutBlocks(moreActions(incident, scene))).toEqual([]);
      }
    }
  });
});
