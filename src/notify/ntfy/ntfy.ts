import { textsIn } from "../../texts/texts.ts";
import { addressOf, checkedAddress, type Addresses } from "../addresses.ts";
import type { Guard } from "../guard.ts";
import type { Check, Notifier, PageCall } from "../notifier.ts";
import { ask, jsonType, type ProviderPorts } from "../provider.ts";
import { ways } from "../ways.ts";

export interface NtfyPorts extends ProviderPorts {
  /** The server, and the access token where it wants one. */
  settings: { apiUrl: string; token: string | null };
  /** Topics. */
  addresses: Addresses;
  guard: Guard;
}

/** ntfy's loudest, and an ordinary one. */
const URGENT = 5;
const ORDINARY = 3;
const WHAT = "ntfy topic";

/** Push messages through ntfy. Attempts at one call share a sequence, so that a telephone shows the last one only. */
export function createNtfy({ settings, addresses, guard, ...ports }: NtfyPorts): Notifier {
  const publish = (topic: () => string, message: object): Promise<void> =>
    guard.run(async () => {
      await ask(ports, {
        provider: "ntfy",
        // Published as JSON, a message goes to the server's root.
        url: settings.apiUrl,
        headers: { ...jsonType, ...(settings.token === null ? {} : { Authorization: `Bearer ${settings.token}` }) },
        body: JSON.stringify({ topic: topic(), ...message }),
      });
    });
  const send = (call: PageCall): Promise<void> =>
    publish(() => addressOf(addresses, call.target, WHAT), messageOf(call));
  return {
    ...ways.ntfy,
    reaches: (person) => addresses.has(person),
    page: send,
    standDown: send,
    check: (check) => publish(() => checkedAddress(addresses, check, WHAT), checkOf(check)),
    endCheck: async () => undefined,
  };
}

/** A rehearsal is as loud as a call: that is what it proves. */
function checkOf({ kind, id, title, text, ackUrl, facts }: Check): object {
  const label = textsIn(facts.locale).checks.confirm;
  return {
    title,
    message: text,
    priority: kind === "rehearsal" ? URGENT : ORDINARY,
    tags: [kind === "rehearsal" ? "bell" : "key"],
    sequence_id: id.replaceAll(":", "-"),
    ...(ackUrl === null ? {} : { click: ackUrl, actions: [{ action: "view", label, url: ackUrl }] }),
  };
}

function messageOf({ kind, title, text, ackUrl, facts, incident, step, target }: PageCall): object {
  const label = textsIn(facts.locale).notify.answer;
  return {
    title,
    message: text,
    priority: kind === "page" ? URGENT : ORDINARY,
    tags: [kind === "page" ? "rotating_light" : "white_check_mark"],
    sequence_id: `${incident}-${step}-${target}`,
    // `view` opens the page in a browser; an `http` action would answer without anybody having looked.
    ...(ackUrl === null ? {} : { click: ackUrl, actions: [{ action: "view", label, url: ackUrl }] }),
  };
}
