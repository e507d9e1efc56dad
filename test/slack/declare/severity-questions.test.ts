import { describe, expect, it } from "vitest";
import { questionsField, severityOfAnswer, suggestsPrivacy } from "../../../src/slack/declare/severity-questions.ts";
import { textsIn } from "../../../src/texts/texts.ts";
import { workspaceConfig as config } from "../verbs/workspace-config.ts";

const shown = (locale: "en" | "ko", service: string | null) => {
  const field = questionsField("answer", "?", { texts: textsIn(locale), config, service, optional: true });
  const { options } = field.element as { options: { text: { text: string }; description?: { text: string } }[] };
  return options.map(({ text, description }) => `${text.text} ${description?.text ?? ""}`);
};

describe("the nine questions", () => {
  it.each(["en", "ko"] as const)("stand in order, each with what it leads to, nothing cut (%s)", (locale) => {
    const lines = shown(locale, null);
    expect(lines).toHaveLength(9);
    expect(lines.map((line) => /SEV(\d)/u.exec(line)![1])).toEqual(["1", "1", "1", "1", "2", "2", "2", "3", "4"]);
    expect(lines.filter((line) => line.includes("…"))).toEqual([]);
  });

  it("name the core functions of the service", () => {
    expect(shown("en", "checkout")[2]).toContain("(here: paying with a card)");
    expect(shown("en", "search")[2]).not.toContain("(");
  });

  it("decide the severity, and say nothing when unanswered", () => {
    expect(severityOfAnswer("blind")).toBe("sev2");
    expect(severityOfAnswer(null)).toBeNull();
    expect(severityOfAnswer("constructor")).toBeNull();
  });

  it("offer privacy for leaks and intruders alone", () => {
    expect(suggestsPrivacy("dataOrIntruder")).toBe(true);
    expect(suggestsPrivacy("unreachable")).toBe(false);
  });
});
