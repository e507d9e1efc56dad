import { describe, expect, it } from "vitest";
import { SECOND } from "../../../src/clock.ts";
import { openWarRoom, type WarRoom } from "../war-room.ts";

const cards = (world: WarRoom, channel: string) =>
  world.slack.messages(channel).filter((message) => JSON.stringify(message.metadata ?? null).includes("INC-1/card"));

const own = (world: WarRoom, channel: string) =>
  world.slack.messages(channel).filter((message) => message.bot_id !== undefined && message.subtype === undefined);

describe("a living message", () => {
  it("is posted once and edited from then on", async () => {
    const world = await openWarRoom();
    const { place, surfaces } = await world.declares();
    await world.does(1, { type: "giveImpact", text: "card payments fail" });
    const [card] = cards(world, place!.channel);
    expect(cards(world, place!.channel)).toHaveLength(1);
    expect(card!.ts).toBe(surfaces["card"]!.ts);
    expect(JSON.stringify(card!.blocks)).toContain("card payments fail");
    expect(own(world, "#incidents")).toHaveLength(1);
  });

  it("isn't posted a second time when the first answer was lost", async () => {
    const world = await openWarRoom();
    world.slack.faults.inject({ methods: ["chat.postMessage"], mishap: { kind: "lost_answer" } });
    await world.declares();
    await world.passes(3 * SECOND);
    world.slack.faults.clear();
    await world.passes(60 * SECOND);
    const incident = (await world.engine.load(1))!;
    expect(cards(world, incident.place!.channel)).toHaveLength(1);
    expect(own(world, "#incidents")).toHaveLength(1);
    const texts = own(world, incident.place!.channel).map((message) => message.text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("isn't posted a second time when a newer redraw takes the place of one whose answer was lost", async () => {
    const world = await openWarRoom();
    world.slack.faults.inject({ methods: ["chat.postMessage"], mishap: { kind: "lost_answer" } });
    const { place } = await world.declares();
    world.slack.faults.clear();
    await world.does(1, { type: "giveImpact", text: "card payments fail" });
    await world.passes(60 * SECOND);
    expect(cards(world, place!.channel)).toHaveLength(1);
    expect(JSON.stringify(cards(world, place!.channel)[0]!.blocks)).toContain("card payments fail");
  });

  it("is given up quietly once somebody has deleted it", async () => {
    const world = await openWarRoom();
    const { surfaces } = await world.declares();
    world.slack.faults.inject({ methods: ["chat.update"], mishap: { kind: "error", code: "message_not_found" } });
    await world.does(1, { type: "giveImpact", text: "card payments fail" });
    await world.passes(60 * SECOND);
    expect((await world.engine.load(1))!.surfaces["card"]).toEqual(surfaces["card"]);
    const updates = world.slack.calls.filter((call) => call.method === "chat.update");
    expect(updates.length).toBeLessThanOrEqual(4);
  });
});

describe("the topic", () => {
  it("is set again when what it says has changed, and only then", async () => {
    const world = await openWarRoom();
    const { place } = await world.declares();
    const set = () => world.slack.calls.filter((call) => call.method === "conversations.setTopic").length;
    expect(set()).toBe(1);
    await world.does(1, { type: "assignRole", role: "scribe", person: "U0GRACE" });
    expect(set()).toBe(1);
    await world.does(1, { type: "assignRole", role: "ic", person: "U0GRACE" });
    expect(set()).toBe(1);
    await world.does(1, { type: "identify", words: null });
    expect(set()).toBe(2);
    expect(world.slack.channel(place!.channel)!.topic.value).toContain("Cause identified");
  });
});
