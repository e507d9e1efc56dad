import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import type { TeamHealth } from "../../../src/oncall/health/team-health.ts";
import { complaintsAboutBlocks } from "../../../src/practice/slack/block-kit/validate.ts";
import { healthView } from "../../../src/slack/health/health-view.ts";
import { textsIn } from "../../../src/texts/texts.ts";

const person = {
  person: "U0LINUS",
  pages: 24,
  pagesInAWeek: 22,
  nights: 6,
  toAnswer: 2 * MINUTE,
  shifts: 2,
  backToBack: 1,
  holidays: 1,
  withoutRest: 0,
};
const health: TeamHealth = {
  people: [person, { ...person, person: "U0ADA", pages: 0, pagesInAWeek: 0, nights: 0, backToBack: 0, toAnswer: null }],
  pages: 24,
  nights: 6,
  toAnswer: 2 * MINUTE,
  incidents: 9,
  escalated: 3,
  pool: 3,
  ratings: { yes: 5, wentAway: 2 },
};
const shifts = { load: { hard: 1 }, worth: { most: 1 } };

describe("the health of on-call in Slack", () => {
  it.each(["en", "ko"] as const)("fits into Slack and says what isn't well, in %s", (locale) => {
    const { blocks, text } = healthView("payments", 4, { health, shifts }, textsIn(locale));
    expect(complaintsAboutBlocks(blocks)).toEqual([]);
    expect(text).toContain("payments");
    const words = JSON.stringify(blocks);
    expect(words).toContain("<@U0LINUS>");
    expect(words).toMatch(locale === "en" ? /called 22 times in one week; more than 20/ : /한 주에 호출 22회/);
    expect(words).toMatch(locale === "en" ? /Worth it 5, Went away by itself 2/ : /깨울 만함 5, 저절로 복구됨 2/);
  });

  it("is quiet where nothing is wrong", () => {
    const calm: TeamHealth = { ...health, people: [], pages: 0, pool: 8, ratings: {} };
    const words = JSON.stringify(
      healthView("payments", 4, { health: calm, shifts: { load: {}, worth: {} } }, textsIn("en")).blocks,
    );
    expect(words).toContain("Nobody was called.");
    expect(words).not.toContain("⚠");
  });
});
