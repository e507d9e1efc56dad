import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import { addressOf, checkedAddress, type Addresses } from "../addresses.ts";
import type { Guard } from "../guard.ts";
import { Rejected, type Check, type Notifier, type PageCall } from "../notifier.ts";
import { ask, jsonType, parsed, type ProviderPorts } from "../provider.ts";
import { checkSms } from "../sms/check-sms.ts";
import { smsText } from "../sms/sms-text.ts";
import { ways } from "../ways.ts";

interface SolapiSettings {
  apiKey: string;
  apiSecret: string;
  /** A sender number registered with SOLAPI, digits only. */
  from: string;
  apiUrl: string;
}

export interface SolapiPorts extends ProviderPorts {
  settings: SolapiSettings;
  addresses: Addresses;
  guard: Guard;
}

/**
 * Text messages inside Korea through SOLAPI, from a registered number. Nobody can reply to them: they carry a link.
 * SOLAPI knows no idempotency key; after a lost answer the same message may arrive twice.
 */
export function createSolapi({ settings, addresses, guard, ...ports }: SolapiPorts): Notifier {
  const send = (call: PageCall): Promise<void> =>
    deliver(call, () => {
      const phone = addressOf(addresses, call.target, WHAT);
      return { phone, text: smsText(call, { phone, twoWay: false }) };
    });
  const check = (given: Check): Promise<void> =>
    deliver(given, () => {
      const phone = checkedAddress(addresses, given, WHAT);
      return { phone, text: checkSms(given, { phone, twoWay: false }) };
    });
  const deliver = (call: Sent, written: () => { phone: string; text: string }): Promise<void> =>
    guard.run(async () => {
      const { phone, text } = written();
      // SMS alone: SOLAPI would make a longer, dearer kind of message of what it takes for too long.
      const message = { to: national(phone), from: settings.from, text, type: "SMS", country: "82" };
      const answer = await ask(ports, {
        provider: "SOLAPI",
        url: `${settings.apiUrl}/messages/v4/send-many/detail`,
        headers: { ...jsonType, Authorization: authorization(settings, call, ports.clock.machineNow()) },
        body: JSON.stringify({ messages: [message] }),
      });
      const [failed] = parsed("SOLAPI", answer, answerSchema).failedMessageList;
      if (failed !== undefined) throw new Rejected(`SOLAPI refused it: ${failed.statusCode}`);
    });
  return {
    ...ways.solapi,
    reaches: (person) => addresses.has(person),
    page: send,
    standDown: send,
    check,
    endCheck: async () => undefined,
  };
}

const WHAT = "phone number";
type Sent = Pick<PageCall, "id" | "attempt">;

const answerSchema = z.object({ failedMessageList: z.array(z.object({ statusCode: z.string() })).default([]) });

/** `+821012345678` as `01012345678`. */
function national(phone: string): string {
  return phone.replace(/^\+82/, "0");
}

/** HMAC-SHA256 over the date and a salt that no other request of this key has had. */
function authorization({ apiKey, apiSecret }: SolapiSettings, call: Sent, now: number): string {
  const date = new Date(now).toISOString();
  const salt = createHash("sha256").update(`${call.id}:${call.attempt}:${now}`).digest("hex").slice(0, 32);
  const signature = createHmac("sha256", apiSecret).update(`${date}${salt}`).digest("hex");
  return `HMAC-SHA256 apiKey=${apiKey}, date=${date}, salt=${salt}, signature=${signature}`;
}
