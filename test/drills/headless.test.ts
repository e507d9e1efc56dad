import { afterAll, describe, expect, it, vi } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import { shippedScenarios } from "../../src/drills/catalogue.ts";
import { playHeadless, type HeadlessOptions, type Played } from "../../src/practice/drills/headless.ts";
import { playedAsJson, playedInWords } from "../../src/practice/drills/played.ts";
import type { Logger } from "../../src/logger.ts";

// Each plays an hour or two of the whole bot.
vi.setConfig({ testTimeout: 120_000 });

const errors: string[] = [];
const quiet = (): void => undefined;
const logger: Logger = { debug: quiet, info: quiet, warn: quiet, error: (_, message) => void errors.push(message) };

function play(name: string, options: Partial<HeadlessOptions> = {}): Promise<Played> {
  const scenario = shippedScenarios().find((each) => each.name === name)!;
  return playHeadless({ scenario, seed: 1, locale: "en", absent: null, logger, ...options });
}

const figures = ({ debrief }: Played) => Object.fromEntries(debrief!.measures.map(({ id, figure }) => [id, figure]));
const told = ({ timeline }: Played) => timeline.map(({ text }) => text).join("\n");

/** Each of these in this order, whatever lies between. */
function inOrder(text: string, parts: readonly string[]): string[] {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at >= 0) from = at + part.length;
    return at < 0;
  });
}

describe("a scenario played to its end", () => {
  it("leads a drained pool from a wrong severity to a draft, and is the same to the byte by the same seed", async () => {
    const first = await play("db-pool");
    const second = await play("db-pool");
    expect(playedAsJson(second)).toBe(playedAsJson(first));
    expect(playedAsJson(first)).not.toContain(process.cwd());
    expect(first).toMatchObject({ ending: "over", phase: "closed", troubles: [] });
    const story = [
      "Ben Carter declared SEV2",
      "Linus Berg answered the page",
      "Grace Hopper took IC",
      "SEV2 → SEV1",
      "Ada Lovelace answered the page",
      "made Hana Sato Comms",
      "Hana Sato sent update 1 back",
      "Hana Sato published update 2",
      "Guests and outside partners can read here but not steer",
      "Linus Berg identified the cause",
      "The room had gone quiet",
      "Linus Berg was still on it",
      "An update was due",
      "Hana Sato published update 3",
      "Linus Berg declared it mitigated",
      "Grace Hopper declared recovery",
      "Grace Hopper closed the incident",
    ];
    expect(inOrder(told(first), story)).toEqual([]);
    expect(figures(first)).toMatchObject({ roles: "4 of 4, command after 3 min", ticks: "5 of 5" });
    expect(first.debrief!.points).toBeGreaterThan(85);
    expect(first.debrief!.points).toBeLessThan(100);
    expect(first.postmortem).toMatch(/^# \[DRILL\] .*Checkout times out \(INC-1\)$/m);
    expect(first.postmortem).toContain("the refund job opens a transaction for each card");
  });

  it("turns to the fallback when the gateway times out, with the lapses the debrief then names", async () => {
    const played = await play("gateway-timeout");
    expect(played).toMatchObject({ ending: "over", phase: "closed", troubles: [] });
    const story = [
      "Linus Berg couldn't take it",
      "Ada Lovelace answered the page",
      "on a call",
      "An update was overdue",
    ];
    expect(inOrder(told(played), story)).toEqual([]);
    expect(figures(played)).toMatchObject({ updates: "2 of 3", ticks: "4 of 5", draft: "5 of 5 parts" });
    const silent = played.debrief!.measures.find(({ id }) => id === "silence")!;
    expect(silent.points).toBeLessThan(3);
    expect(played.postmortem).toContain("Switch back once the first gateway has been stable for a day");
  });

  it("plays at other times by another seed, tells the same story, and each line of it once, as it happens", async () => {
    const lines: string[] = [];
    let waited = 0;
    const pace = async (ms: number): Promise<void> => {
      waited += ms;
    };
    const one = await play("canary");
    const other = await play("canary", { seed: 2, pace, tell: ({ key }) => void lines.push(key) });
    expect(other.timeline.map(({ at }) => at)).not.toEqual(one.timeline.map(({ at }) => at));
    expect(other).toMatchObject({ ending: "over", phase: "closed", troubles: [] });
    expect(lines.toSorted()).toEqual(other.timeline.map(({ key }) => key).toSorted());
    expect(waited).toBe(other.endedAt - other.beganAt);
    expect(told(one)).toContain("Linus Berg was both commander and technical lead");
    expect(figures(one)).toMatchObject({ roles: "2 of 4, command after 2 min", draft: "4 of 5 parts" });
  });
});

it.each(["db-pool", "gateway-timeout", "canary"])("plays %s in Korean, marked as a drill", async (name) => {
  const played = await play(name, { locale: "ko" });
  expect(played).toMatchObject({ ending: "over", phase: "closed", troubles: [] });
  expect(playedInWords(played, { timeline: true })).toMatch(/^\*\*점수: 100점 중 \d+점\*\*$/m);
  expect(played.postmortem).toMatch(/^# \[훈련\] /m);
});

it("goes on without a role that nobody plays, and calls off what is then still open", async () => {
  const played = await play("db-pool", { absent: "commander" });
  expect(played.ending).toBe("outOfTime");
  expect(played.endedAt - played.beganAt).toBeGreaterThanOrEqual(100 * MINUTE);
  expect(figures(played)).toMatchObject({ roles: "0 of 4, nobody in command", ticks: "not resolved" });
  expect(played.phase).toBe("cancelled");
});

afterAll(() => expect(errors).toEqual([]));
