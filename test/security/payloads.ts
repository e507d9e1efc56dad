import type { Answer } from "../../src/slack/intake.ts";
import { interactions, type Interactive } from "../../src/slack/interaction.ts";
import type { World } from "../world/world.ts";

/** What somebody sends, shaped by hand: nothing of it was drawn by us. */
export interface Forged {
  person: string;
  team?: string;
  channel?: string;
  /** The payload as text, wherever it travels. */
  payload: string;
  /** Fields of a form. */
  state?: Record<string, Record<string, unknown>>;
}

let made = 0;

export function send(world: World, kind: Interactive<unknown>, forged: Forged): Promise<Answer> {
  return kind.kind === "modal" ? sendForm(world, kind.id, forged) : press(world, kind, forged);
}

export async function press(
  world: World,
  { kind, id }: Pick<Interactive<unknown>, "kind" | "id">,
  { person, team = "T0PRACTICE", channel, payload }: Forged,
): Promise<Answer> {
  made += 1;
  const action =
    kind === "select"
      ? { type: "users_select", action_id: `${id}#${payload}`, selected_user: "U0LINUS" }
      : { type: "button", action_id: id, value: payload };
  const answer = await world.bot().intake.receive({
    kind: "interaction",
    body: {
      type: "block_actions",
      user: { id: person, team_id: team },
      team: { id: "T0PRACTICE" },
      container: { type: "message", message_ts: "1.0", channel_id: channel },
      trigger_id: `trigger-${made}`,
      ...(channel === undefined ? {} : { channel: { id: channel } }),
      actions: [{ ...action, block_id: "b", action_ts: `${made}.0` }],
    },
  });
  await world.settle();
  return answer;
}

export async function sendForm(world: World, id: string, forged: Forged): Promise<Answer> {
  const { person, team = "T0PRACTICE", payload, state = {} } = forged;
  made += 1;
  const answer = await world.bot().intake.receive({
    kind: "interaction",
    body: {
      type: "view_submission",
      user: { id: person, team_id: team },
      team: { id: "T0PRACTICE" },
      view: {
        id: `V${made}`,
        hash: `${made}.hash`,
        type: "modal",
        callback_id: id,
        private_metadata: payload,
        state: { values: state },
        blocks: [{ type: "input", block_id: "first" }],
      },
    },
  });
  await world.settle();
  return answer;
}

export async function type(world: World, { person, channel, text }: { person: string; channel: string; text: string }) {
  made += 1;
  const answer = await world.bot().intake.receive({
    kind: "command",
    body: {
      command: "/incident",
      text,
      user_id: person,
      team_id: "T0PRACTICE",
      channel_id: channel,
      trigger_id: `trigger-${made}`,
      response_url: `https://hooks.slack.com/commands/none-${made}`,
    },
  });
  await world.settle();
  return answer;
}

/** A payload that the interaction takes, about incident `incident`; a new kind of payload has to be thought of here. */
export function payloadFor(kind: Interactive<unknown>, incident: number, channel: string): string {
  const everything = {
    rating: "yes",
    incident,
    handoff: 1,
    update: 1,
    revision: 1,
    role: "ic",
    severity: "sev1",
    all: true,
    shown: {},
    afterwards: "watch",
    origin: { channel: null, ts: null },
    title: "x",
    line: "list",
    channel,
    ts: "1.0",
    team: "payments",
    cover: 1,
    handOver: 1,
    answered: { question: "load", answer: "hard" },
    calendarOf: null,
    kind: "phone",
    means: "sms",
    number: 1,
  };
  const fitting = [null, everything].find((payload) => kind.payload.safeParse(payload).success);
  if (fitting === undefined) throw new Error(`Think of a payload for ${kind.id}.`);
  return JSON.stringify(fitting);
}

/** Interactions whose payload names an incident, or a place in its room. */
export function aboutAnIncident(): Interactive<unknown>[] {
  return [...interactions().values()].filter((kind) => {
    const read = kind.payload.safeParse(JSON.parse(payloadFor(kind, 1, "C1"))).data;
    return "incident" in Object(read) || "channel" in Object(read);
  });
}

/** Everything the bot said to Slack since `from` calls ago, but for what it reads. */
export function saidSince(world: World, from: number): { method: string; args: Record<string, unknown> }[] {
  return world.slack.calls.slice(from).filter(({ method }) => !/\.(list|info|history|replies|members)$/.test(method));
}
