import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import type { IncidentCommand } from "../../src/incident/commands.ts";
import { draftPostmortem } from "../../src/postmortem/draft.ts";
import { resolving, Scenario } from "../incident/scenario.ts";
import { materialOf, message } from "../record/material.ts";

function resolved(commands: readonly IncidentCommand[] = [], change: Parameters<typeof resolving>[0] = {}): Scenario {
  const night = new Scenario("sev1");
  night.reports({ type: "reportRoomOpened", channel: "C0ROOM", name: "inc-42" });
  night.does("linus", { type: "answerPage", means: "button" });
  for (const command of commands) {
    night.now += MINUTE;
    night.does("linus", command);
  }
  night.now += MINUTE;
  night.does("linus", { type: "mitigate", words: null });
  night.does("linus", resolving(change));
  return night;
}

const draftOf = (...given: Parameters<typeof materialOf>): string => draftPostmortem(materialOf(...given)).markdown;
const says = (kind: "action" | "decision" | "finding", text: string): IncidentCommand => ({
  type: "writeEntry",
  kind,
  text,
  happenedAt: null,
});

describe("a draft's cause", () => {
  it("is what somebody named", () => {
    const night = resolved([says("finding", "slow queries"), { type: "identify", words: "the pool was too small" }]);
    const draft = draftOf(night);
    expect(draft).toMatch(/the pool was too small \[#\d+\]/u);
    expect(draft).not.toContain("names a cause for sure");
  });

  it("is asked with what comes closest, where it was only found", () => {
    expect(draftOf(resolved([says("finding", "slow queries")]))).toMatch(
      /No finding names a cause for sure. Closest: "slow queries" \[#\d+\]/u,
    );
  });

  it("is asked where nobody said anything", () => {
    expect(draftOf(resolved())).toContain("❓ Nothing on record names a cause.");
  });
});

describe("a draft's summary", () => {
  it("says who declared it, and Watchfire where an alert did", () => {
    const night = resolved();
    expect(draftOf(night)).toMatch(/@ben declared it \[#1\]/u);
    const [declared, ...rest] = night.history;
    const material = materialOf(night);
    const byAlert = { ...declared!, by: { kind: "watchfire" as const } };
    const lines = material.lines.map((line, index) =>
      index === 0 ? { ...line, what: { kind: "event" as const, recorded: byAlert } } : line,
    );
    expect(draftPostmortem({ ...material, lines, history: [byAlert, ...rest] }).markdown).toContain("Watchfire [#1]");
  });

  it("takes the scope from what was said last, else from the form, else asks", () => {
    expect(draftOf(resolved([{ type: "giveImpact", text: "one in ten payments" }]))).toMatch(
      /one in ten payments \[#\d+\]/u,
    );
    const night = resolved();
    const formed = { ...materialOf(night), incident: { ...night.incident, summary: "checkout times out" } };
    expect(draftPostmortem(formed).markdown).toContain("checkout times out [#1]");
    expect(draftOf(night)).toContain("❓ Which function, and what share of users?");
  });

  it("tells what the severity was, and why it changed where somebody said so", () => {
    const lowered: IncidentCommand = { type: "setSeverity", severity: "sev2", reason: "only cards" };
    expect(draftOf(resolved([lowered]))).toMatch(/SEV2 .* \(declared SEV1\); SEV1 → SEV2: only cards \[#\d+\]/u);
    const chosen = new Scenario(null);
    chosen.does("ben", { type: "setSeverity", severity: "sev1", reason: null });
    expect(draftOf(chosen)).toMatch(/SEV1 .* \(declared SEV2\) \[#\d+\]/u);
    expect(draftOf(resolved())).not.toContain("(declared");
  });

  it("counts the impact until now while nobody has said that it is over", () => {
    const night = new Scenario("sev1");
    night.now += 12 * MINUTE;
    expect(draftOf(night)).toContain("2026-11-23 03:00 KST (UTC+9) – 03:12 (12 min)");
  });
});

describe("what brought it back", () => {
  const label = "\\*\\*What brought it back\\*\\*: ";

  it("is what was said at the end", () => {
    expect(draftOf(resolved())).toMatch(new RegExp(`${label}rolled back \\[#\\d+\\]`, "u"));
  });

  it.each([
    ["else what was said when it was mitigated", "restarted", "restarted \\[#\\d+\\]"],
    ["else it is asked", null, "❓ What brought it back\\?"],
  ])("%s", (_, words, shown) => {
    const small = new Scenario("sev2");
    small.does("ben", { type: "mitigate", words });
    expect(draftOf(small)).toMatch(new RegExp(label + shown, "u"));
  });
});

describe("a draft's people", () => {
  it("are whoever acted or spoke, with the spans of command", () => {
    const night = new Scenario("sev1");
    const later = (person: string, command: IncidentCommand): void => {
      night.now += MINUTE;
      night.does(person, command);
    };
    later("grace", { type: "assignRole", role: "ic", person: "grace" });
    later("grace", { type: "assignRole", role: "comms", person: "ada" });
    later("grace", { type: "assignRole", role: "ic", person: "linus" });
    later("linus", { type: "leaveRole", role: "ic", person: null });
    const draft = draftOf(night, [message({ person: "jiwoo" }), message({ person: "bot", spoken: false })]);
    expect(draft).toMatch(/Responders\*\*: @ben, @grace, @linus, @jiwoo/u);
    expect(draft).toContain("@grace (03:01–03:03), @linus (03:03–03:04)");
    expect(draft).toMatch(/\*\*: @ada\n/u);
  });

  it("are asked for where nobody is on record", () => {
    const { labels } = materialOf(new Scenario()).say.texts.postmortem;
    expect(draftOf(new Scenario())).toContain(`- **${labels.commander}**: ❓`);
  });

  it("stand in the head with the owner and the day of the review", () => {
    const night = resolved([], { afterwards: "close", owner: "ada" });
    expect(draftOf(night)).toMatch(/^---\nincident: INC-42\n[^]*\nowner: ada\nreview: "?\d{4}-\d\d-\d\dT/u);
    expect(draftOf(new Scenario())).toContain("owner: null\nreview: null");
  });
});

describe("a draft's actions", () => {
  it("are the follow-ups; owner and day are asked where nobody named them", () => {
    const night = resolved([
      { type: "addFollowUp", text: "a larger pool", owner: "ada", due: "2026-12-01" },
      { type: "addFollowUp", text: "an alert on it", owner: null, due: null },
    ]);
    const draft = draftOf(night);
    expect(draft).toMatch(/\| a larger pool \[#\d+\] \| @ada \| 2026-12-01 \| ❓ \| to do \|/u);
    expect(draft).toMatch(/\| an alert on it \[#\d+\] \| ❓ \| ❓ \| ❓ \| to do \|/u);
    expect(draftOf(resolved())).toContain("❓ What would have prevented this, or made it shorter?");
  });
});

describe("a draft's form", () => {
  it("warns of what must not be published, in a security incident", () => {
    const night = resolved([{ type: "identify", words: "a leaked key" }]);
    const draft = draftPostmortem({ ...materialOf(night), incident: { ...night.incident, kind: "security" } }).markdown;
    expect(draft).toMatch(/🔒 a leaked key/u);
    expect(draft).toContain(materialOf(night).say.texts.postmortem.redaction);
    expect(draftOf(night)).not.toContain("🔒");
  });

  it("is short for a SEV3: what weighed most, without durations and people", () => {
    const small = new Scenario("sev3");
    for (let n = 1; n <= 7; n += 1) small.does("ben", says("action", `step ${n}`));
    const draft = draftOf(small);
    const { sections } = materialOf(small).say.texts.postmortem;
    expect(draft).toContain(`## ${sections.happened}`);
    expect(draft).not.toContain(`## ${sections.people}`);
    expect(draft.match(/^- \d\d:\d\d /gmu)).toHaveLength(5);
  });

  it("marks a drill", () => {
    const night = resolved();
    const drill = { ...materialOf(night), incident: { ...night.incident, drill: true } };
    expect(draftPostmortem(drill).markdown).toContain(`> ${drill.say.texts.postmortem.drill}`);
  });
});
