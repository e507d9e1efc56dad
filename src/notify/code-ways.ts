import type { ContactKind } from "../people/reach/address.ts";
import type { Notifier } from "./notifier.ts";
import { isKorean } from "./sms/country.ts";

/** The ways a code can be sent to an address of this kind. */
export function codeWays(notifiers: readonly Notifier[], kind: ContactKind, address: string): readonly Notifier[] {
  return notifiers.filter(({ name }) => codesGoBy[kind].includes(name) && serves(notifiers, name, address));
}

/** By the names of their notifiers. */
const codesGoBy: Readonly<Record<ContactKind, readonly string[]>> = {
  phone: ["sms", "solapi", "voice"],
  email: ["mail"],
  pushover: ["pushover"],
  ntfy: ["ntfy"],
};

/** Messages inside Korea come from the Korean sender where there is one, and from nobody else. */
function serves(notifiers: readonly Notifier[], name: string, address: string): boolean {
  if (name === "solapi") return isKorean(address);
  return name !== "sms" || !isKorean(address) || !notifiers.some((each) => each.name === "solapi");
}
