import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import { complaintsAboutBlocks } from "../../../src/practice/slack/block-kit/validate.ts";
import type { View } from "../../../src/slack/blocks.ts";
import { pageFormView } from "../../../src/slack/paging/page-form.ts";
import { pageView, spokenView, stoodDownLine } from "../../../src/slack/paging/page-view.ts";
import { pageWords, standDownWords } from "../../../src/slack/paging/page-words.ts";
import { lived, sceneIn } from "../scene.ts";

type Step = IncidentCommand | [string, IncidentCommand];

function pageOf(
  person: string,
  steps: readonly Step[],
  options: Parameters<typeof lived>[1] & { locale?: "en" | "ko" } = {},
) {
  const { locale = "en", ...declaration } = options;
  const { incident, now } = lived(steps, declaration);
  const call = incident.paging.calls.findLast((each) => each.person === person)!;
  const scene = sceneIn(locale, now);
  return { incident, call, scene, view: pageView(incident, call, scene) };
}

const shown = (view: View): string => JSON.stringify(view.blocks);
const answer: IncidentCommand = { type: "answerPage", means: "button" };

describe("the page", () => {
  it.each(["en", "ko"] as const)("fits into Slack, says what for and what follows, in %s", (locale) => {
    const { view } = pageOf("U0LINUS", [], { locale });
    expect(complaintsAboutBlocks(view.blocks)).toEqual([]);
    expect(shown(view)).toContain("Checkout is down");
    expect(shown(view)).toContain("U0MARGARET");
    expect(shown(view)).toContain(locale === "en" ? "I'm on it" : "대응 시작");
    expect(view.text.length).toBeGreaterThan(20);
  });

  it("becomes one line for whoever answered, with a way out", () => {
    const { view } = pageOf("U0LINUS", [["U0LINUS", answer]]);
    expect(shown(view)).toContain("You answered at");
    expect(shown(view)).toContain("I can't after all");
    expect(shown(view)).not.toContain("I'm on it");
  });

  it("no longer looks open where it ended, and tells the others who has it once", () => {
    const { view } = pageOf("U0ADA", [["U0LINUS", answer]]);
    expect(shown(view)).toContain("The call for INC-42 ended");
    expect(shown(view)).not.toContain("U0LINUS");
    expect(view.blocks.some((block) => block.type === "actions")).toBe(false);
  });

  it("says to whom it was passed", () => {
    const { view } = pageOf("U0LINUS", [["U0LINUS", { type: "declinePage" }]]);
    expect(shown(view)).toContain("Passed to <@U0MARGARET>");
  });

  it("shows no title of a private incident, and marks a drill", () => {
    const { incident, call, scene, view } = pageOf("U0LINUS", [], { private: true, drill: true, title: "Card leak" });
    const said = [shown(view), view.text, JSON.stringify(pageWords(incident, call, scene))];
    const over = [
      stoodDownLine(incident, "answered", "U0ADA", scene),
      standDownWords(incident, "cancelled", null, scene).title,
    ];
    for (const text of [...said, ...over]) {
      expect(text).not.toContain("Card leak");
      expect(text).toContain("[DRILL]");
    }
  });

  it("escapes what people typed", () => {
    const { view } = pageOf("U0LINUS", [], { title: "<!channel> & <@U0BEN>" });
    expect(shown(view)).not.toContain("<!channel>");
    expect(view.text).not.toContain("<!channel>");
  });

  it("says why somebody is asked for by name", () => {
    const { view } = pageOf("U0GRACE", [{ type: "callPerson", person: "U0GRACE", words: "knows the gateway" }]);
    expect(shown(view)).toContain("knows the gateway");
  });

  it("has plain words for other ways", () => {
    const { incident, call, scene } = pageOf("U0LINUS", []);
    const { title, text } = pageWords(incident, call, scene);
    expect(title).toBe("SEV1 INC-42 Checkout is down");
    expect(text).toMatch(/You are called as Primary for payments\. No answer by \d\d:\d\d .*margaret/);
  });
});

describe("beside the page", () => {
  it("tells whoever spoke that it counted, and offers the way out", () => {
    const { incident, scene } = pageOf("U0LINUS", [["U0LINUS", answer]]);
    const view = spokenView(incident, scene);
    expect(complaintsAboutBlocks(view.blocks)).toEqual([]);
    expect(shown(view)).toContain("I can't take it");
  });

  it.each(["en", "ko"] as const)("asks whom to call in a form, in %s", (locale) => {
    const { incident, scene } = pageOf("U0LINUS", [], { locale });
    const by = { kind: "person", id: "U0BEN", standing: "member" } as const;
    const { blocks } = pageFormView(incident, by, scene);
    expect(complaintsAboutBlocks(blocks)).toEqual([]);
    // Who would be woken, and by what, is said before anybody is.
    expect(JSON.stringify(blocks[0])).toMatch(/margaret.*(the webhook|웹훅)/);
  });

  it("names the other incidents they are called for, and who is busy with one", () => {
    const { incident, scene } = pageOf("U0LINUS", []);
    const call = { ...incident.paging.calls[0]!, busyWith: 41 };
    const other = { ...incident.paging.calls[1]!, at: call.at };
    const busy = { ...incident, paging: { ...incident.paging, calls: [call, other] } };
    const drawn = pageView(busy, other, { ...scene, alsoRinging: [{ number: 43, severity: "sev2" }] });
    expect(JSON.stringify(drawn.blocks)).toContain("is on INC-41.");
    expect(JSON.stringify(drawn.blocks)).toContain("You are called for INC-43 (SEV2) as well.");
  });
});
