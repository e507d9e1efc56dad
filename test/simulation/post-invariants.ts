import type { Recorded } from "../../src/incident/events.ts";
import type { WebApiCall } from "../../src/practice/slack/practice-slack.ts";
import type { World } from "../world/world.ts";

/** S10, S11 and S14, as far as they can be seen in what Slack was asked for. */
export function postViolations(world: World, histories: Map<number, Recorded[]>): string[] {
  const posts = world.slack.calls.filter((call) => call.method === "chat.postMessage" && call.result?.["ok"] === true);
  return [
    ...onceEach(posts, "effect"),
    ...onceEach(posts, "surface"),
    ...noMarkupOfOthers(world),
    ...noRemindersAfterwards(posts, histories),
  ];
}

function onceEach(posts: readonly WebApiCall[], name: "effect" | "surface"): string[] {
  const keys = posts.map((call) => payloadOf(call)?.[name]).filter((key) => key !== undefined);
  const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...repeated].map((key) => `S10: the ${name} ${key} was posted more than once`);
}

function payloadOf({ args }: WebApiCall): Record<string, string> | undefined {
  const metadata = args["metadata"] as { event_payload?: Record<string, string> } | undefined;
  return metadata?.event_payload;
}

/** What people said may come out as words, never as a mention, a shout or a link. */
const foreign = /<!(channel|here|everyone)|<@U0EVIL|<https:\/\/evil/;

function noMarkupOfOthers({ slack }: World): string[] {
  return slack.calls.flatMap(({ method, args }) =>
    markup(args)
      .filter((text) => foreign.test(text))
      .map((text) => `S14: ${method} sent ${text.slice(0, 120)}`),
  );
}

/** Every text that Slack reads as markup. */
function markup(value: unknown, key = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => markup(item, key));
  if (value === null || typeof value !== "object") return typeof value === "string" && key === "text" ? [value] : [];
  const { type } = value as { type?: string };
  if (type === "plain_text") return [];
  // The words of a rich text are plain; its links and mentions are elements of their own.
  if (type === "text") return [];
  return Object.entries(value).flatMap(([name, item]) => markup(item, name));
}

function noRemindersAfterwards(posts: readonly WebApiCall[], histories: Map<number, Recorded[]>): string[] {
  return posts.flatMap((call) => {
    const [kind, number, seq] = (payloadOf(call)?.["effect"] ?? "").split(":");
    const history = histories.get(Number(number));
    const because = history?.find((recorded) => recorded.seq === Number(seq));
    if (kind !== "incident" || because?.event.type !== "updateReminded") return [];
    const end = history!.find(({ event, at }) => at >= because.at && ends.has(event.type));
    // What was on its way when it ended may land.
    return end !== undefined && call.startedAt > end.at + 1
      ? [`S11: INC-${number} was reminded after ${end.event.type}`]
      : [];
  });
}

const ends = new Set(["resolved", "closed", "cancelled"]);
