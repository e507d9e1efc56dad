import { MINUTE, type Clock } from "../clock.ts";
import { type Config } from "../config/config.ts";
import { createSleeper } from "../engine/sleeper.ts";
import type { Logger } from "../logger.ts";
import type { ContactKind } from "../people/reach/address.ts";
import { contactsOf, type Contact } from "../people/reach/contact.ts";
import type { Reach } from "../oncall/ladder.ts";
import { allContacts } from "../store/contact-rows.ts";
import type { Store } from "../store/store.ts";
import type { Locale } from "../texts/texts.ts";
import type { AddressesOf } from "./addresses.ts";

/** Several instances agree within this long, however many wake-ups get lost. */
const REREAD = MINUTE;

/**
 * Where everybody is reached, in memory: what they entered and verified, else what the file says. Nobody waits for it,
 * for a call must go out even while the database is slow.
 */
export interface ContactBook {
  /** Reads it, and again whenever somebody changed something. */
  start(): Promise<void>;
  stop(): Promise<void>;
  addressesOf: AddressesOf;
  rulesOf(person: string): Reach["rules"];
  /** The language they chose; null: as in Slack. */
  localeOf(person: string): Locale | null;
  /** What they entered, and what their last rehearsal has shown; null when they never did anything. */
  contactOf(person: string): Contact | null;
  /** Whose number (E.164) it is, by their Slack ids: two may have one telephone. */
  peopleByPhone(phone: string): readonly string[];
}

export interface ContactBookPorts {
  config: Pick<Config, "people">;
  store: Store;
  clock: Clock;
  logger: Logger;
}

export function createContactBook({ config, store, clock, logger }: ContactBookPorts): ContactBook {
  let contacts: ReadonlyMap<string, Contact> = new Map();
  let stopListening = (): void => undefined;
  const sleeper = createSleeper({ clock, logger, name: "contact book", look: reread, safetyTick: REREAD });
  const addressOf = (person: string, kind: ContactKind): string | undefined =>
    contacts.get(person)?.addresses[kind] ?? addressInFile(config, person, kind);

  return {
    async start() {
      await reread();
      stopListening = store.onWake((topic) => topic === "contacts" && sleeper.wake());
      sleeper.start();
    },
    async stop() {
      stopListening();
      await sleeper.stop();
    },
    addressesOf: (kind) => ({
      get: (person) => addressOf(person, kind),
      has: (person) => addressOf(person, kind) !== undefined,
    }),
    rulesOf: (person) => contacts.get(person)?.rules ?? {},
    localeOf: (person) => contacts.get(person)?.locale ?? personIn(config, person)?.locale ?? null,
    contactOf: (person) => contacts.get(person) ?? null,
    peopleByPhone(phone) {
      const known = new Set([...contacts.keys(), ...config.people.map(({ slack }) => slack)]);
      return [...known].filter((person) => addressOf(person, "phone") === phone);
    },
  };

  async function reread(): Promise<null> {
    contacts = contactsOf(await store.read((tx) => allContacts(tx)));
    return null;
  }
}

/** What the file alone says. */
export function addressesInFile(config: Pick<Config, "people">): AddressesOf {
  return (kind) => ({
    get: (person) => addressInFile(config, person, kind),
    has: (person) => addressInFile(config, person, kind) !== undefined,
  });
}

function addressInFile(config: Pick<Config, "people">, person: string, kind: ContactKind): string | undefined {
  return personIn(config, person)?.[kind] ?? undefined;
}

function personIn({ people }: Pick<Config, "people">, slack: string): Config["people"][number] | undefined {
  return people.find((person) => person.slack === slack);
}
