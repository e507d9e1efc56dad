import type { Config, Person } from "../config/config.ts";
import type { Addresses } from "./addresses.ts";
import { createEmail } from "./email/email.ts";
import { createGuard } from "./guard.ts";
import type { Notifier } from "./notifier.ts";
import { createNtfy } from "./ntfy/ntfy.ts";
import { createPagerDuty } from "./pagerduty/pagerduty.ts";
import type { ProviderPorts } from "./provider.ts";
import { createPushover } from "./pushover/pushover.ts";
import { isKorean } from "./sms/country.ts";
import { createSolapi } from "./solapi/solapi.ts";
import { createTwilioSms } from "./twilio-sms/twilio-sms.ts";
import { createTwilioVoice } from "./twilio-voice/twilio-voice.ts";
import { createWebhook } from "./webhook/webhook.ts";

/**
 * The ways that the configuration sets up, those that ring first. Each has a guard of its own, Twilio's two as well:
 * messages that fail must not hold up calls.
 */
export function notifiersOf({ notifiers, people }: Config, ports: ProviderPorts): Notifier[] {
  const { webhook, twilio, solapi, email, pagerduty, pushover, ntfy } = notifiers;
  const phones = addressesOf(people, ({ phone }) => phone);
  const guarded = (): ProviderPorts & { guard: ReturnType<typeof createGuard> } => ({
    ...ports,
    guard: createGuard(ports.clock),
  });
  return [
    twilio && createTwilioVoice({ settings: twilio, addresses: phones, ...guarded() }),
    twilio && createTwilioSms({ settings: twilio, addresses: solapi ? abroad(phones) : phones, ...guarded() }),
    solapi && createSolapi({ settings: solapi, addresses: inKorea(phones), ...guarded() }),
    pushover &&
      createPushover({ settings: pushover, addresses: addressesOf(people, (person) => person.pushover), ...guarded() }),
    pagerduty &&
      createPagerDuty({ settings: pagerduty, addresses: new Map(Object.entries(pagerduty.routingKeys)), ...guarded() }),
    ntfy && createNtfy({ settings: ntfy, addresses: addressesOf(people, (person) => person.ntfy), ...guarded() }),
    webhook && createWebhook({ ...webhook, ...guarded() }),
    email && createEmail({ settings: email, addresses: addressesOf(people, (person) => person.email), ...guarded() }),
  ].filter((notifier) => notifier !== null);
}

function addressesOf(people: readonly Person[], address: (person: Person) => string | null): Addresses {
  return new Map(
    people.flatMap((person) => {
      const given = address(person);
      return given === null ? [] : [[person.slack, given] as const];
    }),
  );
}

/** A Korean number gets its messages from the Korean sender where there is one, and from nobody else. */
function inKorea(phones: Addresses): Addresses {
  return new Map([...phones].filter(([, phone]) => isKorean(phone)));
}

function abroad(phones: Addresses): Addresses {
  return new Map([...phones].filter(([, phone]) => !isKorean(phone)));
}
