import { App, type LogLevel } from "@slack/bolt";
import type { Parts } from "../parts.ts";
import { interactions } from "./interaction.ts";
import { NoReceiver } from "./intake.ts";
import type { Listener } from "./listening.ts";
import { answerUnknownControls } from "./unknown-control.ts";
import { clientOptions, type SlackAccess } from "./web-clients.ts";

/** Bolt with every listener attached. It only dispatches: receiving, retrying and remembering are ours. */
export function createBoltApp(parts: Parts, listeners: readonly Listener[], access: SlackAccess): App {
  const app = new App({
    receiver: new NoReceiver(),
    // Given so, Bolt never asks Slack who we are: at the first event Slack may be away.
    authorize: async () => {
      const { user, bot, team } = parts.ownIds();
      return { botToken: access.token, botId: bot, botUserId: user, teamId: team };
    },
    // Our own messages come back as events too, and are recorded like everybody's.
    ignoreSelf: false,
    convoStore: false,
    clientOptions: clientOptions(access),
    logger: boltLogger(parts),
  });
  for (const listener of listeners) listener.attach(app, parts);
  answerUnknownControls(app, parts);
  requireListeners(listeners);
  return app;
}

/** A button that no listener reads would look alive and be dead: the program doesn't start with one. */
function requireListeners(listeners: readonly Listener[]): void {
  const answered = new Set(listeners.map((listener) => listener.answers));
  const dead = [...interactions().keys()].filter((id) => !answered.has(id));
  if (dead.length > 0) throw new Error(`Nothing listens to: ${dead.join(", ")}`);
}

function boltLogger({ logger }: Parts) {
  return {
    debug: () => undefined,
    info: () => undefined,
    // Bolt's own words may quote whole payloads; whoever called it reports what matters.
    warn: () => logger.debug({}, "bolt warned"),
    error: () => logger.debug({}, "bolt reported an error"),
    setLevel: () => undefined,
    getLevel: () => "error" as LogLevel,
    setName: () => undefined,
  };
}
