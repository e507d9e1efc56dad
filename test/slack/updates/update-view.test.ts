import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import { complaintsAboutBlocks } from "../../../src/practice/slack/block-kit/validate.ts";
import { draftUpdate, nothingNewText } from "../../../src/slack/updates/draft-update.ts";
import { publicView } from "../../../src/slack/updates/public-view.ts";
import { editUpdateView, newUpdateView } from "../../../src/slack/updates/update-form.ts";
import { updateView } from "../../../src/slack/updates/update-view.ts";
import { lived, sceneIn } from "../scene.ts";

type Step = IncidentCommand | [string, IncidentCommand];

const command: [string, IncidentCommand] = ["U0GRACE", { type: "assignRole", role: "ic", person: "U0GRACE" }];
const first: Step[] = [
  command,
  { type: "draftUpdate", text: "Some card payments fail." },
  ["U0GRACE", { type: "approveUpdate", update: 1, revision: 1 }],
];
const second: Step[] = [...first, { type: "draftUpdate", text: "Most card payments fail <!channel>" }];

function drawn(steps: readonly Step[], number: number, locale: "en" | "ko" = "en") {
  const { incident, now } = lived(steps);
  const update = incident.updates.find((each) => each.number === number)!;
  const scene = sceneIn(locale, now);
  return { incident, update, scene, view: updateView(incident, update, scene) };
}

describe("the approval message", () => {
  it.each(["en", "ko"] as const)("shows what differs from what was published last, in %s", (locale) => {
    const { view } = drawn(second, 2, locale);
    expect(complaintsAboutBlocks(view.blocks)).toEqual([]);
    const elements = JSON.stringify(view.blocks);
    expect(elements).toContain('{"type":"text","text":"Some ","style":{"strike":true}}');
    expect(elements).toContain('{"type":"text","text":"Most ","style":{"bold":true}}');
    expect(elements).toContain("U0GRACE");
  });

  it("lets nothing people typed notify anybody", () => {
    const { view, incident, update, scene } = drawn(second, 2);
    expect(view.text).not.toContain("<!channel>");
    expect(publicView(incident, update, scene).text).not.toContain("<!channel>");
  });

  it("becomes what was published, without buttons", () => {
    const { view } = drawn(first, 1);
    expect(JSON.stringify(view.blocks)).toContain("approved by <@U0GRACE>");
    expect(view.blocks.some((block) => block.type === "actions")).toBe(false);
  });

  it("says why it was sent back, and offers to edit only", () => {
    const back: Step = ["U0GRACE", { type: "sendUpdateBack", update: 2, reason: "How many?" }];
    const { view } = drawn([...second, back], 2);
    expect(JSON.stringify(view.blocks)).toContain("How many?");
    expect(JSON.stringify(view.blocks)).not.toContain("Approve");
  });

  it("holds the longest text", () => {
    const long = "결제가 실패합니다. ".repeat(150).trim();
    const { view, update, incident, scene } = drawn([...first, { type: "draftUpdate", text: long }], 2);
    expect(complaintsAboutBlocks(view.blocks)).toEqual([]);
    expect(complaintsAboutBlocks(publicView(incident, update, scene).blocks)).toEqual([]);
    expect(complaintsAboutBlocks(editUpdateView(incident, update, scene).blocks)).toEqual([]);
  });
});

describe("the draft", () => {
  it.each(["en", "ko"] as const)("says what was noted and nothing else, in %s", (locale) => {
    const { incident, now } = lived([
      { type: "giveImpact", text: "Card payments fail." },
      { type: "writeEntry", kind: "action", text: "Rolling back checkout 2.41", happenedAt: null },
      { type: "writeEntry", kind: "decision", text: "Switch the gateway if errors stay", happenedAt: null },
    ]);
    const scene = sceneIn(locale, now);
    const text = draftUpdate(incident, scene);
    for (const noted of ["Card payments fail", "Rolling back checkout 2.41", "Switch the gateway if errors stay"])
      expect(text).toContain(noted);
    expect(text).toMatch(/\d\d:\d\d KST/);
    expect(complaintsAboutBlocks(newUpdateView(incident, text, scene).blocks)).toEqual([]);
  });

  it("says that nothing changed where nothing was noted", () => {
    const { incident, now } = lived([]);
    expect(draftUpdate(incident, sceneIn("en", now))).toContain("nothing new yet");
    expect(nothingNewText(incident, sceneIn("en", now))).toMatch(/^INC-42, \d\d:\d\d KST: nothing new since/);
  });
});
