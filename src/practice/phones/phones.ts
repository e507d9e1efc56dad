import { DateTime } from "luxon";
import type { Clock } from "../../clock.ts";
import type { Person } from "../cast.ts";
import { createWatchers } from "../watchers.ts";
import { newPhone, trimmed, type Phone } from "./phone.ts";

/** Everybody's telephones. They lie outside the bot: what came stays on them, whatever becomes of the sender. */
export interface Phones {
  of(person: string): Phone;
  /** In the order of the cast. */
  all(): readonly Phone[];
  change(person: string, change: (phone: Phone) => Phone): void;
  isAsleep(person: string): boolean;
  /** Where that is what the hour says anyway, the hour has its say again. */
  sleeps(person: string, asleep: boolean): void;
  doesNotDisturb(person: string): boolean;
  /** Whether nothing but a ringing page makes a sound there. */
  isSilent(person: string): boolean;
  watch(listener: () => void): () => void;
}

export interface PhonesPorts {
  clock: Clock;
  people(): readonly Person[];
}

/** By local time, where nobody says otherwise. */
const GOES_TO_BED = 23;
const GETS_UP = 7;

export function createPhones({ clock, people }: PhonesPorts): Phones {
  const phones = new Map<string, Phone>();
  const watchers = createWatchers();
  const personOf = (id: string): Person | undefined => people().find((person) => person.id === id);
  const all: Phones = {
    of: (person) => phones.get(person) ?? newPhone(person),
    all: () => people().flatMap(({ id, standing }) => (standing === "bot" ? [] : [all.of(id)])),
    change(person, change) {
      phones.set(person, trimmed(change(all.of(person))));
      watchers.tell();
    },
    isAsleep: (person) => all.of(person).asleep ?? isNight(zoneOf(personOf(person))),
    sleeps(person, asleep) {
      const byItself = isNight(zoneOf(personOf(person)));
      all.change(person, (phone) => ({ ...phone, asleep: asleep === byItself ? null : asleep }));
    },
    doesNotDisturb: (person) => (personOf(person)?.doNotDisturbUntil ?? 0) > clock.now(),
    isSilent: (person) => all.isAsleep(person) || all.doesNotDisturb(person),
    watch: watchers.watch,
  };
  return all;

  function isNight(zone: string): boolean {
    const { hour } = DateTime.fromMillis(clock.now(), { zone });
    return hour >= GOES_TO_BED || hour < GETS_UP;
  }
}

export function zoneOf(person: Person | undefined): string {
  return person?.zone ?? "Europe/London";
}
