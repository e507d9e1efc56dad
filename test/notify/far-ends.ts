import type { PageCall } from "../../src/notify/notifier.ts";
import { createNtfy } from "../../src/notify/ntfy/ntfy.ts";
import { createPagerDuty } from "../../src/notify/pagerduty/pagerduty.ts";
import { createPushover } from "../../src/notify/pushover/pushover.ts";
import { createSolapi } from "../../src/notify/solapi/solapi.ts";
import { createTwilioSms } from "../../src/notify/twilio-sms/twilio-sms.ts";
import { createTwilioVoice } from "../../src/notify/twilio-voice/twilio-voice.ts";
import { someCall } from "./contract.ts";
import type { FarEnd } from "./http-far-end.ts";

export const SECRET = "nobody-may-read-this";
export const twilio = {
  accountSid: "AC00",
  authToken: SECRET,
  from: "+16175550000",
  apiUrl: "https://api.twilio.com",
  publicUrl: "https://watchfire.example.com",
};
export const only = (address: string): ReadonlyMap<string, string> => new Map([["U0LINUS", address]]);

export const farEnds = {
  "Twilio's messages": {
    origin: "https://api.twilio.com",
    well: () => ({ sid: "SM1", messages: [] }),
    create: (ports) => createTwilioSms({ settings: twilio, addresses: only("+16175550123"), ...ports }),
  },
  "Twilio's calls": {
    origin: "https://api.twilio.com",
    well: () => ({ sid: "CA1", status: "queued", calls: [] }),
    create: (ports) => createTwilioVoice({ settings: twilio, addresses: only("+16175550123"), ...ports }),
  },
  SOLAPI: {
    origin: "https://api.solapi.com",
    well: () => ({ failedMessageList: [] }),
    create: (ports) => {
      const settings = { apiKey: "key", apiSecret: SECRET, from: "0212345678", apiUrl: "https://api.solapi.com" };
      return createSolapi({ settings, addresses: only("+821012345678"), ...ports });
    },
  },
  PagerDuty: {
    origin: "https://events.pagerduty.com",
    well: () => ({ status: "success" }),
    create: (ports) =>
      createPagerDuty({ settings: { apiUrl: "https://events.pagerduty.com" }, addresses: only(SECRET), ...ports }),
  },
  Pushover: {
    origin: "https://api.pushover.net",
    well: () => ({ status: 1, receipt: "r" }),
    create: (ports) => {
      const settings = { token: SECRET, apiUrl: "https://api.pushover.net" };
      return createPushover({ settings, addresses: only("user-key"), ...ports });
    },
  },
  ntfy: {
    origin: "https://ntfy.sh",
    well: () => ({ id: "1" }),
    create: (ports) =>
      createNtfy({ settings: { apiUrl: "https://ntfy.sh", token: SECRET }, addresses: only("topic"), ...ports }),
  },
} satisfies Record<string, FarEnd>;

/** The word that it is over, after two calls. */
export const over: PageCall = {
  ...someCall,
  id: `${someCall.id}:standDown`,
  kind: "standDown",
  facts: { ...someCall.facts, over: { why: "answered", who: "Ada" } },
  ackUrl: null,
  shortUrl: null,
  ends: ["INC-42:1:U0LINUS", "INC-42:3:U0LINUS"],
};
