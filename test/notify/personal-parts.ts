import { createContactBook } from "../../src/notify/contact-book.ts";
import type { Notifier } from "../../src/notify/notifier.ts";
import { createPersonStreams } from "../../src/notify/person-streams.ts";
import type { Parts } from "../../src/parts.ts";

/** What knows how each person is reached, where the whole bot isn't wanted. */
export function personalParts(
  {
    config,
    store,
    clock,
    entropy,
    logger,
    engine,
  }: Pick<Parts, "config" | "store" | "clock" | "entropy" | "logger" | "engine">,
  notifiers: readonly Notifier[] = [],
): Pick<Parts, "persons" | "contacts" | "notifiers"> {
  return {
    persons: createPersonStreams({ store, clock, entropy, released: engine.released }),
    contacts: createContactBook({ config, store, clock, logger }),
    notifiers,
  };
}
