import { describe, expect, it } from "vitest";
import { everyVerb } from "../../src/features.ts";
import { interactions } from "../../src/slack/interaction.ts";
import { openWorld } from "../stories/open-world.ts";
import { engines } from "../store/engines.ts";
import type { World } from "../world/world.ts";
import { aboutAnIncident, payloadFor, press, saidSince, send, sendForm, type } from "./payloads.ts";

const strangers = [
  ["a guest", { id: "U0GUS" }],
  ["a single-channel guest", { id: "U0SOLO", standing: "single_channel_guest" }],
  ["an outside partner", { id: "U0PETRA", team: "T0PARTNER" }],
  ["an outside partner whose team isn't told", { id: "U0PETRA" }],
  ["a bot", { id: "U0ROBOT", standing: "bot" }],
  ["somebody who has left", { id: "U0GONE", standing: "member", deactivated: true }],
  ["somebody nobody knows", { id: "U0NOBODY" }],
  ["a member's id from another team", { id: "U0GRACE", team: "T0PARTNER" }],
] as const;

const steering = /guests and outside partners/i;

/** Slack gives nobody a direct message who has left, or whom it doesn't know: that word is lost, and logged. */
async function openRoom(): Promise<{ world: World; room: string }> {
  const world = await openWorld("sqlite", { onError: () => undefined });
  for (const [, person] of strangers) {
    if (!("standing" in person)) continue;
    const { id, standing } = person;
    world.slack.joins({
      id,
      name: id.toLowerCase(),
      realName: id,
      standing,
      channels: [],
      deactivated: "deactivated" in person,
    });
  }
  await world.settle();
  await world.ben.types("#general", "/incident new sev1 checkout is down");
  return { world, room: await world.room() };
}

describe("whoever is no full member", () => {
  it.each(strangers)("steers nothing by any button, select or form: %s", async (_, { id, ...person }) => {
    const { world, room } = await openRoom();
    const before = await world.bot().parts.engine.history(1);
    expect(interactions().size).toBeGreaterThan(40);
    for (const kind of interactions().values()) {
      const from = world.slack.calls.length;
      const team = "team" in person ? person.team : "T0PRACTICE";
      const answer = await send(world, kind, { person: id, team, channel: room, payload: payloadFor(kind, 1, room) });
      expect(answer.ok, kind.id).toBe(true);
      const said = saidSince(world, from);
      expect(
        said.map(({ method }) => method).filter((method) => method !== "chat.postMessage"),
        kind.id,
      ).toEqual([]);
      expect(
        said.every(({ args }) => args["channel"] === id),
        kind.id,
      ).toBe(true);
      expect(JSON.stringify([answer, said]), kind.id).toMatch(steering);
    }
    expect(await world.bot().parts.engine.history(1)).toEqual(before);
    await expect(world.incident(2)).rejects.toThrow("no INC-2");
  });

  it.each(strangers.filter(([, person]) => !("team" in person)))(
    "steers nothing by any verb: %s",
    async (_, { id }) => {
      const { world, room } = await openRoom();
      const before = await world.bot().parts.engine.history(1);
      expect(everyVerb.length).toBeGreaterThan(30);
      const words = everyVerb.flatMap((verb) => [verb.name, verb.korean[0]]);
      for (const word of ["", "checkout is down again", ...words, ...words.map((each) => `${each} sev4 <@U0BEN> x`)]) {
        for (const channel of [room, "C1"]) {
          const from = world.slack.calls.length;
          const answer = await type(world, { person: id, channel, text: word });
          expect(answer.ok, word).toBe(true);
          expect(JSON.stringify(answer.body), word).toMatch(steering);
          expect(saidSince(world, from), word).toEqual([]);
        }
      }
      expect(await world.bot().parts.engine.history(1)).toEqual(before);
      await expect(world.incident(2)).rejects.toThrow("no INC-2");
    },
  );

  it("is no commander either: a role that steers goes to members only", async () => {
    const { world, room } = await openRoom();
    await world.ben.joins(room).catch(() => undefined);
    for (const person of ["U0GUS", "U0PETRA", "U0ROBOT", "U0GONE", "U0NOBODY", "U0WATCHFIRE"]) {
      for (const line of [`role ic <@${person}>`, `handoff <@${person}>`]) {
        const answer = await type(world, { person: "U0BEN", channel: room, text: line });
        expect(JSON.stringify(answer.body), line).toMatch(/full member/i);
      }
      const form = { ic: { ic: { type: "users_select", selected_user: person } } };
      const sent = await sendForm(world, "roles.form", {
        person: "U0BEN",
        payload: JSON.stringify({ incident: 1, shown: {} }),
        state: form,
      });
      expect(JSON.stringify(sent.body), person).toMatch(/full member/i);
    }
    expect((await world.incident()).roles).toEqual({});
    expect((await world.incident()).handoffs).toEqual([]);
  });
});

