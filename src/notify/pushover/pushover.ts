import { textsIn } from "../../texts/texts.ts";
import { addressOf, checkedAddress, type Addresses } from "../addresses.ts";
import type { Guard } from "../guard.ts";
import type { Check, Notifier, PageCall } from "../notifier.ts";
import { ask, formType, type ProviderPorts } from "../provider.ts";
import { ways } from "../ways.ts";

export interface PushoverPorts extends ProviderPorts {
  settings: { token: string; apiUrl: string };
  /** User keys. */
  addresses: Addresses;
  guard: Guard;
}

/** Rings again this often, for so long, until somebody acknowledges or the call ends; Pushover's limits are 30 s and 3 h. */
const AGAIN_SECONDS = "30";
const GIVE_UP_SECONDS = "10800";
/** A rehearsal is over by then. */
const REHEARSAL_SECONDS = "900";
const LONGEST_TITLE = 250;
const LONGEST_TEXT = 1024;

/**
 * Pushover's emergency priority, which goes through a silenced telephone and repeats. Acknowledging it there ends the
 * noise and answers nothing. The stand-down ends it by its tag, so that no receipt need be kept.
 */
export function createPushover({ settings, addresses, guard, ...ports }: PushoverPorts): Notifier {
  const post = (path: string, fields: Readonly<Record<string, string>>): Promise<string> =>
    guard.run(() =>
      ask(ports, {
        provider: "Pushover",
        url: `${settings.apiUrl}/1/${path}`,
        headers: formType,
        body: new URLSearchParams({ token: settings.token, ...fields }).toString(),
      }),
    );
  const messageFor = (call: PageCall): Record<string, string> => ({
    user: addressOf(addresses, call.target, "Pushover key"),
    title: shortened(call.title, LONGEST_TITLE),
    message: shortened(call.text, LONGEST_TEXT),
  });
  return {
    ...ways.pushover,
    reaches: (person) => addresses.has(person),
    async page(call) {
      await post("messages.json", {
        ...messageFor(call),
        priority: "2",
        retry: AGAIN_SECONDS,
        expire: GIVE_UP_SECONDS,
        tags: tagOf(call),
        ...(call.ackUrl === null ? {} : { url: call.ackUrl, url_title: textsIn(call.facts.locale).notify.answer }),
      });
    },
    async standDown(call) {
      const message = messageFor(call);
      await post(`receipts/cancel_by_tag/${tagOf(call)}.json`, {});
      await post("messages.json", { ...message, priority: "0" });
    },
    async check(check) {
      const loud = { priority: "2", retry: AGAIN_SECONDS, expire: REHEARSAL_SECONDS, tags: checkTag(check) };
      await post("messages.json", {
        user: checkedAddress(addresses, check, "Pushover key"),
        title: shortened(check.title, LONGEST_TITLE),
        message: shortened(check.text, LONGEST_TEXT),
        ...(check.kind === "rehearsal" ? loud : { priority: "0" }),
        ...(check.ackUrl === null ? {} : { url: check.ackUrl, url_title: textsIn(check.facts.locale).checks.confirm }),
      });
    },
    async endCheck(check) {
      await post(`receipts/cancel_by_tag/${checkTag(check)}.json`, {});
    },
  };
}

/** One for all calls of this person for this incident. */
function tagOf({ incident, target }: PageCall): string {
  return `${incident}-${target}`;
}

function checkTag({ target, number }: Check): string {
  return `rehearsal-${number}-${target}`;
}

function shortened(text: string, longest: number): string {
  return [...text].slice(0, longest).join("");
}
