import { SECOND } from "../../src/clock.ts";
import type { IncidentEvent } from "../../src/incident/events.ts";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import type { WebApiCall } from "../../src/practice/slack/practice-slack.ts";
import { BOT_TOKEN, WEBHOOK_SECRET } from "../world/config.ts";
import type { Run } from "./run.ts";
import { clockError } from "./patience.ts";

/** A call is given up after this long; what takes effect later can't be known of. */
const GIVEN_UP = 10 * SECOND;

/** What failed is tried again by then. */
const RETRIED = 20 * SECOND;

/** S10, S11, S14 and S15, as far as they can be seen in what Slack was asked for. */
export function createPostWatch(run: Run): () => string[] {
  const { world } = run;
  const posts: WebApiCall[] = [];
  let seen = 0;
  return () => {
    const fresh = world.slack.calls.slice(seen);
    seen += fresh.length;
    posts.push(...fresh.filter((call) => call.method === "chat.postMessage"));
    const applied = posts.filter((call) => call.result?.["ok"] === true);
    return [
      ...fresh.flatMap(noMarkupOfOthers),
      ...onceEach(run, applied, "effect"),
      ...onceEach(run, applied, "surface"),
      ...noRemindersAfterwards(run, applied),
    ];
  };
}

function onceEach(run: Run, posts: readonly WebApiCall[], name: "effect" | "surface"): string[] {
  const byKey = Map.groupBy(posts, (call) => payloadOf(call)?.[name]);
  return [...byKey].flatMap(([key, same]) => {
    if (key === undefined) return [];
    const needless = same.length - 1 - same.filter((call) => nobodyKnew(run, call)).length;
    return needless > 0 ? [`S10: the ${name} ${key} was posted ${same.length} times`] : [];
  });
}

/** Whether it took effect so late, or where we could not read, that a second attempt could not find it; or a process slept over it. */
function nobodyKnew({ world, uptime, outOfRoom }: Run, { args, startedAt, appliedAt = 0 }: WebApiCall): boolean {
  if (appliedAt >= startedAt + GIVEN_UP) return true;
  const channel = world.slack.channel(String(args["channel"]));
  if (channel !== undefined && !channel.members.includes(PRACTICE_BOT.userId)) return true;
  if (
    outOfRoom.some(
      ({ room, from, to }) => room === channel?.id && from <= startedAt + RETRIED && (to ?? startedAt) >= startedAt,
    )
  )
    return true;
  return world.processes.some((process) => uptime.stoodStill(process, startedAt - 20 * SECOND, startedAt));
}

function payloadOf({ args }: WebApiCall): Record<string, string> | undefined {
  const metadata = args["metadata"] as { event_payload?: Record<string, string> } | undefined;
  return metadata?.event_payload;
}

/** What people said may come out as words, never as a mention, a shout or a link; and no secret comes out at all. */
const foreign = /<!(channel|here|everyone)|<@U0EVIL|<https:\/\/evil/;

function noMarkupOfOthers({ method, args }: WebApiCall): string[] {
  const texts = markup(args);
  const marked = texts.filter((text) => foreign.test(text));
  const secret = texts.filter((text) => text.includes(BOT_TOKEN) || text.includes(WEBHOOK_SECRET));
  return [
    ...marked.map((text) => `S14: ${method} sent ${text.slice(0, 120)}`),
    ...secret.map(() => `S15: ${method} sent a secret`),
  ];
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

const ends = new Set<IncidentEvent["type"]>(["resolved", "closed", "cancelled"]);

function noRemindersAfterwards({ world, ledger, plan, uptime }: Run, posts: readonly WebApiCall[]): string[] {
  return posts.flatMap((call) => {
    const [kind, number, seq] = (payloadOf(call)?.["effect"] ?? "").split(":");
    const history = ledger.all.get(Number(number))?.history;
    const because = history?.find((recorded) => recorded.seq === Number(seq));
    if (kind !== "incident" || because?.event.type !== "updateReminded") return [];
    const end = history!.find(({ event, seq }) => seq > because.seq && ends.has(event.type));
    // What was on its way when it ended may land.
    if (end === undefined || call.startedAt <= end.at + 1 + clockError(plan)) return [];
    if (world.processes.some((process) => uptime.wasHindered(process, end.at, call.startedAt))) return [];
    return [`S11: INC-${number} was reminded after ${end.event.type}`];
  });
}