describe("a private incident, asked for by somebody who isn't in its room", () => {
  it("doesn't exist, whatever button, select or form names it", async () => {
    const world = await openWorld("sqlite");
    const room = await declarePrivately(world);
    const before = await world.bot().parts.engine.history(1);
    expect(aboutAnIncident().length).toBeGreaterThan(35);
    for (const kind of aboutAnIncident()) {
      const from = world.slack.calls.length;
      const general = world.slack.channel("#general")!.id;
      const forged = { person: "U0HANA", channel: general, payload: payloadFor(kind, 1, room) };
      const answer = await send(world, kind, forged);
      const said = saidSince(world, from);
      expect(
        said.map(({ method }) => method).filter((method) => method !== "chat.postMessage"),
        kind.id,
      ).toEqual([]);
      expect(
        said.every(({ args }) => args["channel"] === "U0HANA"),
        kind.id,
      ).toBe(true);
      expect(JSON.stringify([answer, said]), kind.id).toMatch(/There is no INC-1/);
      expect(JSON.stringify([answer, said]), kind.id).not.toContain("canary");
    }
    expect(await world.bot().parts.engine.history(1)).toEqual(before);
  });

  it("is steered from its room, from a page outside it, and by whoever was invited", async () => {
    const world = await openWorld("sqlite");
    const room = await declarePrivately(world);
    await world.linus.clicks("I'm on it", { in: await world.linus.directMessage() });
    expect((await world.incident()).paging.answeredBy).toBe("U0LINUS");
    await world.ben.clicks("Take command", { in: room });
    expect((await world.incident()).roles.ic).toBe("U0BEN");
    await world.ben.invites(room, "U0HANA");
    const payload = JSON.stringify({ incident: 1 });
    await press(world, { kind: "button", id: "entries.mitigated" }, { person: "U0HANA", payload });
    expect((await world.incident()).phase).toBe("mitigated");
  });
});

describe.each(engines)("payloads nobody of us made, on %s", (kind) => {
  it("are answered in words and change nothing", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const room = await world.room();
    const before = await world.bot().parts.engine.history(1);
    const hostile = [
      "",
      "{",
      "null",
      "[]",
      '"x"',
      "{}",
      '{"incident":"1"}',
      '{"incident":-1}',
      '{"incident":1e99}',
      '{"incident":1.5}',
      '{"__proto__":{"incident":1}}',
      '{"constructor":{"prototype":{"incident":1}}}',
      `{"incident":999,"role":"ic","severity":"sev1","update":1,"revision":1,"handoff":1,"all":true,"shown":{"__proto__":["U0BEN"]}}`,
      `{"incident":1,"role":"__proto__","severity":"constructor","update":"1","all":"yes","shown":[]}`,
      "x".repeat(10_000),
    ];
    for (const each of aboutAnIncident()) {
      for (const payload of hostile) {
        if (payload.startsWith('{"incident":1,') && each.payload.safeParse(JSON.parse(payload)).success) continue;
        const from = world.slack.calls.length;
        const answer = await send(world, each, { person: "U0BEN", channel: room, payload });
        expect(answer.ok).toBe(true);
        const words = JSON.stringify([answer.body ?? "", saidSince(world, from).map(({ args }) => args["text"])]);
        expect(words, `${each.id} ${payload.slice(0, 40)}`).toMatch(/older version|There is no INC|no message/i);
      }
    }
    expect(await world.bot().parts.engine.history(1)).toEqual(before);
    expect(({} as { incident?: number }).incident).toBeUndefined();
  });

  it("are answered too when a form of ours comes with fields of another version", async () => {
    const world = await openWorld(kind);
    await world.ben.types("#general", "/incident new sev1 checkout is down");
    const before = await world.bot().parts.engine.history(1);
    for (const [id, payload] of [
      ["severity.form", '{"incident":1}'],
      ["roles.handoffForm", '{"incident":1}'],
    ] as const) {
      const from = world.slack.calls.length;
      const sent = await sendForm(world, id, { person: "U0BEN", payload, state: { former: { x: { value: "sev1" } } } });
      expect(sent.ok, id).toBe(true);
      expect(JSON.stringify(saidSince(world, from)), id).toMatch(/older version/);
    }
    expect(await world.bot().parts.engine.history(1)).toEqual(before);
  });

  it("are answered too when no such button or form exists", async () => {
    const world = await openWorld(kind);
    for (const [person, words] of [
      ["U0BEN", /older version/],
      ["U0JIWOO", /이전 버전/],
      ["U0GUS", steering],
    ] as const) {
      for (const id of ["roles.takes", "x", "", "roles_take", "roles.tak"]) {
        const from = world.slack.calls.length;
        expect((await press(world, { kind: "button", id }, { person, payload: "{}" })).ok).toBe(true);
        await sendForm(world, id === "" ? "none" : id, { person, payload: "{}" });
        const said = saidSince(world, from);
        expect(said.length, id).toBeGreaterThan(0);
        expect(JSON.stringify(said), id).toMatch(words);
      }
    }
  });
});

async function declarePrivately(world: World): Promise<string> {
  await world.ben.types("#general", "/incident");
  await world.ben.submits({ title: "canary leak", severity: "sev1", summary: "canary summary", also: ["private"] });
  await world.settle();
  return await world.room();
}
