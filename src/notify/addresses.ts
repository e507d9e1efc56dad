import type { ContactKind } from "../people/reach/address.ts";
import { Rejected, type Check } from "./notifier.ts";

/** Where each person is reached by one way: Slack id to phone number, mail address, key or topic. It may change at any time. */
export type Addresses = Pick<ReadonlyMap<string, string>, "has" | "get">;

/** The addresses of each kind: what the file says, and what people entered and verified. */
export type AddressesOf = (kind: ContactKind) => Addresses;

/** Throws `Rejected`: an address may have been taken out between the decision to call and the call. */
export function addressOf(addresses: Addresses, person: string, what: string): string {
  const address = addresses.get(person);
  if (address === undefined) throw new Rejected(`no ${what} is configured for this person any more`);
  return address;
}

/** Where a check goes. Throws `Rejected` like `addressOf`. */
export function checkedAddress(addresses: Addresses, { address, target }: Check, what: string): string {
  return address ?? addressOf(addresses, target, what);
}

/** Those addresses that are of one sort. */
export function among(addresses: Addresses, belongs: (address: string) => boolean): Addresses {
  const get = (person: string): string | undefined => {
    const address = addresses.get(person);
    return address !== undefined && belongs(address) ? address : undefined;
  };
  return { get, has: (person) => get(person) !== undefined };
}
