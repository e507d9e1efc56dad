import { setImmediate as turn } from "node:timers/promises";
import { App } from "@slack/bolt";
import { onTestFinished } from "vitest";
import { createEngine } from "../../../src/engine/engine.ts";
import { createInbox } from "../../../src/engine/inbox.ts";
import { createOutbox } from "../../../src/engine/outbox.ts";
import type { Performers } from "../../../src/engine/performer.ts";
import type { By, Declare, IncidentCommand } from "../../../src/incident/commands.ts";
import type { Incident } from "../../../src/incident/incident.ts";
import type { Parts } from "../../../src/parts.ts";
import { createRotas } from "../../../src/rotas.ts";
import { PRACTICE_BOT, practiceCast } from "../../../src/practice/cast.ts";
import { createPracticeSlack, type PracticeSlack } from "../../../src/practice/slack/practice-slack.ts";
import { understood } from "../../../src/slack/api-errors.ts";
import { feature as close } from "../../../src/slack/close/feature.ts";
import { feature as followups } from "../../../src/slack/followups/feature.ts";
import { createIntake, NoReceiver, processEvent } from "../../../src/slack/intake.ts";
import { feature as lines } from "../../../src/slack/lines/feature.ts";
import { livingMessages } from "../../../src/slack/living/living-messages.ts";
import { createPeople } from "../../../src/slack/people.ts";
import { feature as postmortem } from "../../../src/slack/postmortem/feature.ts";
import { feature as record } from "../../../src/slack/record/feature.ts";
import { feature as room } from "../../../src/slack/room/feature.ts";
import type { Verb } from "../../../src/slack/verbs/verb.ts";
import { incidentById } from "../../../src/store/incident-rows.ts";
import { timelineMessages, type MessageRow } from "../../../src/store/message-rows.ts";
import { textsIn } from "../../../src/texts/texts.ts";
import { clientOf } from "../../practice/workspace.ts";
import { silentLogger } from "../../silent-logger.ts";
import { freshStore } from "../../store/engines.ts";
import { storyConfig } from "../../world/config.ts";
import { NIGHT } from "../../world/night.ts";
import { createVirtualClock } from "../../../src/virtual-clock.ts";
import { botScopes } from "../../../src/slack/scopes.ts";
import { checkout } from "../checkout.ts";
import { incidentWork } from "../../../src/engine/incident-work.ts";
import { circumstancesOf } from "../../../src/incident-rules.ts";
import { personalParts } from "../../notify/personal-parts.ts";

export const member = (id: string): By => ({ kind: "person", id, standing: "member" });

export interface RecordedRoom {
  slack: PracticeSlack;
  parts: Parts;
  /** The war room's channel. */
  channel: string;
  settle(): Promise<void>;
  passes(ms: number): Promise<void>;
  does(command: IncidentCommand, by?: string): Promise<Incident>;
  incident(): Promise<Incident>;
  rows(): Promise<MessageRow[]>;
  row(ts: string): Promise<MessageRow | undefined>;
  lastWord(): Promise<{ at: number | null; by: string | null }>;
  /** What a verb answers. */
  asks(verb: string, args?: string, by?: string): Promise<{ text: string; blocks: string }>;
  /** Slack's events come no more, as while the process is down. */
  disconnect(): void;
  connect(): void;
}

const sets = [record, close, postmortem, followups, lines, room];

