import { SECOND, type Instant } from "../../clock.ts";
import { hasTwoWaySms } from "../../notify/sms/country.ts";
import { PRACTICE_BOT } from "../cast.ts";
import { busySince, isRinging, sounds, unseen } from "../phones/phone.ts";
import { zoneOf, type Phones } from "../phones/phones.ts";
import type { PhoneGlance, PhoneView } from "../page/wire-phones.ts";
import type { PracticeSlack } from "../slack/practice-slack.ts";
import type { Message } from "../slack/state.ts";
import { withMarkdownRead } from "./with-markdown-read.ts";

export interface PhoneSight {
  slack: PracticeSlack;
  phones: Phones;
  numberOf(person: string): string;
  /** Whether a direct message is a page that waits for an answer. */
  isPage: (message: Message) => boolean;
}

/** Everybody's telephones, whoever looks: in practice one person plays them all. */
export function glances(sight: PhoneSight, now: Instant): PhoneGlance[] {
  return sight.phones.all().map(({ person }) => glance(sight, person, now));
}

export function phoneViews(sight: PhoneSight, now: Instant): PhoneView[] {
  return sight.phones.all().map((phone): PhoneView => {
    const { person, calls, texts, alerts, mails } = phone;
    const number = sight.numberOf(person);
    const zone = zoneOf(sight.slack.people().find(({ id }) => id === person));
    const page = pageTo(sight, person);
    return {
      ...glance(sight, person, now),
      number,
      zone,
      calls,
      texts,
      takesReplies: hasTwoWaySms(number),
      alerts: alerts.map((alert) => ({ ...alert, sounds: sounds(alert, now) })),
      mails,
      page: page && { channel: page.channel, message: withMarkdownRead(page.message) },
    };
  });
}

function glance(sight: PhoneSight, person: string, now: Instant): PhoneGlance {
  const phone = sight.phones.of(person);
  const talks = phone.calls.some(({ state }) => state === "talking");
  const page = pageTo(sight, person);
  return {
    person,
    state: talks ? "talking" : isRinging(phone, now) ? "ringing" : page !== null ? "paged" : "quiet",
    since: busySince(phone, now) ?? (page && Number(page.message.ts) * SECOND),
    asleep: sight.phones.isAsleep(person),
    doNotDisturb: sight.phones.doesNotDisturb(person),
    unseen: unseen(phone),
  };
}

/** The newest page in somebody's direct messages with the bot; null where none waits. */
function pageTo({ slack, isPage }: PhoneSight, person: string): { channel: string; message: Message } | null {
  const direct = slack
    .channels()
    .find(({ kind, members }) => kind === "im" && members.includes(PRACTICE_BOT.userId) && members.includes(person));
  if (direct === undefined) return null;
  const recent = slack.messages(direct.id).slice(-20);
  const message = recent.findLast((each) => each.user === PRACTICE_BOT.userId && isPage(each));
  return message === undefined ? null : { channel: direct.id, message };
}
