import type { Clock } from "../../clock.ts";
import type { Entropy } from "../../entropy.ts";
import type { ContactKind } from "../../people/reach/address.ts";
import type { Phones } from "./phones.ts";

/** What each stand-in for a provider is given. */
export interface FarEndPorts {
  clock: Clock;
  entropy: Entropy;
  phones: Phones;
  /** Whose telephone, mailbox or app this address leads to; null: nobody's. */
  ownerOf(kind: ContactKind, address: string): Promise<string | null>;
}
