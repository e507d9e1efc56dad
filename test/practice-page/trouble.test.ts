import { describe, expect, it, onTestFinished, vi } from "vitest";
import { unmetered } from "../../src/engine/meter.ts";
import type { ControlsView, TroubleName } from "../../src/practice/page/wire-controls.ts";
import type { Workspace } from "../../src/practice/page/wire.ts";
import type { InsideView } from "../../src/practice/page/wire-inside.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { openPractice } from "./standing-practice.ts";

vi.setConfig({ testTimeout: 120_000 });

async function practice() {
  let repeated = 0;
  const meter = { ...unmetered, received: (_fresh: number, again: number) => void (repeated += again) };
  const opened = await openPractice({ meter });
  onTestFinished(opened.close);
  const { base, slack } = opened;
  const get = async <T>(path: string): Promise<T> => (await (await fetch(base + path)).json()) as T;
  const rooms = () => slack.channels().filter(({ name }) => /^(inc|drill)-/.test(name));
  const inside = () => get<InsideView>(`/api/inside?as=U0BEN&channel=${rooms()[0]?.id ?? ""}`);
  return {
    ...opened,
    ben: slack.person("U0BEN"),
    rooms,
    inside,
    outcomes: async () => new Set((await inside()).calls.map(({ outcome }) => outcome)),
    controls: () => get<ControlsView>("/api/controls?as=U0BEN"),
    repeated: () => repeated,
    trouble: (name: TroubleName, on: boolean) => opened.order({ do: "troubles", name, on }),
    cards: () =>
      slack.messages(rooms()[0]!.id).filter(({ metadata }) => metadata?.event_payload["surface"] === "INC-1/card"),
  };
}

describe("trouble in the practice workspace", () => {
  it("is Slack down: nothing goes through, calls and deadlines go on, and all is caught up", async () => {
    const { ben, slack, trouble, inside, bot, passes, rooms } = await practice();
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 5 });
    const before = (await bot.parts.engine.load(1))!.paging.step;
    await trouble("slackDown", true);
    expect(await ben.types("#payments", "/incident list")).toMatchObject({ ok: false });
    await passes({ minutes: 16 });
    expect((await bot.parts.engine.load(1))!.paging.step).toBeGreaterThan(before);
    const { outbox, calls } = await inside();
    expect(calls[0]?.outcome).toBe("broken");
    const stuck = outbox.filter(({ state, attempts }) => state === "waiting" && attempts > 1);
    expect(stuck.map(({ error }) => error ?? "").join()).not.toBe("");
    expect(JSON.stringify(slack.messages(rooms()[0]!.id))).not.toContain("Update due");

    await trouble("slackDown", false);
    await passes({ minutes: 3 });
    expect(JSON.stringify(slack.messages(rooms()[0]!.id))).toContain("Update due");
    expect((await inside()).outbox.filter(({ state }) => state === "waiting")).toEqual([]);
  });

  it("is a storm of 429s, through which a room is opened all the same", async () => {
    const { ben, trouble, outcomes, passes, rooms, cards, slack } = await practice();
    await trouble("rateLimits", true);
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ minutes: 3 });
    expect(await outcomes()).toContain("429");
    expect(rooms()).toHaveLength(1);
    await trouble("rateLimits", false);
    await passes({ minutes: 1 });
    const from = slack.calls.length;
    ben.says(rooms()[0]!.id, "the pool is empty");
    await passes({ minutes: 5 });
    expect(slack.calls.length).toBeGreaterThan(from);
    expect(slack.calls.slice(from).filter(({ status }) => status === 429)).toEqual([]);
    expect(cards()).toHaveLength(1);
  });

  it("is lost answers, of which nothing is made twice", async () => {
    const { ben, trouble, outcomes, passes, rooms, cards } = await practice();
    await trouble("lostAnswers", true);
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ minutes: 3 });
    expect(await outcomes()).toContain("lost");
    await trouble("lostAnswers", false);
    await passes({ minutes: 5 });
    expect(rooms()).toHaveLength(1);
    expect(cards()).toHaveLength(1);
  });

  it("is doubled events, of which each counts once", async () => {
    const { ben, bot, trouble, repeated, passes, rooms } = await practice();
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 5 });
    expect(repeated()).toBe(0);
    await trouble("duplicates", true);
    const { ts } = ben.says(rooms()[0]!.id, "the pool is empty");
    await passes({ seconds: 5 });
    const twice = repeated();
    expect(twice).toBeGreaterThan(0);
    const kept = await bot.parts.store.read((tx) => timelineMessages(tx, 1));
    expect(kept.filter((row) => row.ts === ts)).toHaveLength(1);
    await trouble("duplicates", false);
    ben.says(rooms()[0]!.id, "restarted it");
    await passes({ seconds: 5 });
    expect(repeated()).toBe(twice);
  });

  it("ends all at once, and the bot lives again", async () => {
    const { ben, order, trouble, controls, passes, rooms } = await practice();
    for (const name of ["slackDown", "rateLimits", "lostAnswers", "duplicates"] as const) await trouble(name, true);
    await trouble("slackDown", true);
    await order({ do: "kills" });
    const wrong = { slackDown: true, rateLimits: true, lostAnswers: true, duplicates: true };
    expect(await controls()).toMatchObject({ trouble: wrong, running: false });
    expect(await order({ do: "endsTrouble" })).toBe(200);
    const calm = { slackDown: false, rateLimits: false, lostAnswers: false, duplicates: false };
    expect(await controls()).toMatchObject({ trouble: calm, running: true });
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 5 });
    expect(rooms()).toHaveLength(1);
  });
});

