import { describe, expect, it } from "vitest";
import type { Hand, World } from "../world/world.ts";
import { plain } from "../world/world.ts";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

const teams = `
  payments:
    layers:
      primary: { members: [linus, ada, grace], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-11-02 }
      secondary: { members: [ada, grace, linus], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-11-02 }
    manager: margaret
    channel: payments`;

const seen = async (hand: Hand): Promise<string> => plain({ blocks: (await hand.home())?.view["blocks"] });

async function opened(world: World, hand: Hand): Promise<string> {
  await hand.opensHome();
  await world.settle();
  return seen(hand);
}

describe.each(engines)("the home tab on %s", (kind) => {
  it("shows one's shifts, who is on call, what is open, and what to do", async () => {
    const world = await openWorld(kind, { teams });
    await world.ben.types("#general", "/incident new sev3 search is slow");
    await world.passes({ minutes: 1 });
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const home = await opened(world, world.linus);
    expect(home).toMatch(/\*payments\* · Primary, .*Mon 23 Nov/);
    expect(home).toMatch(/On call now\n\*payments\* · Primary <@U0GRACE>/);
    expect(home.indexOf("checkout is down")).toBeLessThan(home.indexOf("search is slow"));
    for (const button of ["Ask for cover", "Swap a shift", "Calendar", "My settings"]) expect(home).toContain(button);
    expect(await opened(world, world.ben)).toContain("None in the next four weeks.");
  });

  it("takes a request where it is shown, and is true again at once", async () => {
    const world = await openWorld(kind, { teams });
    await opened(world, world.ada);
    await world.linus.types("#general", "/incident cover @ada from Tue 14:00 to Tue 18:00");
    expect(await seen(world.ada)).toContain("Linus Berg asks you to cover");
    await world.ada.clicks("I'll take it", { in: "home" });
    expect(await seen(world.ada)).toContain("You cover Linus Berg");
    expect(await seen(world.ada)).toMatch(/Primary, .*Covering for somebody else/);
    expect(await seen(world.linus)).toContain("Ada Lovelace covers you");
    await world.linus.clicks("Call it off", { in: "home" });
    expect(await seen(world.ada)).not.toContain("You cover");
  });

  it("learns of an incident while it is open", async () => {
    const world = await openWorld(kind, { teams });
    expect(await opened(world, world.ada)).not.toContain("checkout");
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    await world.bot().everyMinute();
    await world.passes({ minutes: 1 });
    await world.bot().everyMinute();
    await world.settle();
    expect(await seen(world.ada)).toContain("checkout is down");
  });

  it("opens the forms, and says nothing to guests", async () => {
    const world = await openWorld(kind, { teams });
    await opened(world, world.linus);
    await world.linus.clicks("Swap a shift", { in: "home" });
    expect(JSON.stringify((await world.linus.modals()).at(-1))).toContain("Ada Lovelace");
    await world.linus.closes();
    await world.linus.clicks("Ask for cover", { in: "home" });
    expect((await world.linus.modals()).length).toBe(1);
    const guest = await opened(world, world.gus);
    expect(guest).toContain("Guests and outside partners");
    expect(guest).not.toContain("Primary");
  });

  it("shows a private incident to nobody outside it", async () => {
    const world = await openWorld(kind, { teams });
    await world.ben.types("#general", "/incident");
    await world.ben.submits({ title: "keys leaked", severity: "sev1", private: ["private"] }).catch(() => null);
    await world.passes({ minutes: 1 });
    expect(await opened(world, world.hana)).not.toContain("keys leaked");
  });
});
