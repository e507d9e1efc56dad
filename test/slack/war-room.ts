import { App } from "@slack/bolt";
import { setImmediate as turn } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { Clock } from "../../src/clock.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { createOutbox } from "../../src/engine/outbox.ts";
import type { Performers } from "../../src/engine/performer.ts";
import type { By, Declare } from "../../src/incident/commands.ts";
import type { Incident } from "../../src/incident/incident.ts";
import type { Parts } from "../../src/parts.ts";
import { createRotas } from "../../src/rotas.ts";
import { PRACTICE_BOT, practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack, type PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { feature as announcement } from "../../src/slack/announcement/feature.ts";
import { understood } from "../../src/slack/api-errors.ts";
import { feature as card } from "../../src/slack/card/feature.ts";
import { feature as lines } from "../../src/slack/lines/feature.ts";
import { livingMessages } from "../../src/slack/living/living-messages.ts";
import { feature as entries } from "../../src/slack/entries/feature.ts";
import { createIntake, NoReceiver } from "../../src/slack/intake.ts";
import { createPeople } from "../../src/slack/people.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { feature as roles } from "../../src/slack/roles/feature.ts";
import { feature as room } from "../../src/slack/room/feature.ts";
import { redrawn } from "../../src/slack/room/redrawn.ts";
import { feature as severity } from "../../src/slack/severity/feature.ts";
import { commandListeners } from "../../src/slack/verbs/command.ts";
import { silentLogger } from "../silent-logger.ts";
import { freshStore } from "../store/engines.ts";
import { clientOf } from "../practice/workspace.ts";
import { storyConfig } from "../world/config.ts";
import { NIGHT } from "../world/night.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { checkout } from "./checkout.ts";
import { incidentWork } from "../../src/engine/incident-work.ts";
import { circumstancesOf } from "../../src/incident-rules.ts";
import { personalParts } from "../notify/personal-parts.ts";

export interface WarRoom {
  slack: PracticeSlack;
  engine: Engine;
  parts: Parts;
  performers: Performers;
  /** Declares and waits until nothing more happens by itself. */
  declares(declaration?: Partial<Declare>, by?: string): Promise<Incident>;
  does(number: number, command: Parameters<Engine["handle"]>[1], by?: string): Promise<Incident>;
  passes(ms: number): Promise<void>;
}

export const member = (id: string): By => ({ kind: "person", id, standing: "member" });

/** A real engine, store and outbox around the war room's own features; nobody is paged and no deadline passes. */
export async function openWarRoom({
  locale = "en",
  more = "",
}: { locale?: "en" | "ko"; more?: string } = {}): Promise<WarRoom> {
  const clock = createVirtualClock(NIGHT);
  const store = await freshStore("sqlite");
  const slack = createPracticeSlack({ clock, cast: practiceCast, botScopes });
  const client = clientOf(slack);
  const config = storyConfig({ locale, more });
  const people = createPeople({ store, clock, slack: client, ourTeam: () => "T0PRACTICE", locale });
  const entropy = { token: () => "salt" };
  const circumstances = circumstancesOf(config, () => ({ means: [], rules: {} }));
  const engine = createEngine({
    store,
    clock,
    entropy,
    circumstances,
  });
  const desk = {
    config,
    clock,
    entropy,
    logger: silentLogger,
    store,
    engine,
    circumstances,
    rotas: createRotas({ config, store, clock, entropy, released: engine.released }),
    people,
    slack: { interactive: client, pages: client, effects: client },
    ownIds: () => ({ team: "T0PRACTICE", user: PRACTICE_BOT.userId, bot: PRACTICE_BOT.botId, url: "" }),
    publicUrl: null,
  };
  const parts: Parts = { ...desk, ...personalParts(desk) };
  const surfaces = [card, announcement, roles].flatMap((feature) => feature.surfaces ?? []);
  const performers = understood({
    ...livingMessages(parts, surfaces, redrawn(parts)),
    ...room.performers?.(parts),
    ...lines.performers?.(parts),
  } as Performers);
  const works = { incident: incidentWork(engine, performers) };
  const outbox = createOutbox({ store, clock, engine, works, logger: silentLogger });
  await outbox.start();
  onTestFinished(() => outbox.stop());
  await people.refresh();
  listen(slack, parts);
  return hands({ slack, engine, parts, performers, clock, underWay: () => outbox.underWay() });
}

/** Commands, clicks and forms reach the features through the real Bolt. */
function listen(slack: PracticeSlack, parts: Parts): void {
  const app = new App({
    receiver: new NoReceiver(),
    authorize: async () => ({
      botToken: PRACTICE_BOT.token,
      botId: PRACTICE_BOT.botId,
      botUserId: PRACTICE_BOT.userId,
    }),
    convoStore: false,
    clientOptions: { fetch: slack.fetch, retryConfig: { retries: 0 } },
  });
  const features = [card, roles, severity, entries];
  const verbs = features.flatMap((feature) => feature.verbs ?? []);
  const listeners = [...features.flatMap((feature) => feature.listeners ?? []), ...commandListeners(verbs)];
  for (const listener of listeners) listener.attach(app, parts);
  const nothing = async (): Promise<void> => undefined;
  const inbox = { accept: nothing, start: nothing, stop: nothing, underWay: () => 0 };
  const intake = createIntake({ app: () => app, inbox, logger: silentLogger });
  slack.connectBot((envelope) => intake.receive(envelope));
}

type Inside = Pick<WarRoom, "slack" | "engine" | "parts" | "performers"> & {
  clock: Clock & { pass(ms: number, settle: () => Promise<void>): Promise<void> };
  underWay(): number;
};

function hands({ clock, underWay, ...inside }: Inside): WarRoom {
  let acts = 0;
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 10;) {
      await turn();
      quiet = underWay() > 0 || !inside.slack.idle() ? 0 : quiet + 1;
    }
  };
  const cause = (): string => `act-${(acts += 1)}`;
  return {
    ...inside,
    async declares(declaration = {}, by = "U0BEN") {
      const { incident } = await inside.engine.declare({ ...checkout, ...declaration }, member(by), cause());
      await settle();
      return (await inside.engine.load(incident.number))!;
    },
    async does(number, command, by = "U0BEN") {
      await inside.engine.handle(number, command, member(by), cause());
      await settle();
      return (await inside.engine.load(number))!;
    },
    passes: (ms) => clock.pass(ms, settle),
  };
}
