import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/practice/slack/state.ts";
import { textsIn } from "../../src/texts/texts.ts";
import { passed } from "./real-bot.ts";
import { openProcessWorkspace, roomsOf, until, type ProcessWorkspace } from "./workspace.ts";

const patient = { timeout: 300_000 };

/** Whether they were told that it is open, or that it went wrong; null where they were told nothing in time. */
async function declares({ slack }: ProcessWorkspace, title: string): Promise<boolean | null> {
  const ben = slack.person("U0BEN");
  const before = ben.messages("#general").length;
  const { text = "" } = await ben.types("#general", `/incident new sev1 ${title}`);
  const told = text === stillWorking ? await followUp(() => ben.messages("#general").slice(before), title) : text;
  return told.includes("is open") ? true : told === "" ? null : false;
}

const { stillWorking } = textsIn("en").common;

/** What a busy machine says only after it asked for patience; "" where it says nothing for a quarter of a minute. */
async function followUp(said: () => Message[], title: string): Promise<string> {
  // Others declare beside it: what is open under another title is theirs.
  const concerns = ({ text }: Message): boolean => text.includes(title) || !text.includes("is open");
  for (let tries = 0; tries < 300; tries += 1) {
    const found = said().find((message) => message.text !== stillWorking && concerns(message));
    if (found) return found.text;
    await passed(50);
  }
  return "";
}

/** Every incident that people were told of is there, and each that is there once, with one room and one card in it. */
async function allThere(world: ProcessWorkspace, told: readonly string[]): Promise<void> {
  const done = async (): Promise<boolean> => {
    const { incidents } = await world.record();
    return incidents.length >= told.length && incidents.every(({ number }) => roomsOf(world, number)[0]?.cards === 1);
  };
  await until(done);
  const { incidents } = await world.record();
  const titles = incidents.map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining([...told]));
  expect(new Set(titles).size).toBe(titles.length);
  for (const { number, place } of incidents) {
    expect(roomsOf(world, number), `INC-${number}`).toEqual([{ id: place?.channel, cards: 1 }]);
  }
}

describe("the program in a process of its own", () => {
  it("ends what it is at when it is told to stop under load, and loses nothing that it accepted", patient, async () => {
    const world = await openProcessWorkspace();
    const bot = await world.start();
    const accepted: string[] = [];
    let stopping = false;
    const people = Array.from({ length: 4 }, async (_, place) => {
      for (let number = 0; !stopping; number += 1) {
        const title = `outage ${number} of ${place}`;
        if ((await declares(world, title)) === true) accepted.push(title);
      }
    });
    await until(() => accepted.length >= 12);
    const ended = bot.end("SIGTERM");
    await passed(100);
    stopping = true;
    await Promise.all(people);
    expect(await ended).toBe(0);
    await world.start();
    await allThere(world, accepted);
  });

  it("says so while the disk is full, does nothing by halves, and goes on when there is room", patient, async () => {
    const world = await openProcessWorkspace();
    const bot = await world.start({ preload: join(import.meta.dirname, "small-disk.ts") });
    expect(await declares(world, "before")).toBe(true);
    await allThere(world, ["before"]);
    const room = roomsOf(world, 1)[0]!.id;

    bot.signal("SIGUSR2");
    const accepted = ["before"];
    // Pages that are still free are used up first.
    for (let number = 0, told: boolean | null = true; told !== false; number += 1) {
      told = await declares(world, `filler ${number}`);
      if (told === true) accepted.push(`filler ${number}`);
    }
    const { ts } = world.slack.person("U0BEN").says(room, `said while the disk was full ${"x".repeat(3_000)}`);
    await passed(1_000);
    expect((await world.record()).kept.has(`${room} ${ts}`)).toBe(false);

    bot.signal("SIGUSR2");
    let attempts = 0;
    await until(async () => (await declares(world, `afterwards ${(attempts += 1)}`)) === true);
    // Slack brings the message again after a minute.
    await until(async () => (await world.record()).kept.has(`${room} ${ts}`));
    await allThere(world, [...accepted, `afterwards ${attempts}`]);
  });

  it("pages through a storm of rate limits, and shows everything once it is over", patient, async () => {
    const world = await openProcessWorkspace();
    await world.start();
    // Who somebody is must be known before: it is Slack that says so.
    expect(await declares(world, "before")).toBe(true);
    await allThere(world, ["before"]);
    const calm = world.slack.faults.inject({
      mishap: { kind: "rate_limited", retryAfterSeconds: 2 },
      probability: 0.9,
    });
    const titles = Array.from({ length: 6 }, (_, number) => `outage ${number}`);
    // What follows an acknowledgement can be lost in the storm; what was declared is not.
    for (const title of titles) expect(await declares(world, title)).not.toBe(false);
    const rung = (): Set<string> => new Set(world.pager.arrivals.map(({ incident }) => incident));
    await until(() => rung().size === titles.length + 1);
    expect(titles.some((_, index) => roomsOf(world, index + 2).length === 0)).toBe(true);
    calm();
    await allThere(world, ["before", ...titles]);
    expect(new Set(world.pager.arrivals.map(({ id }) => id)).size).toBe(world.pager.arrivals.length);
  });

  it(
    "goes on in Slack while the pager hangs, and reaches the pager under the same key afterwards",
    patient,
    async () => {
      const world = await openProcessWorkspace();
      await world.start();
      const recover = world.pager.hang();
      const titles = ["first", "second", "third"];
      for (const title of titles) expect(await declares(world, title)).toBe(true);
      await allThere(world, titles);
      const linus = world.slack.person("U0LINUS");
      const pagesInSlack = () => linus.messages(linus.directMessage()).filter(({ text }) => text.includes("INC-"));
      await until(() => pagesInSlack().length === titles.length);
      expect(world.pager.arrivals).toEqual([]);
      recover();
      const rung = (): string[] =>
        world.pager.arrivals.filter(({ step, target }) => step === 1 && target === "U0LINUS").map(({ id }) => id);
      await until(() => new Set(rung()).size === titles.length);
    },
  );
});
