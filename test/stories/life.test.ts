import { describe, expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

describe.each(engines)("status updates on %s", (kind) => {
  it("are drafted by anyone, approved by the comms lead, and only then go out", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    await world.hana.joins(room);
    await world.hana.types(room, "/incident role comms me");
    await world.ben.types(room, "/incident update Card payments fail. We are looking into it.");
    expect(await world.reads(world.ben, "#incidents")).not.toContain("Card payments fail");

    const refused = await world.ben.clicks("Approve", { in: room });
    expect(refused.ok).toBe(true);
    expect((await world.incident()).updates[0]!.state).toBe("waiting");

    await world.hana.clicks("Approve", { in: room });
    expect((await world.incident()).updates[0]).toMatchObject({ state: "published", by: "U0HANA" });
    expect(await world.reads(world.ben, "#incidents")).toContain("Card payments fail. We are looking into it.");
  });

  it("are asked for every 15 minutes since the last one, the old request replaced", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    const room = await world.room();
    await world.linus.says(room, "on it");
    await world.ben.clicks("Take command", { in: room });
    await world.passes({ minutes: 15 });
    const requests = () =>
      world.slack.messages(room).filter((message) => JSON.stringify(message.blocks ?? []).includes("No change"));
    expect(requests()).toHaveLength(1);
    const first = requests()[0]!.ts;
    await world.ben.says(room, "still at it");
    await world.passes({ minutes: 15 });
    expect(requests()).toHaveLength(1);
    expect(requests()[0]!.ts).not.toBe(first);
    await world.ben.clicks("No change", { in: room });
    expect(requests()).toHaveLength(0);
    expect(await world.reads(world.ben, "#incidents")).toMatch(/nothing new/i);
  });
});

describe.each(engines)("handing over command on %s", (kind) => {
  it("counts when the receiver confirms it", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    await world.grace.joins(room);
    await world.grace.clicks("Take command", { in: room });
    await world.grace.types(room, "/incident handoff <@U0LINUS>");
    expect((await world.incident()).roles.ic).toBe("U0GRACE");
    await world.passes({ minutes: 3 });
    expect((await world.incident()).handoffs[0]!.overdue).toBe(true);
    await world.linus.clicks("I have command", { in: room });
    await world.linus.submits({ readBack: "Errors under 1 % by 04:20, else the second gateway." });
    await world.settle();
    expect((await world.incident()).roles.ic).toBe("U0LINUS");
    expect((await world.incident()).handoffs[0]!.state).toBe("confirmed");
  });
});

describe.each(engines)("the end of an incident on %s", (kind) => {
  it("is resolved with one form, watched, closed, and the draft is there", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    await world.grace.joins(room);
    await world.grace.clicks("Take command", { in: room });
    await world.passes({ minutes: 4 });
    await world.linus.types(room, "/incident finding the connection pool on pay-db is exhausted");
    await world.linus.types(room, "/incident action rolling back checkout 2.41");
    const said = await world.linus.says(room, "errors are falling: 68 % → 6 %");
    await world.ben.reacts(room, said.ts, "pushpin");
    await world.passes({ minutes: 4 });
    await world.linus.types(room, "/incident mitigate rolled back");
    await world.grace.types(room, "/incident resolve rolled back checkout 2.41");
    const unfinished = await world.grace.submits({ ticks: ["impactGone", "metricsNormal"] });
    expect(Object.values(unfinished.errors ?? {}).join(" ")).toMatch(/open/);
    const done = await world.grace.submits({
      ticks: ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"],
    });
    expect(done.errors).toBeUndefined();
    await world.settle();
    expect((await world.incident()).phase).toBe("resolved");
    await world.passes({ minutes: 30 });
    await world.grace.clicks("Close", { in: room });
    const closed = await world.incident();
    expect(closed.phase).toBe("closed");
    expect(closed.postmortem).toMatchObject({ owner: "U0GRACE", document: expect.any(String) });

    const draft = world.slack.files().find((each) => each.file.name.endsWith(".md"))!;
    const text = Buffer.from(draft.content, "base64").toString("utf8");
    expect(text).toContain("checkout is down");
    expect(text).toContain("the connection pool on pay-db is exhausted");
    expect(text).toContain("errors are falling: 68 % → 6 %");
    expect(text).toContain("❓");
    expect(text).toMatch(/https:\/\/\S+\/archives\//);
    expect(await world.reads(world.ben, "#incidents")).toMatch(/closed/i);
  });

  it("can be reopened, and whoever is on call is looked for again", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    const room = await world.room();
    await world.linus.types(room, "/incident cancel load test");
    expect((await world.incident()).phase).toBe("cancelled");
    world.phone.newPages();
    await world.ben.types(room, "/incident reopen it was real");
    expect((await world.incident()).phase).toBe("investigating");
    expect(world.phone.newPages()).toEqual(["U0LINUS"]);
  });

  it("refuses a guest at every button", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    await world.ben.invites(room, "U0GUS");
    const before = (await world.incident()).seq;
    for (const button of ["Take command", "Severity", "Page"]) {
      await world.gus.clicks(button, { in: room }).catch(() => undefined);
    }
    const after = await world.bot().parts.engine.history(1);
    expect(after.filter(({ by }) => by.kind === "person" && by.id === "U0GUS")).toEqual([]);
    expect((await world.incident()).roles).toEqual({});
    expect((await world.incident()).seq).toBeGreaterThanOrEqual(before);
  });
});