/** A war room with the real record, close and postmortem, on a real engine and Bolt, in a Slack of its own. */
export async function openRecordedRoom(
  declaration: Partial<Declare> = {},
  { locale = "en" }: { locale?: "en" | "ko" } = {},
): Promise<RecordedRoom> {
  const clock = createVirtualClock(NIGHT);
  const store = await freshStore("sqlite");
  const slack = createPracticeSlack({ clock, cast: practiceCast, botScopes });
  const client = clientOf(slack);
  const config = storyConfig({ locale });
  const ours = { team: "T0PRACTICE", user: PRACTICE_BOT.userId, bot: PRACTICE_BOT.botId };
  const people = createPeople({ store, clock, slack: client, ourTeam: () => ours.team, locale });
  const circumstances = { ...circumstancesOf(config, () => ({ means: [], rules: {} })), onCall: () => null };
  const engine = createEngine({
    store,
    clock,
    entropy: { token: () => "salt" },
    circumstances,
  });
  const desk = {
    config,
    clock,
    entropy: { token: () => "salt" },
    logger: silentLogger,
    store,
    engine,
    circumstances,
    rotas: createRotas({ config, store, clock, entropy: { token: () => "salt" }, released: engine.released }),
    people,
    slack: { interactive: client, pages: client, effects: client },
    ownIds: () => ({ ...ours, url: "https://practice.slack.com/" }),
    publicUrl: null,
  };
  const parts: Parts = { ...desk, ...personalParts(desk) };
  await people.refresh();
  const app = new App({
    receiver: new NoReceiver(),
    authorize: async () => ({ botToken: PRACTICE_BOT.token, botId: ours.bot, botUserId: ours.user, teamId: ours.team }),
    ignoreSelf: false,
    convoStore: false,
    clientOptions: { fetch: slack.fetch, retryConfig: { retries: 0 } },
  });
  for (const listener of sets.flatMap((feature) => feature.listeners ?? [])) listener.attach(app, parts);
  const inbox = createInbox({ store, clock, logger: silentLogger, process: (body) => processEvent(app, body) });
  const intake = createIntake({ app: () => app, inbox, logger: silentLogger });
  const nothing = Object.fromEntries(
    ["page", "standDown", "confirmSilence", "publish", "remind", "clearReminder", "pinCard"].map((kind) => [
      kind,
      async () => null,
    ]),
  );
  const surfaces = sets.flatMap((feature) => feature.surfaces ?? []);
  const performers = {
    ...nothing,
    ...livingMessages(parts, surfaces, { topic: async () => null, bookmarks: async () => null }),
    ...Object.assign({}, ...sets.map((feature) => feature.performers?.(parts))),
  } as Performers;
  const works = { incident: incidentWork(engine, understood(performers)) };
  const outbox = createOutbox({ store, clock, engine, works, logger: silentLogger });
  await outbox.start();
  onTestFinished(() => outbox.stop());
  let disconnect = slack.connectBot((envelope) => intake.receive(envelope));
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 12;) {
      await turn();
      quiet = outbox.underWay() + inbox.underWay() + intake.underWay() > 0 || !slack.idle() ? 0 : quiet + 1;
    }
  };
  let acts = 0;
  const { incident: declared } = await engine.declare({ ...checkout, ...declaration }, member("U0BEN"), "declared");
  await settle();
  const number = declared.number;
  const load = async (): Promise<Incident> => (await engine.load(number))!;
  const verbs = sets.flatMap((feature) => feature.verbs ?? []);
  return {
    slack,
    parts,
    channel: (await load()).place!.channel,
    settle,
    passes: (ms) => clock.pass(ms, settle),
    async does(command, by = "U0BEN") {
      await engine.handle(number, command, member(by), `act-${(acts += 1)}`);
      await settle();
      return load();
    },
    incident: load,
    rows: () => store.read((tx) => timelineMessages(tx, number)),
    row: async (ts) => (await store.read((tx) => timelineMessages(tx, number))).find((each) => each.ts === ts),
    async lastWord() {
      const row = (await store.read((tx) => incidentById(tx, number)))!;
      return { at: row.lastHumanWordAt, by: row.lastHumanWordBy };
    },
    async asks(name, args = "", by = "U0BEN") {
      const verb = verbs.find((each: Verb) => each.name === name)!;
      const reply = await verb.run({
        parts,
        person: by,
        by: await people.by(by),
        locale,
        texts: textsIn(locale),
        channel: (await load()).place!.channel,
        cause: `verb-${(acts += 1)}`,
        open: async () => undefined,
        push: async () => undefined,
        args,
        incident: number,
        command: "/incident",
        verbs,
      });
      await settle();
      return { text: reply?.text ?? "", blocks: JSON.stringify(reply?.blocks ?? []) };
    },
    disconnect: () => disconnect(),
    connect() {
      disconnect = slack.connectBot((envelope) => intake.receive(envelope));
    },
  };
}
