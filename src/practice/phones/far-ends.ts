import type { Transport } from "nodemailer";
import { personBySlackId, type Config } from "../../config/config.ts";
import type { Parts } from "../../parts.ts";
import { twilioCallbacks } from "../../web/twilio-callbacks/twilio-callbacks.ts";
import type { Person } from "../cast.ts";
import type { FarEndPorts } from "./far-end.ts";
import { practiceMailboxes } from "./mailbox.ts";
import type { Phones } from "./phones.ts";
import { practicePushover } from "./pushover.ts";
import { ownerIn } from "./reachable.ts";
import { practiceTwilio } from "./twilio.ts";

/** What somebody does at a telephone. */
export interface PhoneActs {
  picksUp(call: string): Promise<void>;
  presses(call: string, digit: string): Promise<void>;
  hangsUp(call: string): void;
  /** Sends a message to Watchfire's number. */
  texts(person: string, words: string): Promise<void>;
  silences(person: string, alert: string): void;
}

/**
 * The providers, inside the process. The bot speaks to them as it does in production, by its own ways to reach people;
 * only the wires end here, at everybody's telephones.
 */
export interface FarEnds {
  /** Takes what goes to a provider; anything else goes on to `next`. */
  fetch(next: typeof globalThis.fetch): typeof globalThis.fetch;
  readonly mail: Transport<object>;
  readonly acts: PhoneActs;
  /** The number (E.164) of somebody's telephone, to which Watchfire wrote last. */
  numberOf(person: string): string;
  /** No call rings on, and nothing is asked of the bot any more. */
  stop(): void;
}

export interface FarEndsPorts extends Omit<FarEndPorts, "ownerOf"> {
  /** With the practice providers, as `reachable` sets them up. */
  config: Config;
  cast(): readonly Person[];
  phones: Phones;
  /** Of the bot that runs now; throws while none does. */
  parts(): Parts;
  /** Fails where no bot runs, and where it dies meanwhile. */
  whileRunning<T>(work: () => Promise<T>): Promise<T>;
}

export function createFarEnds(ports: FarEndsPorts): FarEnds {
  const { config, parts, whileRunning } = ports;
  const { twilio: account, pushover: app } = config.notifiers;
  if (account === null || app === null) throw new Error("The practice providers aren't set up.");
  const ownerOf: FarEndPorts["ownerOf"] = (kind, address) => ownerIn(ports, kind, address);
  const given = { ...ports, ownerOf };
  let stopped = false;
  const request = async (url: string, init: RequestInit): Promise<Response> => {
    if (stopped) throw new Error("The practice providers have stopped.");
    return await whileRunning(async () => {
      const { logger } = parts();
      const pages = twilioCallbacks(parts()).onError((error) => {
        logger.error({ error: String(error) }, "a callback of Twilio's failed");
        throw error;
      });
      return await pages.request(url, init);
    });
  };
  const numberOf = (person: string): string =>
    ports.phones.of(person).texts.at(-1)?.number ?? personBySlackId(config, person)?.phone ?? "";
  const twilio = practiceTwilio({ ...given, numberOf, callbacks: { ...account, request } });
  const pushover = practicePushover(given);

  return {
    fetch: (next) => async (input, init) => {
      const { href, search, searchParams } = new URL(input instanceof Request ? input.url : input);
      const method = init?.method ?? "GET";
      const form = method === "GET" ? searchParams : new URLSearchParams(init?.body as string);
      const at = (base: string): string | null =>
        href.startsWith(base) ? href.slice(base.length, href.length - search.length) : null;
      const asked = at(`${account.apiUrl}/2010-04-01/Accounts/${account.accountSid}/`);
      if (asked !== null) return await twilio.answer({ method, path: asked, form });
      const pushed = at(`${app.apiUrl}/1/`);
      return pushed === null ? await next(input, init) : await pushover.answer(pushed, form);
    },
    mail: practiceMailboxes(given),
    numberOf,
    stop() {
      stopped = true;
      twilio.letGo();
    },
    acts: { ...twilio, silences: (person, alert) => pushover.silence(person, alert) },
  };
}
