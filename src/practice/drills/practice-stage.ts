import { SECOND, type Clock, type Instant } from "../../clock.ts";
import type { Situation } from "../../drills/conditions.ts";
import type { Deed, Filled, Stage } from "../../drills/stage.ts";
import type { Parts } from "../../parts.ts";
import { timeOfDay } from "../../record/times.ts";
import { readRecord } from "../../slack/record/read-record.ts";
import { incidentsDeclared } from "../../store/incident-rows.ts";
import { isOver } from "../../incident/incident.ts";
import type { Outcome } from "../slack/actor.ts";
import type { PracticeSlack } from "../slack/practice-slack.ts";
import { answerByPhone } from "./answer-by-phone.ts";
import { buttonBefore } from "./buttons-by-meaning.ts";

export interface StagePorts {
  slack: PracticeSlack;
  clock: Clock;
  /** Of the bot that runs now; throws while none does. */
  parts(): Parts;
  timezone: string;
  /** The link on the phone that rings for somebody; null where none rings. */
  ackUrl(person: string): string | null;
}

/** How long a form is waited for after what opens it. */
const FORM_WITHIN = 5 * SECOND;

/** The practice workspace as a stage: its people do what anybody could do in the page. */
export function createPracticeStage(ports: StagePorts): Stage {
  const { slack, clock, parts, timezone } = ports;
  const beganAt = clock.now();
  let number: number | null = null;

  const look = async (): Promise<Situation> => {
    number ??= await declaredSince(parts(), beganAt);
    const record = number === null ? null : await readRecord(parts(), number);
    const { incident, history, messages } = record ?? { incident: null, history: [], messages: [] };
    return { now: clock.now(), incident, history, messages };
  };

  /** The war room, or the channel that was named; before there is a room people are where everybody is. */
  async function placeFor(where: string | null): Promise<string> {
    if (where !== null) return `#${where}`;
    return (await look()).incident?.place?.channel ?? "#general";
  }

  async function room(): Promise<string> {
    const { incident } = await look();
    if (!incident?.place) throw new Error("There is no war room yet.");
    return incident.place.channel;
  }

  return {
    idOf(handle) {
      const person = slack.people().find(({ name }) => name === handle);
      if (person === undefined) throw new Error(`There is nobody called ${handle} in the practice workspace.`);
      return person.id;
    },
    mention: (id) => `<@${id}>`,
    nameOf: (id) => nameOf(slack, id),
    timeOfDay: (at) => timeOfDay(at, timezone),
    look,
    async perform(person, deed) {
      const outcome = await performed(person, deed);
      if (outcome?.ok === false) throw new Error(outcome.text ?? "Slack didn't take it.");
      const wrong = Object.values(outcome?.errors ?? {});
      if (wrong.length > 0) throw new Error(wrong.join(" "));
      return outcome?.text ?? null;
    },
    async callOff(reason) {
      const { incident } = await look();
      if (incident === null || isOver(incident)) return;
      const { engine } = parts();
      const cancelled = { type: "cancel", reason } as const;
      await engine.handle(incident.number, cancelled, { kind: "watchfire" }, `drill:${beganAt}:callOff`);
    },
  };

  async function performed(person: string, deed: Deed): Promise<Outcome | null> {
    const actor = slack.person(person);
    switch (deed.do) {
      case "says":
        actor.says(await placeFor(deed.where), deed.text);
        return null;
      case "types": {
        const typed = await actor.types(await placeFor(deed.where), `${parts().config.command} ${deed.text}`);
        return deed.sends === null ? typed : submitted(person, deed.sends);
      }
      case "clicks": {
        const button = buttonBefore(actor, await room(), deed.button);
        const clicked = await actor.clicks(button.action, button.place);
        return deed.sends === null ? clicked : submitted(person, deed.sends);
      }
      case "answers":
        return answered(person, deed.how);
      case "reacts": {
        const channel = await room();
        const last = actor.messages(channel).findLast(({ user, subtype }) => user === deed.to && subtype === undefined);
        if (last === undefined) throw new Error("There is no message to react to.");
        actor.reacts(channel, last.ts, deed.emoji);
        return null;
      }
      case "joins":
        actor.joins(await room());
        return null;
      case "invites":
        actor.invites(await room(), deed.whom);
        return null;
    }
  }

  async function answered(person: string, how: "message" | "phone" | "declines"): Promise<Outcome | null> {
    if (how === "phone") return answerByPhone(parts(), ports.ackUrl(person));
    const actor = slack.person(person);
    const { action, place } = buttonBefore(actor, actor.directMessage(), how === "message" ? "answer" : "decline");
    return actor.clicks(action, place);
  }

  async function submitted(person: string, fields: Filled): Promise<Outcome> {
    await formOpened(person);
    return slack.person(person).submits(fields);
  }

  /** The bot opens its form when it has answered, which takes it a moment. */
  async function formOpened(person: string): Promise<void> {
    const isOpen = (): boolean => slack.person(person).modals().length > 0;
    if (isOpen()) return;
    const opened = Promise.withResolvers<void>();
    const stop = slack.watch(() => isOpen() && opened.resolve());
    const giveUp = clock.after(FORM_WITHIN, () => opened.reject(new Error("No form opened.")));
    await opened.promise.finally(() => {
      stop();
      giveUp();
    });
  }
}

function nameOf(slack: PracticeSlack, id: string): string {
  const person = slack.people().find((each) => each.id === id);
  return person?.displayName ?? person?.realName ?? id;
}

/** The first drill declared at or after an instant; null when there is none. */
async function declaredSince(parts: Parts, since: Instant): Promise<number | null> {
  const rows = await parts.store.read((tx) => incidentsDeclared(tx, since, parts.clock.now() + 1));
  return rows.findLast((row) => row.drill)?.id ?? null;
}
