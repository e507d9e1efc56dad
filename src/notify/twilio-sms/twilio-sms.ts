import { z } from "zod";
import { MINUTE } from "../../clock.ts";
import { addressOf, checkedAddress, type Addresses } from "../addresses.ts";
import type { Guard } from "../guard.ts";
import type { Notifier, PageCall } from "../notifier.ts";
import type { ProviderPorts } from "../provider.ts";
import { hasTwoWaySms } from "../sms/country.ts";
import { checkSms } from "../sms/check-sms.ts";
import { smsText } from "../sms/sms-text.ts";
import { checkStatusUrl, statusUrl, twilioAccount, type TwilioSettings } from "../twilio-account.ts";
import { ways } from "../ways.ts";

export interface TwilioSmsPorts extends ProviderPorts {
  settings: TwilioSettings;
  addresses: Addresses;
  guard: Guard;
}

const ATTEMPTS_LAST = 3 * MINUTE;
const WHAT = "phone number";

/**
 * Text messages through Twilio. Twilio knows no idempotency key: a second attempt looks whether the first went out after
 * all. A country without replies gets a link.
 */
export function createTwilioSms({ settings, addresses, guard, ...ports }: TwilioSmsPorts): Notifier {
  const account = twilioAccount(settings, ports);
  const send = (call: PageCall): Promise<void> =>
    guard.run(async () => {
      const to = addressOf(addresses, call.target, WHAT);
      const body = smsText(call, { phone: to, twoWay: hasTwoWaySms(to) });
      const status = call.kind === "page" ? { StatusCallback: statusUrl(settings, "sms", call) } : {};
      await deliver(call.attempt, { To: to, Body: body, ...status });
    });
  return {
    ...ways.sms,
    reaches: (person) => addresses.has(person),
    page: send,
    standDown: send,
    check: (check) =>
      guard.run(async () => {
        const to = checkedAddress(addresses, check, WHAT);
        const body = checkSms(check, { phone: to, twoWay: hasTwoWaySms(to) });
        const StatusCallback = checkStatusUrl(settings, "sms", check);
        await deliver(check.attempt, { To: to, Body: body, StatusCallback });
      }),
    endCheck: async () => undefined,
  };

  async function deliver(
    attempt: number,
    message: { To: string; Body: string; StatusCallback?: string },
  ): Promise<void> {
    if (attempt > 1 && (await wasSent(message.To, message.Body))) return;
    await account.post("Messages.json", { From: settings.from, ...message });
  }

  /** Only what is minutes old can be an earlier attempt: the next round may use the very same words. */
  async function wasSent(to: string, body: string): Promise<boolean> {
    const { messages } = await account.list("Messages.json", { To: to, PageSize: "20" }, messagesSchema);
    const since = ports.clock.machineNow() - ATTEMPTS_LAST;
    return messages.some(
      (message) =>
        message.body === body &&
        !["failed", "undelivered"].includes(message.status) &&
        Date.parse(message.date_created ?? "") >= since,
    );
  }
}

const messagesSchema = z.object({
  messages: z.array(z.object({ body: z.string().nullable(), status: z.string(), date_created: z.string().nullish() })),
});
