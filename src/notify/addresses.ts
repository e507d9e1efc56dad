import { Rejected } from "./notifier.ts";

/** Where each person is reached by one way: Slack id to phone number, mail address, key or topic. */
export type Addresses = ReadonlyMap<string, string>;

/** Throws `Rejected`: an address may have been taken out between the decision to call and the call. */
export function addressOf(addresses: Addresses, person: string, what: string): string {
  const address = addresses.get(person);
  if (address === undefined) throw new Rejected(`no ${what} is configured for this person any more`);
  return address;
}
