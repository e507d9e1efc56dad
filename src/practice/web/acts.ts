import { z } from "zod";
import type { Actor } from "../slack/actor.ts";
import type { Sight } from "./what-a-person-sees.ts";

const id = z.string().min(1).max(100);
const text = z.string().max(40_000);
const message = { channel: id, ts: id };
const emoji = z.string().regex(/^[a-z0-9_+:'-]{1,100}$/);
const value = z.union([z.string().max(40_000), z.number(), z.array(z.string().max(3000)).max(100), z.null()]);
const values = z.record(z.string().max(255), value);
const place = z.strictObject({
  in: id.optional(),
  ts: id.optional(),
  view: id.optional(),
  block: z.string().max(255).optional(),
});

/** What a person can do in the browser. Everything that comes in is one of these, or is refused. */
export const actSchema = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("says"),
    channel: id,
    text,
    threadTs: id.optional(),
    broadcast: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal("types"), channel: id, text }),
  z.strictObject({ do: z.literal("edits"), ...message, text }),
  z.strictObject({ do: z.literal("deletes"), ...message }),
  z.strictObject({ do: z.literal("reacts"), ...message, emoji }),
  z.strictObject({ do: z.literal("unreacts"), ...message, emoji }),
  z.strictObject({ do: z.literal("pins"), ...message }),
  z.strictObject({ do: z.literal("unpins"), ...message }),
  z.strictObject({ do: z.literal("joins"), channel: id }),
  z.strictObject({ do: z.literal("leaves"), channel: id }),
  z.strictObject({ do: z.literal("opensHome") }),
  z.strictObject({ do: z.literal("opensDirectMessage"), person: id }),
  z.strictObject({ do: z.literal("clicks"), button: z.string().max(2000), place }),
  z.strictObject({ do: z.literal("selects"), control: z.string().max(255), value, place }),
  z.strictObject({ do: z.literal("searches"), control: z.string().max(255), query: z.string().max(300), place }),
  z.strictObject({ do: z.literal("fills"), view: id, values }),
  z.strictObject({ do: z.literal("submits"), view: id, values }),
  z.strictObject({ do: z.literal("closes"), all: z.boolean() }),
  z.strictObject({ do: z.literal("shortcut"), callbackId: id, message: z.strictObject(message).optional() }),
  z.strictObject({
    do: z.literal("uploads"),
    channel: id,
    threadTs: id.optional(),
    name: z.string().min(1).max(255),
    text: text.optional(),
    content: z.base64().max(4_000_000),
  }),
  z.strictObject({ do: z.literal("reads"), ...message }),
]);

export type Act = z.infer<typeof actSchema>;

/** Does it as the person; a SlackFailure says that Slack wouldn't let them. */
export async function perform(act: Act, { slack, marks }: Sight, person: string): Promise<unknown> {
  const actor = slack.person(person);
  switch (act.do) {
    case "types":
      return await actor.types(act.channel, act.text);
    case "clicks":
      return await actor.clicks(act.button, defined(act.place));
    case "selects":
      return await actor.selects(act.control, act.value, defined(act.place));
    case "searches":
      return { options: await actor.searches(act.control, act.query, defined(act.place)) };
    case "fills":
      return await actor.fills(act.values, { view: act.view });
    case "submits":
      return await actor.submits(act.values, { view: act.view });
    case "closes":
      return await actor.closes({ all: act.all });
    case "shortcut":
      return await actor.shortcut(act.callbackId, act.message);
    case "reads":
      return marks.read(actor.id, act.channel, act.ts);
    default:
      return performAtOnce(act, actor);
  }
}

type AtOnce = Exclude<
  Act,
  {
    do: "types" | "clicks" | "selects" | "searches" | "fills" | "submits" | "closes" | "shortcut" | "reads";
  }
>;

function performAtOnce(act: AtOnce, actor: Actor): unknown {
  switch (act.do) {
    case "says":
      return {
        ts: actor.says(act.channel, act.text, defined({ threadTs: act.threadTs, broadcast: act.broadcast })).ts,
      };
    case "uploads": {
      const content = new Uint8Array(Buffer.from(act.content, "base64"));
      const upload = { name: act.name, content, ...defined({ threadTs: act.threadTs, text: act.text }) };
      return { ts: actor.uploads(act.channel, upload).ts };
    }
    case "opensDirectMessage":
      return { channel: actor.directMessage(act.person) };
    case "edits":
      return actor.edits(act.channel, act.ts, act.text);
    case "deletes":
      return actor.deletes(act.channel, act.ts);
    case "reacts":
      return actor.reacts(act.channel, act.ts, act.emoji);
    case "unreacts":
      return actor.unreacts(act.channel, act.ts, act.emoji);
    case "pins":
      return actor.pins(act.channel, act.ts);
    case "unpins":
      return actor.unpins(act.channel, act.ts);
    case "joins":
      return actor.joins(act.channel);
    case "leaves":
      return actor.leaves(act.channel);
    case "opensHome":
      return actor.opensHome();
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

// The practice Slack's options tell "left out" from "undefined"; zod's optional keys don't.
function defined<T extends object>(given: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Defined<T>>;
}
