import { describe, expect, it } from "vitest";
import { openWarRoom, type WarRoom } from "../war-room.ts";

const told = (world: WarRoom, channel: string): string =>
  world.slack
    .messages(channel)
    .map((message) => message.text)
    .join("\n");

async function withRoom(declaration: Parameters<WarRoom["declares"]>[0] = {}) {
  const world = await openWarRoom();
  const { place } = await world.declares(declaration);
  const incident = async () => (await world.engine.load(1))!;
  return {
    world,
    room: place!.channel,
    incident,
    ben: world.slack.person("U0BEN"),
    linus: world.slack.person("U0LINUS"),
  };
}

describe("roles", () => {
  it("are taken with one press, and said in the room and to whoever took them", async () => {
    const { world, room, incident, ben } = await withRoom();
    expect((await ben.clicks("Take command", { in: room })).ok).toBe(true);
    await world.passes(1);
    expect((await incident()).roles.ic).toBe("U0BEN");
    expect(told(world, room)).toContain("*Ben Carter is Incident Commander* since");
    expect(told(world, ben.directMessage())).toContain("You command INC-1");
  });

  it("are assigned, taken and left by command, in both languages", async () => {
    const { world, room, incident, ben } = await withRoom();
    for (const line of ["role scribe <@U0GRACE|grace>", "role tech me", "역할 소통 <@U0HANA|hana>님"]) {
      expect((await ben.types(room, `/incident ${line}`)).ok).toBe(true);
    }
    expect((await incident()).roles).toEqual({ scribe: "U0GRACE", tech: "U0BEN", comms: "U0HANA" });
    await ben.types(room, "/incident role tech none");
    expect((await incident()).roles.tech).toBeUndefined();
    await world.passes(1);
    expect(told(world, room)).toContain("Ben Carter isn't the technical lead any more.");
    expect((await ben.types(room, "/incident role captain me")).text).toContain("Like this");
  });

  it("are all changed in one form, which leaves alone what somebody else changed meanwhile", async () => {
    const { world, room, incident, ben } = await withRoom();
    await ben.types(room, "/incident role");
    await world.does(1, { type: "assignRole", role: "ic", person: "U0GRACE" }, "U0GRACE");
    expect(await ben.submits({ scribe: "U0BEN", sme: ["U0ADA"] })).toMatchObject({ ok: true });
    expect(await incident()).toMatchObject({ roles: { ic: "U0GRACE", scribe: "U0BEN" }, experts: ["U0ADA"] });
  });

  it("can't be taken from their holder by just anybody", async () => {
    const { room, incident, ben, world } = await withRoom();
    await world.does(1, { type: "assignRole", role: "ic", person: "U0GRACE" }, "U0GRACE");
    expect((await ben.types(room, "/incident role ic me")).text).toContain("Only somebody with a role here");
    expect((await incident()).roles.ic).toBe("U0GRACE");
  });

  it("go over when the receiver reads back, and not before", async () => {
    const { world, room, incident, ben, linus } = await withRoom();
    await ben.clicks("Take command", { in: room });
    expect((await ben.types(room, "/incident handoff <@U0LINUS|linus>")).text).toContain("is asked to confirm");
    await world.passes(1);
    expect(told(world, linus.directMessage())).toContain("asks you to take over");
    await ben.clicks("I have command", { in: room });
    await world.passes(1);
    expect(ben.messages(room).at(-1)!.text).toContain("This is for <@U0LINUS> to answer");
    expect((await incident()).roles.ic).toBe("U0BEN");
    await linus.clicks("I have command", { in: room });
    await linus.submits({ readBack: "watch the error rate" });
    expect((await incident()).roles.ic).toBe("U0LINUS");
    await world.passes(1);
    expect(told(world, room)).toContain("*Linus Berg is Incident Commander* since");
  });

  it("stay where they are when the receiver can't", async () => {
    const { room, incident, ben, linus, world } = await withRoom();
    await ben.clicks("Take command", { in: room });
    await ben.types(room, "/incident handoff <@U0LINUS|linus>");
    await world.passes(1);
    await linus.clicks("Not me", { in: room });
    await world.passes(1);
    expect(linus.messages(room).at(-1)!.text).toContain("The role stays where it was");
    expect((await incident()).roles.ic).toBe("U0BEN");
  });
});

describe("the severity", () => {
  it("is chosen with one press while nobody has, and needs a reason afterwards", async () => {
    const { world, room, incident, ben } = await withRoom({ severity: null });
    await ben.clicks("SEV1", { in: room });
    expect(await incident()).toMatchObject({ severity: "sev1", severityConfirmed: true });
    expect((await ben.types(room, "/incident severity sev2")).text).toContain("Why?");
    await world.passes(1);
    await ben.clicks("Take command", { in: room });
    await ben.types(room, "/incident 등급 sev2로 일부 결제만 실패");
    expect((await incident()).severity).toBe("sev2");
  });

  it("is found by the questions, whose answer is the reason", async () => {
    const { world, room, incident, ben } = await withRoom({ severity: null });
    await ben.clicks("Help me choose", { in: room });
    await ben.submits({ answer: "mostUsers" });
    expect((await incident()).severity).toBe("sev1");
    await world.passes(1);
    expect(told(world, room)).toContain("“Most users, half or more, are affected”");
  });
});

describe("entries", () => {
  it("are written with their time, and shown as Now on the card", async () => {
    const { world, room, incident, ben } = await withRoom();
    await ben.types(room, "/incident action rolling back 2.41 & watching");
    await ben.types(room, "/incident eta 30m");
    await ben.types(room, "/incident impact card payments fail");
    await world.passes(1);
    const now = await incident();
    expect(now.entries.map((entry) => entry.text)).toEqual(["rolling back 2.41 & watching"]);
    expect(now.eta?.at).toBe(now.declaredAt + 30 * 60_000);
    expect(now.impact).toBe("card payments fail");
    expect((await ben.types(room, "/incident note")).text).toContain("What should be noted?");
  });

  it("mark the milestones once", async () => {
    const { world, room, incident, ben } = await withRoom();
    await ben.types(room, "/incident identified the pool is exhausted");
    await ben.clicks("Take command", { in: room });
    await world.passes(1);
    await ben.clicks("Mitigated", { in: room });
    expect((await incident()).phase).toBe("mitigated");
    expect((await ben.types(room, "/incident mitigate")).text).toContain("It is marked so already");
  });
});

describe("More", () => {
  it("shows privately what has no place on the card", async () => {
    const { room, ben, world } = await withRoom();
    await ben.clicks("More", { in: room });
    await world.passes(1);
    const last = ben.messages(room).at(-1)!;
    expect(last.text).toContain("Only you see this");
    expect(JSON.stringify(last.blocks)).toContain("Cause identified");
  });
});
