import type { Transport } from "nodemailer";
import { DAY, type Clock } from "./clock.ts";
import type { Config } from "./config/config.ts";
import { effectKinds } from "./incident/effects.ts";
import type { Duty } from "./engine/recurring.ts";
import type { Performers } from "./engine/performer.ts";
import { upkeepDuties } from "./engine/upkeep.ts";
import type { ContactBook } from "./notify/contact-book.ts";
import { notifiersOf } from "./notify/configured.ts";
import { meansOf, type Notifier } from "./notify/notifier.ts";
import type { Reach } from "./oncall/ladder.ts";
import type { Parts } from "./parts.ts";
import { feature as announcement } from "./slack/announcement/feature.ts";
import { feature as card } from "./slack/card/feature.ts";
import { feature as close } from "./slack/close/feature.ts";
import { feature as declare } from "./slack/declare/feature.ts";
import { feature as entries } from "./slack/entries/feature.ts";
import type { Feature } from "./slack/feature.ts";
import { feature as followUps } from "./slack/followups/feature.ts";
import { feature as home } from "./slack/home/feature.ts";
import { homeDuty } from "./slack/home/open-homes.ts";
import { feature as help } from "./slack/help/feature.ts";
import { feature as lines } from "./slack/lines/feature.ts";
import { feature as list } from "./slack/list/feature.ts";
import type { Listener } from "./slack/listening.ts";
import { livingMessages } from "./slack/living/living-messages.ts";
import { feature as me } from "./slack/me/feature.ts";
import { forgetLeaversDuty } from "./slack/me/forget-leavers.ts";
import { weeklyRehearsalDuty } from "./slack/me/weekly-rehearsal.ts";
import { feature as onCall } from "./slack/oncall/feature.ts";
import { feature as paging } from "./slack/paging/feature.ts";
import { pagePerformers } from "./slack/paging/performers.ts";
import { feature as postmortem } from "./slack/postmortem/feature.ts";
import { backfillDuty } from "./slack/record/backfill.ts";
import { feature as record } from "./slack/record/feature.ts";
import { feature as reminders } from "./slack/reminders/feature.ts";
import { feature as roles } from "./slack/roles/feature.ts";
import { feature as room } from "./slack/room/feature.ts";
import { redrawn } from "./slack/room/redrawn.ts";
import { feature as severity } from "./slack/severity/feature.ts";
import { feature as silence } from "./slack/silence/feature.ts";
import { feature as updates } from "./slack/updates/feature.ts";
import type { Verb } from "./slack/verbs/verb.ts";
import { commandListeners } from "./slack/verbs/command.ts";
import { feature as verbs } from "./slack/verbs/feature.ts";

/** Everything the bot can do; a new feature is a folder and a line here. */
const all: readonly Feature[] = [
  declare,
  verbs,
  room,
  card,
  announcement,
  roles,
  severity,
  entries,
  lines,
  paging,
  silence,
  updates,
  reminders,
  record,
  close,
  postmortem,
  followUps,
  list,
  onCall,
  me,
  home,
  help,
];

export interface FeaturePorts {
  config: Config;
  clock: Clock;
  fetch: typeof globalThis.fetch;
  contacts: Pick<ContactBook, "addressesOf" | "rulesOf">;
  /** Takes the mails in the place of the configured server. */
  mail?: Transport<object>;
}

export interface Features {
  readonly notifiers: readonly Notifier[];
  listeners(parts: Parts): readonly Listener[];
  performers(parts: Parts): Performers;
  duties(parts: Parts): readonly Duty[];
  /** How somebody can be reached. */
  reach(person: string): Reach;
}

/** Every word of the command. */
export const everyVerb: readonly Verb[] = all.flatMap((feature) => feature.verbs ?? []);

export async function features({ config, clock, fetch, contacts, mail }: FeaturePorts): Promise<Features> {
  const notifiers = await notifiersOf(config, { fetch, clock, mail, addressesOf: contacts.addressesOf });
  return {
    notifiers,
    listeners: () => [...all.flatMap((feature) => feature.listeners ?? []), ...commandListeners(everyVerb)],
    performers: (parts) => {
      const surfaces = all.flatMap((feature) => feature.surfaces ?? []);
      const kinds: Partial<Performers> = Object.assign(
        {},
        pagePerformers(parts, notifiers),
        ...all.map((feature) => feature.performers?.(parts) ?? {}),
        livingMessages(parts, surfaces, redrawn(parts)),
      );
      const missing = effectKinds.filter((kind) => kinds[kind] === undefined);
      if (missing.length > 0) throw new Error(`Nothing performs: ${missing.join(", ")}`);
      return kinds as Performers;
    },
    duties: (parts) => [
      backfillDuty(parts),
      weeklyRehearsalDuty(parts),
      homeDuty(parts),
      { name: "refresh people", every: DAY, run: () => parts.people.refresh() },
      forgetLeaversDuty(parts),
      ...upkeepDuties(parts),
    ],
    reach: (person) => ({ means: meansOf(notifiers, person), rules: contacts.rulesOf(person) }),
  };
}
