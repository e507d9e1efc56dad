import { describe, expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

describe.each(engines)("a SEV4 on %s", (kind) => {
  it("is a thread and a follow-up: no room, no page, no announcement, no reminder", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev4 a tooltip is misspelt");
    const incident = await world.incident();
    expect(incident.place?.threadTs).toEqual(expect.any(String));
    expect(incident.followUps).toMatchObject([{ text: "a tooltip is misspelt", owner: "U0BEN" }]);
    expect(world.slack.channels().filter((channel) => channel.name.startsWith("inc-"))).toEqual([]);
    await world.passes({ hours: 1 });
    expect(world.phone.newPages()).toEqual([]);
    expect(await world.reads(world.ben, "#incidents")).not.toContain("misspelt");
    expect(await world.reads(world.ben, "#general")).toContain("a tooltip is misspelt");
  });

  it("may be ended by whoever declared it, and asks for no postmortem", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev4 a tooltip is misspelt");
    const { place } = await world.incident();
    await world.ben.clicks("Resolve", { in: place!.channel });
    await world.settle();
    const open = await world.ben.modals();
    if (open.length > 0) await world.ben.submits();
    await world.settle();
    expect((await world.incident()).phase).toBe("closed");
    expect(world.slack.files()).toEqual([]);
  });
});

describe.each(engines)("a SEV3 on %s", (kind) => {
  it("has a light room: reminders every hour, nobody paged, no watchdog", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev3 search is slow");
    const room = await world.room();
    const requests = () =>
      world.slack.messages(room).filter((message) => JSON.stringify(message.blocks ?? []).includes("No change"));
    await world.passes({ minutes: 59 });
    expect(requests()).toHaveLength(0);
    await world.passes({ minutes: 2 });
    expect(requests()).toHaveLength(1);
    expect(world.phone.newPages()).toEqual([]);
    expect(await world.reads(world.ben, room)).not.toContain("Still on it?");
  });

  it("pages as soon as it is raised, and stops as soon as it is lowered", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev3 search is slow");
    const room = await world.room();
    await world.ben.types(room, "/incident severity sev1 nobody can search");
    expect(world.phone.newPages().toSorted()).toEqual(["U0ADA", "U0LINUS"]);
    await world.ada.clicks("I'm on it", { in: await world.ada.directMessage() });
    await world.ada.types(room, "/incident severity sev3 only one shard");
    await world.passes({ minutes: 40 });
    expect(world.phone.newPages()).toEqual([]);
  });
});

describe.each(engines)("the record of a room on %s", (kind) => {
  it("keeps edits, deletions, replies and files; a pin makes a moment and taking it back demotes it", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev2 checkout is down");
    const room = await world.room();
    const said = await world.ben.says(room, "pool is full");
    await world.ben.edits(room, said.ts, "pool on pay-db is full");
    await world.ben.says(room, "a reply", { threadTs: said.ts });
    const mistaken = await world.ben.says(room, "wrong channel");
    await world.ben.deletes(room, mistaken.ts);
    await world.ben.uploads(room, { name: "graph.txt", content: "up and to the right" });
    await world.grace.joins(room);
    await world.grace.pins(room, said.ts);

    const highlights = await world.ben.types(room, "/incident timeline");
    const shown = JSON.stringify(highlights) + (await world.reads(world.ben, room));
    expect(shown).toContain("pool on pay-db is full");
    const marks = world.slack.messages(room).find((message) => message.ts === said.ts)?.reactions ?? [];
    expect(marks.flatMap((mark) => mark.users)).toContain("U0WATCHFIRE");
    await world.grace.unpins(room, said.ts);
    const after = world.slack.messages(room).find((message) => message.ts === said.ts)?.reactions ?? [];
    expect(after.flatMap((mark) => mark.users)).not.toContain("U0WATCHFIRE");

    await world.ben.types(room, "/incident export json");
    await world.settle();
    const file = world.slack.files().find((each) => each.file.name.endsWith(".json"))!;
    const record = Buffer.from(file.content, "base64").toString("utf8");
    for (const words of ["pool is full", "pool on pay-db is full", "a reply", "wrong channel", "graph.txt"]) {
      expect(record, words).toContain(words);
    }
  });
});