describe("a drill whose bot dies", () => {
  it("is shown all the while, and goes on once the bot lives again", async () => {
    const { base, bot, order, passes, rooms } = await practice();
    const headers = { "content-type": "application/json", origin: base };
    const body = JSON.stringify({ scenario: "db-pool", role: null });
    await fetch(`${base}/api/drill?as=U0BEN`, { method: "POST", headers, body });
    await passes({ minutes: 6 });
    expect(rooms()).toHaveLength(1);
    const before = (await bot.parts.engine.history(1)).length;
    await order({ do: "kills" });
    await passes({ minutes: 1 });
    const shown = await fetch(`${base}/api/workspace?as=U0BEN`);
    expect(shown.status).toBe(200);
    expect(((await shown.json()) as Workspace).drill).toMatchObject({ ended: null });
    await order({ do: "restarts" });
    await passes({ minutes: 6 });
    expect((await bot.parts.engine.history(1)).length).toBeGreaterThan(before + 5);
    expect(rooms()).toHaveLength(1);
  });
});

describe("the inside of the bot", () => {
  it("is read about the incident of a channel, and about everything elsewhere, dead or alive", async () => {
    const { base, ben, passes, inside, lives } = await practice();
    await ben.types("#payments", "/incident new sev1 checkout is down");
    await passes({ seconds: 5 });
    const view = await inside();
    expect(view.incident).toMatchObject({ number: 1, phase: "investigating", severity: "sev1", paging: "calling" });
    expect(view.events.at(-1)).toMatchObject({ type: "incidentDeclared", by: "U0BEN", stream: "incident:1", seq: 1 });
    expect(view.events).toHaveLength(view.incident!.version);
    expect(view.upcoming.map(({ what }) => what)).toEqual(expect.arrayContaining(["nextStep", "update", "command"]));
    expect(view.upcoming.map(({ at }) => at)).toEqual(view.upcoming.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(view.outbox.find(({ lane }) => lane === "incident:1/card")).toMatchObject({ kind: "redraw", state: "done" });
    const created = view.calls.find(({ method }) => method === "conversations.create");
    expect(created).toMatchObject({ about: "#inc-1-checkout-is-down", outcome: "ok", tookMs: 0 });

    const elsewhere = (await (await fetch(`${base}/api/inside?as=U0BEN&channel=`)).json()) as InsideView;
    expect(elsewhere.incident).toBeNull();
    expect(elsewhere.upcoming).toContainEqual(expect.objectContaining({ what: "rota", whose: "payments" }));
    expect(elsewhere.events.map(({ stream }) => stream)).toContain("rota:payments");

    lives.kill();
    const dead = await inside();
    expect(dead.events).toEqual(view.events);
    expect(dead.upcoming).toMatchObject([{ what: "unnamed", incident: 1, at: view.upcoming[0]!.at }]);
  });
});
