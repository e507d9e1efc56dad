import type { Config } from "../../../src/config/config.ts";
import { createEngine } from "../../../src/engine/engine.ts";
import type { Incident } from "../../../src/incident/incident.ts";
import { systemEntropy } from "../../../src/entropy.ts";
import type { Parts } from "../../../src/parts.ts";
import { createRotas } from "../../../src/rotas.ts";
import { PRACTICE_BOT, PRACTICE_TEAM, practiceCast } from "../../../src/practice/cast.ts";
import type { Actor } from "../../../src/practice/slack/actor.ts";
import { createPracticeSlack, type PracticeSlack } from "../../../src/practice/slack/practice-slack.ts";
import { feature as declare } from "../../../src/slack/declare/feature.ts";
import { feature as help } from "../../../src/slack/help/feature.ts";
import { feature as list } from "../../../src/slack/list/feature.ts";
import { feature as onCall } from "../../../src/slack/oncall/feature.ts";
import { createPeople } from "../../../src/slack/people.ts";
import { botScopes } from "../../../src/slack/scopes.ts";
import { commandListeners } from "../../../src/slack/verbs/command.ts";
import { feature as verbs } from "../../../src/slack/verbs/feature.ts";
import type { Verb } from "../../../src/slack/verbs/verb.ts";
import { openIncidents } from "../../../src/store/incident-rows.ts";
import { boltOn } from "../../practice/bolt.ts";
import { clientOf, standingClock } from "../../practice/workspace.ts";
import { silentLogger } from "../../silent-logger.ts";
import { freshStore } from "../../store/engines.ts";
import { storyConfig } from "../../world/config.ts";
import { circumstancesOf } from "../../../src/incident-rules.ts";
import { SLACK_MEANS } from "../../../src/notify/notifier.ts";
import { personalParts } from "../../notify/personal-parts.ts";

/** A verb of a war room that says what it was given. */
const echo: Verb = {
  name: "mitigate",
  aliases: [],
  korean: ["완화"],
  where: "room",
  fits: (args) => args === "",
  run: async ({ args, incident }) => ({ text: `mitigated INC-${incident}: ${args}` }),
};

export interface Desk {
  slack: PracticeSlack;
  parts: Parts;
  clock: ReturnType<typeof standingClock>;
  ben: Actor;
  person(id: string): Actor;
  open(): Promise<Incident[]>;
  /** Gives an incident a room that is there already. */
  seat(incident: number, channel: string): Promise<void>;
}

/** The command's own features and the engine, at a practice Slack; nothing performs effects. */
export async function openDesk({ config = storyConfig() }: { config?: Config } = {}): Promise<Desk> {
  // Monday 09:00 UTC is 18:00 in Seoul.
  const clock = standingClock(Date.parse("2026-11-23T09:00:00Z"));
  const store = await freshStore("sqlite");
  const slack = createPracticeSlack({ clock, cast: practiceCast, botScopes });
  const client = clientOf(slack);
  const ours = { team: PRACTICE_TEAM.id, user: PRACTICE_BOT.userId, bot: PRACTICE_BOT.botId, url: "" };
  const people = createPeople({ store, clock, slack: client, ourTeam: () => ours.team, locale: config.locale });
  await people.refresh();
  const circumstances = circumstancesOf(config, () => ({ means: [SLACK_MEANS], rules: {} }));
  const engine = createEngine({
    store,
    clock,
    entropy: systemEntropy,
    circumstances,
  });
  const clients = { interactive: client, pages: client, effects: client };
  const desk = {
    config,
    clock,
    entropy: systemEntropy,
    logger: silentLogger,
    store,
    engine,
    circumstances,
    rotas: createRotas({ config, store, clock, entropy: systemEntropy, released: engine.released }),
    people,
    slack: clients,
    ownIds: () => ours,
    publicUrl: null,
  };
  const parts: Parts = { ...desk, ...personalParts(desk) };
  const features = [declare, verbs, list, onCall, help];
  const words = [...features.flatMap((feature) => feature.verbs ?? []), echo];
  const listeners = [...features.flatMap((feature) => feature.listeners ?? []), ...commandListeners(words)];
  const app = boltOn(slack);
  for (const listener of listeners) listener.attach(app, parts);
  return {
    slack,
    parts,
    clock,
    ben: slack.person("U0BEN"),
    person: (id) => slack.person(id),
    async open() {
      const rows = await store.read((tx) => openIncidents(tx));
      const incidents = await Promise.all(rows.map(({ id }) => engine.load(id)));
      return incidents.filter((incident) => incident !== null).toSorted((a, b) => a.number - b.number);
    },
    async seat(incident, name) {
      const { id: channel } = slack.channel(name)!;
      const opened = { type: "reportRoomOpened" as const, channel, name: name.slice(1) };
      await engine.handle(incident, opened, { kind: "watchfire" }, `seat:${incident}`);
    },
  };
}

/** All that was whispered to somebody in a channel last, buttons included. */
export function whispered(actor: Actor, channel: string): string {
  const last = actor.messages(channel, { all: true }).at(-1);
  return JSON.stringify(last ?? {});
}
