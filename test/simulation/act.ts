import { MINUTE } from "../../src/clock.ts";
import type { World } from "../world/world.ts";
import type { Happening, Plan } from "./plan.ts";
import type { Random } from "./random.ts";
import type { Watched } from "./wire.ts";

/** A simulated hour under way. */
export interface Run {
  world: World;
  plan: Plan;
  watched: Watched;
  story: string[];
  violations: string[];
  reached: Record<string, number>;
  begin: number;
  /** How long the process stays away when it dies in the midst of something. */
  downFor: number;
  troubles: (() => void)[];
  random: Random;
}

/** Lets people do what the plan says, or something break. */
export async function happen(run: Run, happening: Happening): Promise<void> {
  const { world, story } = run;
  const minute = (happening.at / MINUTE).toFixed(2);
  const { at: _, ...what } = happening;
  story.push(`${minute} ${JSON.stringify(what)}`);
  try {
    // People don't wait for each other: whoever is kept waiting by a dead process sees Slack's own complaint.
    await act(run, happening);
  } catch (error) {
    // Slack wouldn't let them, or there is no such button just now: people try such things.
    story.push(`${minute}   … not possible: ${error instanceof Error ? error.message.slice(0, 120) : String(error)}`);
  }
  count(run, happening.what);
  await world.settle();
}

async function act(run: Run, happening: Happening): Promise<void> {
  const { world } = run;
  switch (happening.what) {
    case "declares": {
      const { severity, title } = happening;
      const line = `/incident ${severity ? `new ${severity} ${title}` : `new ${title}`}`;
      await both(run, false, () => world[happening.who].types("#general", line));
      return;
    }
    case "says":
      await world[happening.who].says(await someRoom(run), happening.words);
      return;
    case "edits":
    case "deletes": {
      const room = await someRoom(run);
      const own = (await world[happening.who].messages(room)).findLast(
        (message) => message.user === world[happening.who].id,
      );
      if (own === undefined) return;
      if (happening.what === "edits") await world[happening.who].edits(room, own.ts, `${own.text}, edited`);
      else await world[happening.who].deletes(room, own.ts);
      return;
    }
    case "clicks": {
      const hand = world[happening.who];
      const place = { in: happening.privately ? await hand.directMessage() : await someRoom(run) };
      await both(run, happening.twice, () => hand.clicks(happening.button, place));
      return;
    }
    case "types":
      await both(run, false, async () =>
        world[happening.who].types(await someRoom(run), `/incident ${happening.words}`),
      );
      return;
    case "kill":
      world.kill();
      run.downFor = happening.downFor;
      return;
    case "dies":
      world.killAfter(happening.moments);
      run.downFor = happening.downFor;
      return;
    case "slackDown":
      return later(run, happening.for, world.slack.faults.down());
    case "slackHangs":
      return later(run, happening.for, world.slack.faults.inject({ mishap: { kind: "hang" }, probability: 0.5 }));
    case "pagerDown":
      return later(run, happening.for, world.phone.down());
    case "pagerLosesAnswers":
      return later(run, happening.for, world.phone.losesAnswers());
    case "pagerHangs":
      return later(run, happening.for, world.phone.hangs());
  }
}

/** Once or twice; nobody stands before a dead process longer than Slack does. */
async function both({ world }: Run, twice: boolean, act: () => Promise<unknown>): Promise<void> {
  const acts = Promise.allSettled(twice ? [act(), act()] : [act()]);
  let over = false;
  void acts.then(() => (over = true));
  await world.settle();
  for (let waited = 0; !over && waited < 15; waited += 1) await world.passes({ seconds: 1 });
  const failed = (await acts).find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

function later({ world, troubles }: Run, after: number, end: () => void): void {
  let ended = false;
  const once = (): void => {
    if (!ended) end();
    ended = true;
  };
  troubles.push(once);
  world.clock.after(after, once);
}

/** A war room, if there is one; the first is the likeliest. */
async function someRoom({ world, random }: Run): Promise<string> {
  const rooms = world.slack.channels().filter((channel) => channel.name.startsWith("inc-"));
  if (rooms.length === 0) throw new Error("there is no room yet");
  return random.pick(rooms).id;
}

/** Notes that something was really reached. */
export function count(run: Run, name: string): void {
  run.reached[name] = (run.reached[name] ?? 0) + 1;
}
