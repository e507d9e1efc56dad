import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/config/mistakes.ts";
import { shippedScenarios } from "../../src/drills/catalogue.ts";
import { readScenario } from "../../src/drills/read-scenario.ts";

const head = `title: { en: Checkout is down, ko: 결제 실패 }
summary: It fails.
roles:
  support: { person: ben, does: declares }
  primary: { person: linus, does: answers }
script:
  - { by: support, declares: Checkout is down }
`;

/** `line: path: problem` of each mistake. */
function mistakesIn(more: string): string[] {
  try {
    readScenario("trial", "trial.yml", head + more);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.mistakes.map(({ line, path, problem }) => `${line}: ${path}: ${problem}`);
  }
}

describe("a scenario's file", () => {
  it("is read into steps, with defaults where nothing is said", () => {
    const { name, script, lasts } = readScenario("trial", "trial.yml", head);
    expect(name).toBe("trial");
    expect(lasts).toBe(90 * 60_000);
    expect(script).toEqual([{ by: "support", declares: { en: "Checkout is down", ko: "Checkout is down" }, wait: 0 }]);
  });

  it("says on which line a role is misspelt, and which was meant", () => {
    expect(mistakesIn("  - { by: primry, says: On it }\n")).toEqual([
      '8: script[1].by: "primry" is no role of this scenario. Did you mean "primary"?',
    ]);
    expect(mistakesIn('  - { by: primary, says: "@supprt, which card?" }\n')).toContain(
      '8: script[1].says: "supprt" is no role of this scenario. Did you mean "support"?',
    );
  });

  it("takes one act a step, with what belongs to it", () => {
    expect(mistakesIn("  - { by: primary, says: On it, clicks: take-command }\n")).toEqual([
      "8: script[1].clicks: does a second thing beside says. Make it a step of its own.",
    ]);
    expect(mistakesIn("  - { by: primary, when: paged }\n")[0]).toMatch(
      /^8: script\[1\]: does nothing\. Give it one of/,
    );
    expect(mistakesIn("  - { by: primary, says: On it, severity: sev1 }\n")).toEqual([
      "8: script[1].severity: goes with declares only. Take it out.",
    ]);
    expect(mistakesIn("  - { by: primary, reacts: pushpin }\n")).toEqual([
      "8: script[1].reacts: doesn't say to whose message. Add to: and a role.",
    ]);
    expect(mistakesIn("  - { by: primary, orAfter: 5m, says: On it }\n")).toEqual([
      "8: script[1].orAfter: has no when beside it. Add one, or write wait.",
    ]);
  });

  it("knows its conditions, durations, buttons and languages", () => {
    expect(mistakesIn("  - { by: primary, when: pagd, says: On it }\n")[0]).toMatch(
      /^8: script\[1\]\.when: "pagd" is not declared, paged/,
    );
    expect(mistakesIn("  - { by: primary, wait: soon, says: On it }\n")[0]).toMatch(
      /^8: script\[1\]\.wait: "soon" is not a duration/,
    );
    expect(mistakesIn("  - { by: primary, clicks: everything }\n")[0]).toMatch(
      /^8: script\[1\]\.clicks: "everything" is not/,
    );
    expect(mistakesIn("  - { by: primary, says: { en: On it } }\n")).toEqual([
      "8: script[1].says: must be said in both languages. Write { en: …, ko: … }.",
    ]);
    expect(mistakesIn("  - { by: primary, sayz: On it }\n")[0]).toMatch(/unknown key\. Did you mean "says"\?/);
  });

  it("needs somebody who declares", () => {
    const silent = head.replace("declares: Checkout is down }", "says: Oh }");
    expect(() => readScenario("trial", "trial.yml", silent)).toThrow(
      "script: declares nothing. Give one step a declares.",
    );
  });

  it("that isn't YAML names the line", () => {
    expect(() => readScenario("trial", "trial.yml", "title: [")).toThrow(/^trial\.yml:1: /);
  });
});

describe("the scenarios that come along", () => {
  it("are three, and play in both languages", () => {
    const scenarios = shippedScenarios();
    expect(scenarios.map(({ name }) => name)).toEqual(["canary", "db-pool", "gateway-timeout"]);
    for (const { title, script } of scenarios) {
      expect(title.ko).toMatch(/[가-힣]/);
      const spoken = script.flatMap(({ says, declares }) => [says, declares]).filter((said) => said !== undefined);
      expect(spoken.filter(({ en, ko }) => /[가-힣]/.test(en) || !/[가-힣]/.test(ko))).toEqual([]);
    }
  });
});
