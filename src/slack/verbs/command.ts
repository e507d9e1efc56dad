import type { SlashCommand } from "@slack/bolt";
import { declareLine, openDeclareForm } from "../declare/declaring.ts";
import { visibleIncidents } from "../list/visible-incidents.ts";
import { actOf, answer, type Act, type Listener, type Reply } from "../listening.ts";
import { sceneFor } from "../living/scene.ts";
import { onButton } from "../on-button.ts";
import { tellPrivately } from "../private-word.ts";
import { declareTitle, runLine } from "./buttons.ts";
import { eitherView, unknownView, wrongRoomView } from "./command-view.ts";
import { readLine } from "./grammar.ts";
import { panelView } from "./panel-view.ts";
import type { Verb } from "./verb.ts";
import { findVerb, type Found } from "./vocabulary.ts";
import { roomOf } from "./where.ts";

/** The slash command, and the buttons of its private questions. `verbs` are all there are. */
export function commandListeners(verbs: readonly Verb[]): readonly Listener[] {
  return [
    commandListener(verbs),
    onButton(runLine, async (press) => {
      const found = findVerb(press.payload.line, verbs);
      if (found) return await runVerb(press, found, await hereFrom(press, verbs));
    }),
    onButton(declareTitle, (press) => declareLine(press, press.payload.line)),
  ];
}

/** The slash command itself, as it is called in this workspace. */
function commandListener(verbs: readonly Verb[]): Listener {
  return {
    answers: "command",
    attach(app, parts) {
      app.command(parts.config.command, async ({ ack, respond, command }) => {
        const act = await actOf(parts, originOf(command));
        await answer(
          act,
          {
            ack: (reply) => (reply ? ack({ response_type: "ephemeral", ...reply }) : ack()),
            later: (reply) => tellPrivately({ parts, person: act.person, respond }, reply),
          },
          async () => carryOut(act, command.text, await hereFrom(act, verbs)),
        );
      });
    },
  };
}

/** Where a line was typed, and which words count. */
interface Here {
  verbs: readonly Verb[];
  channel: string;
  incident: number | null;
}

function originOf(command: SlashCommand) {
  return {
    person: command.user_id,
    team: command.team_id,
    channel: command.channel_id,
    cause: `command:${command.trigger_id}`,
    triggerId: command.trigger_id,
  };
}

async function hereFrom({ parts, channel }: Act, verbs: readonly Verb[]): Promise<Here> {
  const incident = channel === null ? null : await roomOf(parts, channel);
  return { verbs, channel: channel ?? "", incident };
}

async function carryOut(act: Act, line: string, here: Here): Promise<Reply | void> {
  const { config } = act.parts;
  const scene = { texts: act.texts, locale: act.locale, command: config.command };
  const reading = readLine(line, { verbs: here.verbs, config, inRoom: here.incident !== null });
  switch (reading.is) {
    case "nothing":
      return here.incident === null ? await openDeclareForm(act) : await panel(act, here.incident);
    case "verb":
      return await runVerb(act, reading, here);
    case "title":
      return await declareLine(act, reading.title);
    case "either":
      return eitherView(reading, scene);
    case "unknown":
      return unknownView(reading, scene);
  }
}

async function runVerb(act: Act, { verb, args }: Found, { verbs, channel, incident }: Here): Promise<Reply | void> {
  const { command } = act.parts.config;
  if (verb.where === "room" && incident === null) return await wrongRoom(act, verb);
  return await verb.run({ ...act, args, incident, command, channel, verbs });
}

async function wrongRoom({ parts, person, texts, locale }: Act, verb: Verb): Promise<Reply> {
  const incidents = await visibleIncidents(parts, person);
  const rooms = incidents.flatMap(({ id, channel, placeTs }) =>
    channel !== null && placeTs === null ? [{ number: id, channel }] : [],
  );
  return wrongRoomView(verb, rooms, { texts, locale, command: parts.config.command });
}

async function panel({ parts, person }: Act, number: number): Promise<Reply | void> {
  const incident = await parts.engine.load(number);
  if (incident !== null) return panelView(incident, await sceneFor(parts, incident, person));
}
