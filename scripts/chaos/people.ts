import { SECOND, systemClock, type Instant } from "../../src/clock.ts";
import { passed } from "../../test/processes/real-bot.ts";
import type { ChaosWorkspace } from "./workspace.ts";

/** What people did and were told that it was done; or, `accepted` null, were told that it wasn't. */
export interface Deed {
  readonly what: "declares" | "notes" | "answers";
  readonly words: string;
  /** The room it was done in. */
  readonly channel: string | null;
  readonly begun: Instant;
  readonly accepted: Instant | null;
}

export interface Said {
  readonly channel: string;
  readonly ts: string;
}

export interface Crowd {
  readonly deeds: readonly Deed[];
  readonly said: readonly Said[];
  /** They finish what they are at. */
  stop(): Promise<void>;
}

const DECLARE_EVERY = 3 * SECOND;
const NOTES = 12;

/** People who declare, speak, note what they do and answer, one incident every three seconds. */
export function crowdIn({ slack, random }: ChaosWorkspace): Crowd {
  const deeds: Deed[] = [];
  const said: Said[] = [];
  const stories: Promise<void>[] = [];
  let going = true;

  async function does(who: string, what: Deed["what"], channel: string, words: string): Promise<Deed> {
    const begun = systemClock.now();
    const { ok } = await slack.person(who).types(channel, `/incident ${words}`);
    const place = channel.startsWith("#") ? null : channel;
    const deed = { what, words, channel: place, begun, accepted: ok ? systemClock.now() : null };
    deeds.push(deed);
    return deed;
  }

  async function roomOf(title: string): Promise<string | null> {
    const name = title.replaceAll(" ", "-");
    for (let tries = 0; tries < 300 && going; tries += 1) {
      const room = slack.channels().find((channel) => channel.name.endsWith(name));
      // With its card the room is known to whoever takes a command.
      const ready = room !== undefined && slack.messages(room.id).some(({ metadata }) => metadata !== undefined);
      if (ready && room.members.includes("U0BEN")) return room.id;
      await passed(100);
    }
    return null;
  }

  async function incident(number: number): Promise<void> {
    const title = `outage of part ${number} of it`;
    const answered = random.chance(0.6) ? random.between(0, NOTES - 1) : null;
    await does("U0BEN", "declares", "#general", `new sev1 ${title}`);
    const room = await roomOf(title);
    if (room === null) return;
    for (let step = 0; step < NOTES && going; step += 1) {
      said.push({ channel: room, ts: slack.person("U0BEN").says(room, `still failing, look ${step}`).ts });
      await does("U0BEN", "notes", room, `action step ${step}`);
      if (step === answered) await does("U0LINUS", "answers", room, "ack");
      await passed(random.between(300, 1_800));
    }
  }

  async function declaring(): Promise<void> {
    for (let number = 1; going; number += 1) {
      stories.push(incident(number));
      await passed(DECLARE_EVERY);
    }
  }

  const all = declaring();
  return {
    deeds,
    said,
    async stop() {
      going = false;
      await all;
      await Promise.all(stories);
    },
  };
}
