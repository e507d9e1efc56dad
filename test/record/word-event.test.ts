import { describe, expect, it } from "vitest";
import { incidentEventSchema } from "../../src/incident/events.ts";
import { wordEvent, type Wording } from "../../src/record/word-event.ts";
import { textsIn, type Locale } from "../../src/texts/texts.ts";
import { Scenario, START } from "../incident/scenario.ts";
import { everyEvent, WORDS } from "./every-event.ts";

function wordingIn(locale: Locale): Wording {
  return {
    texts: textsIn(locale),
    person: (id) => `@${id}`,
    words: (text) => `⟦${text}⟧`,
    severity: (severity) => severity.toUpperCase(),
    clock: () => "03:30",
    length: () => "5 min",
  };
}

const wordings = { en: wordingIn("en"), ko: wordingIn("ko") };
const { incident } = commanded();

function commanded(): Scenario {
  const scenario = new Scenario("sev1");
  scenario.does("ben", { type: "assignRole", role: "ic", person: "ben" });
  scenario.does("ben", { type: "requestHandoff", role: "ic", to: "grace" });
  return scenario;
}

function lineOf(event: (typeof samples)[number], locale: Locale, by = "ben"): string | null {
  const actor = by === "watchfire" ? ({ kind: "watchfire" } as const) : ({ kind: "person", id: by } as const);
  return wordEvent({ seq: 9, at: START, by: actor, event }, incident, wordings[locale]);
}

const samples = Object.values(everyEvent).flat();
/** What nobody needs to read in a record: where messages stand, and what the card shows anyway. */
const unsaid = [
  "approvalOverdue",
  "pageRated",
  "postmortemDrafted",
  "reminderPutOff",
  "roomOpened",
  "severityAsked",
  "surfacePlaced",
  "targetNeared",
  "threadOpened",
  "watchEnded",
];

describe.each(["en", "ko"] as const)("the line of every event, in %s", (locale) => {
  it("is there but for what nobody needs to read", () => {
    const silent = samples.filter((event) => lineOf(event, locale) === null).map(({ type }) => type);
    expect([...new Set(silent)].toSorted()).toEqual(unsaid);
  });

  it("is whole, whoever did it", () => {
    for (const event of samples) {
      expect(incidentEventSchema.parse(event)).toEqual(event);
      for (const by of ["ben", "watchfire"])
        expect(lineOf(event, locale, by) ?? "", event.type).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
    }
  });

  it("holds what people wrote as words only", () => {
    const spoken = samples.flatMap((event) => lineOf(event, locale) ?? []).filter((line) => line.includes("WORDS"));
    expect(spoken.length).toBeGreaterThan(15);
    for (const line of spoken) expect(line.replaceAll(`⟦${WORDS}⟧`, "")).not.toContain("WORDS");
  });
});

describe("an event in a line", () => {
  it("tells taking a role from being given one", () => {
    const [taken, given] = everyEvent.roleAssigned.map((event) => lineOf(event, "en"));
    expect(taken).not.toBe(given);
    expect(given).toContain("@grace");
  });

  it("names nobody where a hand-over is unknown", () => {
    const [known, unknown] = everyEvent.handoffDeclined.map((event) => lineOf(event, "en"));
    expect(known).toContain("@grace");
    expect(unknown).not.toContain("@grace");
  });
});
