import { createHmac } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { createGuard, type Guard } from "../guard.ts";
import { Rejected, type Check, type Notifier, type PageCall } from "../notifier.ts";
import { ask, jsonType } from "../provider.ts";
import { ways } from "../ways.ts";

export interface WebhookPorts {
  url: string;
  secret: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  guard?: Guard;
}

/** Everybody's calls as signed JSON to one address, for whatever wakes people there. */
export function createWebhook(ports: WebhookPorts): Notifier {
  const guard = ports.guard ?? createGuard(ports.clock);
  const post = (call: PageCall): Promise<void> => guard.run(() => deliver(ports, call));
  const check = async (given: Check, over: boolean): Promise<void> => {
    if (given.kind === "code") throw new Rejected("the webhook takes no codes");
    const { address: _, facts, ...rest } = given;
    const kind = over ? "rehearsalOver" : "rehearsal";
    await guard.run(() => deliver(ports, { ...rest, kind, facts: { locale: facts.locale } }));
  };
  return {
    ...ways.webhook,
    reaches: () => true,
    page: post,
    standDown: post,
    check: (given) => check(given, false),
    endCheck: (given) => check(given, true),
  };
}

/** `v1=` and the HMAC-SHA256, in hex, of the timestamp, a full stop and the body. */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}

async function deliver(ports: WebhookPorts, call: object): Promise<void> {
  const body = JSON.stringify(call);
  const timestamp = String(Math.floor(ports.clock.machineNow() / 1000));
  const signature = signatureOf(ports.secret, timestamp, body);
  await ask(ports, {
    provider: "the webhook",
    url: ports.url,
    headers: { ...jsonType, "Watchfire-Timestamp": timestamp, "Watchfire-Signature": signature },
    body,
  });
}
