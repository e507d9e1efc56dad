import { MINUTE } from "../../src/clock.ts";
import type { Hand } from "../world/world.ts";
import { breakSomething, isTrouble } from "./break-something.ts";
import { count, memberOf, someRoom, type Run } from "./run.ts";
import type { Happening, Person } from "./scenario.ts";

/** Lets people do what the plan says, or something break. */
export async function happen(run: Run, happening: Happening): Promise<void> {
  const { world, story } = run;
  const minute = (happening.at / MINUTE).toFixed(2);
  const { at: _, ...what } = happening;
  story.push(`${minute} ${JSON.stringify(what)}`);
  try {
    if (isTrouble(happening)) await breakSomething(run, happening);
    else await act(run, happening);
    count(run, happening.what);
  } catch (error) {
    // Slack wouldn't let them, or there is no such button just now: people try such things.
    story.push(`${minute}   … not possible: ${error instanceof Error ? error.message.slice(0, 120) : String(error)}`);
  }
  await world.settle();
}

type Act = Exclude<Happening, { what: Parameters<typeof breakSomething>[1]["what"] }>;

async function act(run: Run, happening: Act): Promise<void> {
  const { world } = run;
  const room = (): string => someRoom(run);
  switch (happening.what) {
    case "declares": {
      const { severity, title, who } = happening;
      const line = `/incident new ${severity ?? ""} ${title}`;
      return both(run, false, () =>
        world[who].types(who === "gus" || who === "petra" ? "#payments" : "#general", line),
      );
    }
    case "says":
      await world[happening.who].says(room(), happening.words);
      return;
    case "edits":
    case "deletes":
      return changeOwn(world[happening.who], room(), happening.what);
    case "clicks": {
      const hand = world[happening.who];
      const place = { in: happening.privately ? await hand.directMessage() : room() };
      return both(run, happening.twice, () => hand.clicks(happening.button, place));
    }
    case "presses":
      return press(run, happening.who, room(), happening.which);
    case "types":
      return both(run, false, () => world[happening.who].types(room(), `/incident ${happening.words}`));
    case "invites": {
      const channel = room();
      return memberOf(run, channel).invites(channel, world[happening.whom].id);
    }
    case "takesName":
      await world[happening.who].creates(happening.name, { private: happening.private });
      return;
    case "renames":
      return world[happening.who].renames(room(), `renamed-${run.random.whole(0, 999)}`);
  }
}

async function changeOwn(hand: Hand, room: string, what: "edits" | "deletes"): Promise<void> {
  const own = (await hand.messages(room)).findLast((message) => message.user === hand.id);
  if (own === undefined) throw new Error("they have said nothing yet");
  if (what === "edits") await hand.edits(room, own.ts, `${own.text}, edited`);
  else await hand.deletes(room, own.ts);
}

/** Whatever button can be seen; a form that opens is sent as it is. */
async function press(run: Run, who: Person, room: string, which: number): Promise<void> {
  const hand = run.world[who];
  const buttons = (await hand.messages(room)).flatMap(({ ts, blocks }) => actionsIn(blocks).map((id) => ({ ts, id })));
  const button = buttons[which % Math.max(buttons.length, 1)];
  if (button === undefined) throw new Error("there is no button yet");
  await both(run, false, () => hand.clicks(button.id, { in: room, ts: button.ts }));
  if ((await hand.modals()).length === 0) return;
  await both(run, false, () => hand.submits());
  await both(run, false, async () => {
    if ((await hand.modals()).length > 0) await hand.closes({ all: true });
  });
}

function actionsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(actionsIn);
  if (part === null || typeof part !== "object") return [];
  const { type, action_id: id, url } = part as { type?: string; action_id?: string; url?: string };
  if (type === "button" && id !== undefined && url === undefined) return [id];
  return Object.values(part).flatMap(actionsIn);
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
