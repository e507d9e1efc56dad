import type { Transport } from "nodemailer";
import type { Config } from "../config/config.ts";
import { among, type AddressesOf } from "./addresses.ts";
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

export interface ConfiguredPorts extends ProviderPorts {
  addressesOf: AddressesOf;
  /** Takes the mails in the place of the configured server. */
  mail?: Transport<object> | undefined;
}

/**
 * The ways that the configuration sets up, those that ring first. Each has a guard of its own, Twilio's two as well:
 * messages that fail must not hold up calls. A Korean number gets its messages from the Korean sender where there is
 * one, and from nobody else.
 */
export async function notifiersOf(
  { notifiers }: Config,
  { addressesOf, mail, ...ports }: ConfiguredPorts,
): Promise<Notifier[]> {
  const { webhook, twilio, solapi, email, pagerduty, pushover, ntfy } = notifiers;
  const phones = addressesOf("phone");
  const abroad = among(phones, (phone) => !isKorean(phone));
  const guarded = (): ProviderPorts & { guard: ReturnType<typeof createGuard> } => ({
    ...ports,
    guard: createGuard(ports.clock),
  });
  // Most send no mail, and what sends it takes 10 MB.
  const mailer = email && (await import("./email/email.ts"));
  return [
    twilio && createTwilioVoice({ settings: twilio, addresses: phones, ...guarded() }),
    twilio && createTwilioSms({ settings: twilio, addresses: solapi ? abroad : phones, ...guarded() }),
    solapi && createSolapi({ settings: solapi, addresses: among(phones, isKorean), ...guarded() }),
    pushover && createPushover({ settings: pushover, addresses: addressesOf("pushover"), ...guarded() }),
    pagerduty &&
      createPagerDuty({ settings: pagerduty, addresses: new Map(Object.entries(pagerduty.routingKeys)), ...guarded() }),
    ntfy && createNtfy({ settings: ntfy, addresses: addressesOf("ntfy"), ...guarded() }),
    webhook && createWebhook({ ...webhook, ...guarded() }),
    mailer && mailer.createEmail({ settings: email, transport: mail, addresses: addressesOf("email"), ...guarded() }),
  ].filter((notifier) => notifier !== null);
}
