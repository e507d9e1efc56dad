import { describe, expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import { ticks } from "../../src/incident/events.ts";
import { pagePerformers } from "../../src/slack/paging/performers.ts";
import { openWorld } from "./open-world.ts";

describe.each(engines)("paging on %s", (kind) => {
  it("makes no call that was still being worded when somebody answered", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const { parts } = world.bot();
    const [before, history] = [await world.incident(), await parts.engine.history(1)];
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    world.phone.newPages();
    const { page } = pagePerformers(parts, parts.notifiers);
    const because = history.at(-1)!;
    // What it was handed is how things were before the answer.
    const stale = { id: "incident:1:9:0", token: 1, attempt: 1, incident: before, because };
    for (const means of ["webhook", "slack"]) {
      const [posts, effect] = [
        world.slack.calls.length,
        { kind: "page", step: 1, person: "U0LINUS", means, ring: 1 } as const,
      ];
      expect(await page(effect, stale)).toBeNull();
      expect(world.phone.newPages()).toEqual([]);
      expect(world.slack.calls.slice(posts).filter(({ method }) => method === "chat.postMessage")).toEqual([]);
    }
  });

  it("calls Primary, then Secondary, then the manager, then round again until somebody answers", async () => {
    const world = await openWorld(kind);
    const { phone } = world;
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    expect(phone.newPages()).toEqual(["U0LINUS"]);
    await world.passes({ minutes: 10 });
    expect(phone.newPages()).toEqual(["U0ADA"]);
    await world.passes({ minutes: 10 });
    expect(phone.newPages()).toEqual(["U0MARGARET"]);
    await world.passes({ minutes: 10 });
    expect(phone.newPages()).toEqual(["U0LINUS"]);
    expect(await world.reads(world.ben, "#incidents")).toMatch(/nobody has answered/i);

    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    await world.passes({ minutes: 9 });
    expect(phone.newPages()).toEqual([]);
    expect((await world.incident()).paging).toMatchObject({ mode: "answered", answeredBy: "U0LINUS" });
    expect(phone.rings("U0ADA").filter((ring) => ring.kind === "standDown")).toHaveLength(1);
    // What still rang beside whoever answered in Slack is silenced.
    expect(phone.rings("U0LINUS").filter((ring) => ring.kind === "standDown")).toMatchObject([
      { id: "INC-1:4:U0LINUS:answered" },
    ]);
    expect(phone.rings("U0MARGARET").filter((ring) => ring.kind === "standDown")).toHaveLength(1);
  });

  it("calls Primary and Secondary together for a SEV1; who can't passes it on at once", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    expect(world.phone.newPages().toSorted()).toEqual(["U0ADA", "U0LINUS"]);
    await world.linus.clicks("I can't take it", { in: await world.linus.directMessage() });
    // The manager's step of a SEV1 rings Secondary again, and not who has just said no.
    expect(world.phone.newPages().toSorted()).toEqual(["U0ADA", "U0MARGARET"]);
  });

  it("takes a called person's words as an answer, and nobody else's", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    const room = await world.room();
    await world.ben.says(room, "anybody there?");
    expect((await world.incident()).paging.mode).toBe("calling");
    await world.linus.says(room, "looking");
    expect((await world.incident()).paging).toMatchObject({ mode: "answered", answeredBy: "U0LINUS" });
  });

  it("doesn't call who declares and is on call: they have answered", async () => {
    const world = await openWorld(kind);
    await world.linus.types("#general", "/incident new sev2 checkout is down");
    expect(world.phone.newPages()).toEqual([]);
    expect((await world.incident()).paging.answeredBy).toBe("U0LINUS");
  });

  it("says in the room that there is no team to call", async () => {
    const world = await openWorld(kind, { more: "" });
    await world.ben.types("#general", "/incident new sev2 the coffee machine explodes");
    // The default team is called when no service is named.
    expect(world.phone.newPages()).toEqual(["U0LINUS"]);
  });

  it("tells everybody who was woken once that it is over", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.passes({ minutes: 5 });
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    await world.linus.types(await world.room(), "/incident severity sev3 only one shop");
    await world.passes({ minutes: 30 });
    for (const person of ["U0LINUS", "U0ADA", "U0MARGARET"]) {
      expect(
        world.phone.rings(person).filter((ring) => ring.id.endsWith(":standDown")),
        person,
      ).toHaveLength(1);
    }
  });

  it("keeps the key of a page over every attempt, and takes up after the provider is back", async () => {
    const world = await openWorld(kind);
    const back = world.phone.down();
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    await world.passes({ seconds: 20 });
    expect(world.phone.newPages()).toEqual([]);
    back();
    await world.passes({ seconds: 15 });
    expect(world.phone.newPages()).toEqual(["U0LINUS"]);
    const keys = new Set(world.phone.attempts().map((ring) => ring.id));
    expect(keys.size).toBe(1);
  });
});

describe.each(engines)("the forgotten incident on %s", (kind) => {
  it("nudges, rings whoever answered, then Secondary, then the manager", async () => {
    const world = await openWorld(kind);
    const { phone } = world;
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    phone.newPages();
    await world.passes({ minutes: 5 });
    expect(await world.reads(world.linus, await world.room())).toContain("Still on it?");
    expect(phone.newPages()).toEqual([]);
    await world.passes({ minutes: 2, seconds: 30 });
    expect(phone.newPages()).toEqual(["U0LINUS"]);
    await world.passes({ minutes: 2, seconds: 30 });
    expect(phone.newPages()).toEqual(["U0ADA"]);
    await world.passes({ minutes: 5 });
    expect(phone.newPages()).toEqual(["U0MARGARET"]);
  });

  it("stays quiet while people talk, and once it is mitigated", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    world.phone.newPages();
    const room = await world.room();
    for (let minute = 0; minute < 16; minute += 4) {
      await world.passes({ minutes: 4 });
      await world.ben.says(room, `still failing after ${minute} min`);
    }
    await world.linus.types(room, "/incident mitigate rolled back");
    await world.passes({ minutes: 50 });
    expect(world.phone.newPages()).toEqual([]);
    expect(await world.reads(world.linus, room)).not.toContain("Still on it?");
  });

  it("waits while people are on a call", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    world.phone.newPages();
    const room = await world.room();
    await world.passes({ minutes: 5 });
    await world.linus.clicks("We're on a call", { in: room });
    await world.passes({ minutes: 29 });
    expect(world.phone.newPages()).toEqual([]);
    await world.passes({ minutes: 1 + 3 });
    expect(world.phone.newPages()).toEqual(["U0LINUS"]);
  });
});

describe.each(engines)("after the close on %s", (kind) => {
  it("asks who was woken whether it was worth it, and keeps what they say", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    const { engine, people } = world.bot().parts;
    const resolve = {
      type: "resolve",
      impactFrom: null,
      impactTo: null,
      whatHelped: "rolled back",
      allClear: null,
    } as const;
    const done = { ticks, open: null, afterwards: "close", owner: null } as const;
    await engine.handle(1, { ...resolve, ...done }, await people.by("U0LINUS"), "resolved");
    await world.settle();
    const messages = await world.linus.directMessage();
    expect(await world.reads(world.linus, messages)).toContain("Was it worth waking you?");
    await world.linus.clicks("Threshold too low", { in: messages });
    expect((await world.incident()).ratings).toEqual({ U0LINUS: "tooLow" });
    expect(await world.reads(world.linus, messages)).toContain("“Threshold too low”");
  });
});
