import { createHmac } from "node:crypto";
import { SECOND, type Clock } from "../../clock.ts";
import { TooFast } from "../../engine/performer.ts";
import { createGuard } from "../guard.ts";
import { Rejected, type Notifier, type PageCall } from "../notifier.ts";

const TIMEOUT = 10 * SECOND;
/** A provider that names no time is asked again after this long. */
const DEFAULT_PATIENCE = 2 * SECOND;
const LONGEST_PATIENCE = 60 * SECOND;

export interface WebhookPorts {
  url: string;
  secret: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
}

/** Everybody's calls as signed JSON to one address, for whatever wakes people there. */
export function createWebhook(ports: WebhookPorts): Notifier {
  const guard = createGuard(ports.clock);
  const post = (call: PageCall): Promise<void> => guard.run(() => deliver(ports, call));
  return { name: "webhook", reaches: () => true, page: post, standDown: post };
}

/** `v1=` and the HMAC-SHA256, in hex, of the timestamp, a full stop and the body. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}

async function deliver({ url, secret, fetch, clock }: WebhookPorts, call: PageCall): Promise<void> {
  const body = JSON.stringify(call);
  const timestamp = String(Math.floor(clock.machineNow() / 1000));
  const abort = new AbortController();
  const callOff = clock.after(TIMEOUT, () => abort.abort(new Error("the webhook did not answer in time")));
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: {
        "Content-Type": "application/json",
        "Watchfire-Timestamp": timestamp,
        "Watchfire-Signature": signatureOf(secret, timestamp, body),
      },
      // Whoever answers with another address could send our calls anywhere.
      redirect: "manual",
      signal: abort.signal,
    });
    await response.body?.cancel();
    judge(response);
  } finally {
    callOff();
  }
}

function judge(response: Response): void {
  const { status } = response;
  if (response.ok) return;
  if (status === 429) throw new TooFast(patienceOf(response.headers.get("Retry-After")));
  if (status === 408 || status >= 500) throw new Error(`the webhook answered ${status}`);
  // With redirects left alone, some clients show one as a response without a status.
  throw new Rejected(status === 0 ? "the webhook redirects" : `the webhook answered ${status}`);
}

/** Seconds, as everybody sends it; a date or nothing gets the default. */
function patienceOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? "");
  if (!Number.isFinite(seconds) || seconds <= 0) return DEFAULT_PATIENCE;
  return Math.min(seconds * SECOND, LONGEST_PATIENCE);
}
