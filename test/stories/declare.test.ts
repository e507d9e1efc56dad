import { describe, expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

describe.each(engines)("declaring on %s", (kind) => {
  it("gives a room, a card, an announcement and a page within one line", async () => {
    const world = await openWorld(kind);
    const { ben, phone, slack } = world;
    const outcome = await ben.types("#general", "/incident checkout is down");
    expect(outcome.text).toContain("INC-1");

    const incident = await world.incident();
    expect(incident).toMatchObject({
      title: "checkout is down",
      severity: "sev2",
      severityConfirmed: false,
      service: "checkout",
      team: "payments",
    });
    const room = slack.channel(await world.room())!;
    expect(room.name).toBe("inc-1-checkout-is-down");
    expect(room.members).toEqual(expect.arrayContaining(["U0BEN", "U0LINUS"]));
    expect(room.topic.value).toContain("SEV2");
    expect(await world.reads(ben, room.id)).toContain("checkout is down");
    expect(await world.reads(ben, "#incidents")).toContain("checkout is down");
    expect(phone.newPages()).toEqual(["U0LINUS"]);
  });

  it("needs two sequential round trips to Slack until the room is usable", async () => {
    const world = await openWorld(kind);
    world.slack.faults.inject({ mishap: { kind: "latency", ms: 100 } });
    const before = world.slack.calls.length;
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.passes({ seconds: 0.2 });
    const calls = world.slack.calls.slice(before).filter((call) => call.tookMs !== undefined);
    const began = Math.min(...calls.map((call) => call.startedAt));
    const usable = ["conversations.create", "conversations.invite", "chat.postMessage"].map((method) => {
      const call = calls.find((each) => each.method === method && each.result?.["ok"] === true);
      return (call?.startedAt ?? Infinity) + (call?.tookMs ?? Infinity) - began;
    });
    expect(Math.max(...usable)).toBe(200);
  });

  it("opens the form for a bare command and declares what was filled in", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident");
    const [form] = await world.ben.modals();
    expect(form).toBeDefined();
    const outcome = await world.ben.submits({ title: "Search is slow", severity: "sev3" });
    expect(outcome.ok).toBe(true);
    await world.settle();
    expect(await world.incident()).toMatchObject({
      title: "Search is slow",
      severity: "sev3",
      severityConfirmed: true,
    });
    expect(world.phone.newPages()).toEqual([]);
  });

  it("refuses a guest in plain words, and nothing happens", async () => {
    const world = await openWorld(kind);
    const outcome = await world.gus.types("#payments", "/incident checkout is down");
    expect(outcome.text).toMatch(/guest/i);
    await expect(world.incident()).rejects.toThrow("no INC-1");
    expect(world.slack.channels().filter((channel) => channel.name.startsWith("inc-"))).toEqual([]);
  });

  it("survives hostile titles without a mention, a link or half an incident", async () => {
    const world = await openWorld(kind);
    const hostile = ["<!channel> all down", "__proto__", "a\u202Eb\u0007c <@U0GRACE>", "🔥".repeat(60)];
    for (const title of hostile) await world.ben.types("#general", `/incident new ${title}`);
    const tooLong = await world.ben.types("#general", `/incident new ${"x".repeat(10_000)}`);
    expect(tooLong.text).toMatch(/too long/i);
    await expect(world.incident(hostile.length + 1)).rejects.toThrow();
    const markup = world.slack.calls.flatMap((call) => markupIn(call.args));
    expect(markup.length).toBeGreaterThan(10);
    expect(markup.filter((text) => /<!channel>|<@U0GRACE>/.test(text))).toEqual([]);
    expect(JSON.stringify(world.slack.calls.map((call) => call.args))).not.toContain("\u202E");
  });
});

describe.each(engines)("doing things twice on %s", (kind) => {
  it("makes one incident of a double submit", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident");
    const values = { title: "Search is slow", severity: "sev2" };
    const twice = [world.slack.person("U0BEN").submits(values), world.slack.person("U0BEN").submits(values)];
    await Promise.allSettled(twice);
    await world.settle();
    expect((await world.incident(1)).title).toBe("Search is slow");
    await expect(world.incident(2)).rejects.toThrow("no INC-2");
  });

  it("gives command once when two people click at the same moment", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    await world.grace.joins(room);
    const [grace, ben] = [world.slack.person("U0GRACE"), world.slack.person("U0BEN")];
    await Promise.all([grace.clicks("Take command", { in: room }), ben.clicks("Take command", { in: room })]);
    await world.settle();
    const history = await world.bot().parts.engine.history(1);
    expect(history.filter(({ event }) => event.type === "roleAssigned")).toHaveLength(1);
  });
});

/** What Slack will read as markup: the texts of messages, and mrkdwn in their blocks. */
function markupIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap(markupIn);
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = typeof text === "string" && (type === undefined || type === "mrkdwn") ? [text] : [];
  return [...own, ...Object.values(value).flatMap(markupIn)];
}
