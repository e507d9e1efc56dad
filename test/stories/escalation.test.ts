import { describe, expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

describe.each(engines)("more than one call on %s", (kind) => {
  it("calls Secondary too while Primary has another grave incident in hand, and says why", async () => {
    const world = await openWorld(kind);
    await world.linus.types("#general", "/incident new sev1 checkout is down");
    expect(world.phone.newPages()).toEqual([]);
    await world.ben.types("#general", "/incident new sev2 refunds are slow");
    expect(world.phone.newPages().toSorted()).toEqual(["U0ADA", "U0LINUS"]);
    expect(await world.reads(world.ada, await world.ada.directMessage())).toContain("is on INC-1.");
    expect(await world.reads(world.ben, await world.room(2))).toContain("busy with INC-1");
  });

  it("names the other incident to whoever is called for two", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.ben.types("#general", "/incident new sev2 refunds are slow");
    expect(await world.reads(world.linus, await world.linus.directMessage())).toContain(
      "You are called for INC-1 (SEV1) as well.",
    );
  });

  it("says before anybody is woken whom the next level would wake, and by what", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    await world.linus.clicks("Page", { in: await world.room() });
    expect(JSON.stringify(await world.linus.modals())).toContain("Ada Lovelace (Secondary): Slack, the webhook");
  });

  it("says that a way doesn't get through, and goes on with it", async () => {
    const world = await openWorld(kind);
    const back = world.phone.down();
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    await world.passes({ seconds: 20 });
    expect(await world.reads(world.ben, await world.room())).toMatch(
      /Webhook to Linus.* doesn't get through; I keep trying/,
    );
    back();
    await world.passes({ seconds: 15 });
    expect(world.phone.newPages()).toEqual(["U0LINUS"]);
    expect((await world.incident()).paging.calls[0]).toMatchObject({ failed: [], sent: ["slack", "webhook"] });
  });
});

describe.each(engines)("a provider that takes calls and gives no answer, on %s", (kind) => {
  it("is known after its first ten seconds, not after four times ten", async () => {
    const world = await openWorld(kind);
    world.phone.hangs();
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    await world.passes({ seconds: 9 });
    expect((await world.incident()).paging.calls[0]).toMatchObject({ failed: [] });
    await world.passes({ seconds: 2 });
    expect((await world.incident()).paging.calls[0]).toMatchObject({ failed: ["webhook"] });
  });
});

describe.each(engines)("what was promised on %s", (kind) => {
  it("shows on the card at half its time; missed, it is said in the room, and stands in the record", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    await world.passes({ minutes: 8 });
    expect(await world.reads(world.ben, room)).toContain("An answer is due by");
    await world.passes({ minutes: 8 });
    expect(await world.reads(world.ben, room)).toContain("Nobody has answered within 15 min, the target.");
    const told = await world.reads(world.margaret, await world.margaret.directMessage());
    expect(told).toContain("INC-1: Nobody has answered within 15 min, the target.");
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    await world.ben.types(room, "/incident timeline all");
    expect(await world.reads(world.ben, room)).toContain("Target missed: answered after 16 min, target 15 min");
  });
});

describe.each(engines)("what wakes nobody on %s", (kind) => {
  it("is told in the team's channel, to Primary, with a way to take it", async () => {
    // The team never said when it works: it is told at once.
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev3 the search is slow for some");
    expect(world.phone.newPages()).toEqual([]);
    const told = await world.reads(world.ada, "#payments");
    expect(told).toContain("INC-1");
    expect(told).toContain("<@U0LINUS>, please look after it");
    await world.linus.clicks("I'm on it", { in: "#payments" });
    expect((await world.incident()).paging.answeredBy).toBe("U0LINUS");
  });
});
