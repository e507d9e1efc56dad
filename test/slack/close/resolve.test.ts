import { describe, expect, it } from "vitest";
import { MINUTE, SECOND, type Instant } from "../../../src/clock.ts";
import type { Resolve } from "../../../src/incident/commands.ts";
import type { Incident } from "../../../src/incident/incident.ts";
import { cancel, itsBack, openResolve } from "../../../src/slack/close/buttons.ts";
import { field, resolveCommand } from "../../../src/slack/close/resolve-form.ts";
import { openRecordedRoom } from "../record/recorded-room.ts";
import { lived, sceneIn } from "../scene.ts";

const fiveTicks = ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"];

/** What the form asks for where it was sent with these times, in milliseconds; the picker lets the seconds go. */
function commandOf(incident: Incident, picked: { from: Instant; to: Instant }, now: Instant): Resolve {
  const minute = (at: Instant): string => String(Math.floor(at / MINUTE) * 60);
  const offered: Record<string, string> = { [field.from]: minute(picked.from), [field.to]: minute(picked.to) };
  const filled = {
    afterwards: "watch" as const,
    person: "U0BEN",
    text: (name: string) => offered[name] ?? null,
    chosen: (name: string) => (name === field.tell ? ["allClear"] : []),
  };
  return resolveCommand(incident, filled, sceneIn("en", now));
}

describe("the resolve form", () => {
  it("counts the impact to the second in the all-clear too, where nobody changed what the picker offered", () => {
    const { incident } = lived([{ type: "mitigate", words: null }]);
    const from = incident.impactFrom;
    const mitigatedAt = from + 14 * MINUTE + 40 * SECOND;
    const command = commandOf({ ...incident, mitigatedAt }, { from, to: mitigatedAt }, mitigatedAt + MINUTE);
    expect(command).toMatchObject({ impactFrom: from, impactTo: mitigatedAt });
    expect(command.allClear).toContain("(15 min)");
  });

  it("ends what is over within its first minute when it began, for whoever picks times picks minutes", () => {
    const { incident } = lived([]);
    const from = incident.impactFrom + 30 * SECOND;
    const begun = { ...incident, impactFrom: from };
    expect(commandOf(begun, { from, to: from }, from + 5 * MINUTE)).toMatchObject({ impactFrom: from, impactTo: from });
    const early = { from, to: from - 2 * MINUTE };
    expect(commandOf(begun, early, from + 5 * MINUTE).impactTo).toBe(incident.impactFrom - 2 * MINUTE);
  });

  it("keeps an open point with its owner, watches, asks, and closes", async () => {
    const { slack, channel, does, incident, passes, settle, parts } = await openRecordedRoom();
    await does({ type: "assignRole", role: "ic", person: "U0BEN" });
    await does({ type: "mitigate", words: "rolled back" });
    const button = openResolve.show("Resolve", { incident: 1 });
    await parts.slack.effects.chat.postMessage({
      channel,
      text: "x",
      blocks: [{ type: "actions", elements: [button] }],
    });
    const ben = slack.person("U0BEN");
    await ben.clicks("Resolve", { in: channel });
    const missing = await ben.submits({ helped: "put 2.40 back", ticks: fiveTicks.slice(0, 4) });
    expect(missing.errors).toEqual({ open: expect.stringContaining("open") });
    const early = await ben.submits({ ticks: fiveTicks, to: 1_700_000_000 });
    expect(early.errors).toHaveProperty("to");
    const at = Math.floor((await incident()).mitigatedAt! / 1000);
    const sent = await ben.submits({
      ticks: fiveTicks.slice(0, 4),
      to: at,
      open: "watch the pool",
      openOwner: "U0ADA",
    });
    expect(sent.errors).toBeUndefined();
    await settle();
    expect(await incident()).toMatchObject({
      phase: "resolved",
      whatHelped: "put 2.40 back",
      followUps: [{ text: "watch the pool", owner: "U0ADA" }],
      updates: [{ text: expect.stringContaining("Resolved: Checkout is down.") }],
    });

    await does({ type: "passDeadline" });
    await passes(30 * 60_000);
    await parts.engine.handle(1, { type: "passDeadline" }, { kind: "watchfire" }, "watch over");
    await settle();
    await ben.clicks("Close", { in: channel });
    await settle();
    expect((await incident()).phase).toBe("closed");
    const asked = slack.messages(channel).findLast(({ text }) => text === "Watched, and closed.");
    expect(JSON.stringify(asked?.blocks)).not.toContain("button");
  });

  it("is one tick for a SEV3", async () => {
    const { slack, channel, parts, does, incident, settle } = await openRecordedRoom({ severity: "sev3" });
    await does({ type: "assignRole", role: "ic", person: "U0BEN" });
    const button = openResolve.show("Resolve", { incident: 1 });
    await parts.slack.effects.chat.postMessage({
      channel,
      text: "x",
      blocks: [{ type: "actions", elements: [button] }],
    });
    const ben = slack.person("U0BEN");
    await ben.clicks("Resolve", { in: channel });
    expect((await ben.submits({ ticks: ["all"] })).errors).toBeUndefined();
    await settle();
    expect((await incident()).phase).toBe("resolved");
  });

  it("is one click for a SEV4, whose thread it ends", async () => {
    const { slack, channel, parts, does, incident, settle } = await openRecordedRoom();
    await does({ type: "assignRole", role: "ic", person: "U0BEN" });
    await does({ type: "setSeverity", severity: "sev4", reason: "one user" });
    const button = openResolve.show("Resolve", { incident: 1 });
    await parts.slack.effects.chat.postMessage({
      channel,
      text: "x",
      blocks: [{ type: "actions", elements: [button] }],
    });
    await slack.person("U0BEN").clicks("Resolve", { in: channel });
    await settle();
    expect((await incident()).phase).toBe("closed");
  });

  it("reopens with one press when it is back, and asks for a reason to cancel", async () => {
    const { slack, channel, parts, does, incident, settle } = await openRecordedRoom();
    const elements = [itsBack.show("It's back", { incident: 1 }), cancel.show("Cancel", { incident: 1 })];
    await parts.slack.effects.chat.postMessage({ channel, text: "x", blocks: [{ type: "actions", elements }] });
    await does({ type: "mitigate", words: null });
    const ben = slack.person("U0BEN");
    await ben.clicks("It's back", { in: channel });
    await settle();
    expect((await incident()).phase).toBe("investigating");
    await ben.clicks("Cancel", { in: channel });
    await ben.submits({ reason: "load test" });
    await settle();
    expect((await incident()).phase).toBe("cancelled");
  });
});
