import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import { complaintsAboutBlocks, complaintsAboutView } from "../../../src/practice/slack/block-kit/validate.ts";
import { handoffFormView, readBackView } from "../../../src/slack/roles/handoff-forms.ts";
import { handoffView } from "../../../src/slack/roles/handoff-view.ts";
import { rolesView } from "../../../src/slack/roles/roles-form.ts";
import { questionsView, severityView } from "../../../src/slack/severity/severity-form.ts";
import { lived, sceneIn } from "../scene.ts";

const story: IncidentCommand[] = [
  { type: "assignRole", role: "ic", person: "U0BEN" },
  { type: "writeEntry", kind: "action", text: "pool size <up>", happenedAt: null },
  { type: "writeEntry", kind: "finding", text: "pool exhausted", happenedAt: null },
  { type: "requestHandoff", role: "ic", to: "U0LINUS" },
];
const drawn = (more: readonly (IncidentCommand | [string, IncidentCommand])[] = [], locale: "en" | "ko" = "en") => {
  const { incident } = lived([...story, ...more]);
  return handoffView(incident, incident.handoffs[0]!, sceneIn(locale));
};

describe("a hand-over", () => {
  it("briefs from the record and shows what the record doesn't say", () => {
    const blocks = JSON.stringify(drawn().blocks);
    expect(blocks).toContain("Command of INC-42: <@U0BEN> → <@U0LINUS>".replace("Command", "Incident Commander"));
    expect(blocks).toContain("pool size &lt;up&gt;");
    expect(blocks).toContain("*4 Waiting for*  —");
    expect(blocks).toContain("*Not in the record*  Impact, Expected back");
    expect(blocks).toContain("I have command");
    expect(JSON.stringify(drawn([], "ko").blocks)).toContain("인수합니다");
  });

  it("offers to call, or choose another, only when nobody confirms", () => {
    expect(JSON.stringify(drawn().blocks)).not.toContain("Call linus");
    const late = lived(story).incident;
    const view = handoffView(late, { ...late.handoffs[0]!, overdue: true }, sceneIn("en"));
    expect(JSON.stringify(view.blocks)).toContain("Call linus");
    expect(JSON.stringify(view.blocks)).toContain("hasn't confirmed");
  });

  it("becomes one line once it is settled", () => {
    const confirmed = drawn([["U0LINUS", { type: "confirmHandoff", handoff: 1, readBack: "watch the error rate" }]]);
    expect(confirmed.text).toMatch(/<@U0LINUS> is Incident Commander/);
    expect(JSON.stringify(confirmed.blocks)).toContain("watch the error rate");
    expect(JSON.stringify(confirmed.blocks)).not.toContain("button");
    const declined = drawn([["U0LINUS", { type: "declineHandoff", handoff: 1 }]]);
    expect(declined.text).toContain("<@U0BEN> stays Incident Commander");
  });
});

describe("the forms", () => {
  it("are forms Slack accepts, in both languages", () => {
    const { incident } = lived(story);
    for (const locale of ["en", "ko"] as const) {
      const scene = sceneIn(locale);
      const forms = [
        rolesView(incident, scene),
        handoffFormView(incident, "ic", scene),
        readBackView(incident, incident.handoffs[0]!, scene),
        severityView(incident, "sev1", scene),
        questionsView(incident, scene),
      ];
      for (const form of forms) expect(complaintsAboutView(form)).toEqual([]);
      expect(complaintsAboutBlocks(drawn([], locale).blocks)).toEqual([]);
    }
  });
});
