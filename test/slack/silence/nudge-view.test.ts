import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import { evolve } from "../../../src/incident/evolve.ts";
import type { Incident } from "../../../src/incident/incident.ts";
import { complaintsAboutBlocks } from "../../../src/practice/slack/block-kit/validate.ts";
import { nudgeSurface, nudgeView } from "../../../src/slack/silence/nudge-view.ts";
import { lived, sceneIn } from "../scene.ts";

const answered: [string, IncidentCommand] = ["U0LINUS", { type: "answerPage", means: "button" }];

function quiet() {
  const { incident, now } = lived([answered]);
  const since = incident.paging.answeredAt!;
  const asked = evolve(incident, {
    seq: incident.seq + 1,
    at: since + 5 * MINUTE,
    by: { kind: "watchfire" },
    event: { type: "roomWentQuiet", stage: 0, since, person: "U0LINUS" },
  });
  return { incident: asked, since, now };
}

function broken(incident: Incident, at: number, how: "stillOnIt" | "onACall"): Incident {
  const until = at + (how === "onACall" ? 30 : 15) * MINUTE;
  const event = { type: "silenceBroken", until, how } as const;
  return evolve(incident, { seq: incident.seq + 1, at, by: { kind: "person", id: "U0LINUS" }, event });
}

describe("the nudge", () => {
  it.each(["en", "ko"] as const)("asks the answerer and says what follows, in %s", (locale) => {
    const { incident, since, now } = quiet();
    const view = nudgeView(incident, since, sceneIn(locale, now));
    expect(complaintsAboutBlocks(view.blocks)).toEqual([]);
    expect(JSON.stringify(view.blocks)).toContain("U0LINUS");
    expect(JSON.stringify(view.blocks)).toContain("U0ADA");
  });

  it("becomes what was answered", () => {
    const { incident, since, now } = quiet();
    const still = JSON.stringify(nudgeView(broken(incident, now, "stillOnIt"), since, sceneIn("en", now)).blocks);
    expect(still).toContain("still on it");
    expect(still).not.toContain('"actions"');
    const call = JSON.stringify(nudgeView(broken(incident, now, "onACall"), since, sceneIn("en", now)).blocks);
    expect(call).toContain("Call over");
  });

  it("isn't asked when somebody wrote meanwhile", () => {
    const { incident, since, now } = quiet();
    const scene = sceneIn("en", now);
    const late = { ...scene, facts: { ...scene.facts, lastHumanWordAt: since + 1 } };
    expect(nudgeSurface.draw(incident, `nudge/${since}`, late)).toBeNull();
    expect(nudgeSurface.draw(incident, `nudge/${since}`, scene)).not.toBeNull();
  });
});
