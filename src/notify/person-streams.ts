import type { Clock } from "../clock.ts";
import { createStreams, type StreamPerform, type Streams } from "../engine/streams.ts";
import type { StreamWork } from "../engine/stream-work.ts";
import type { Entropy } from "../entropy.ts";
import type { ReachCommand } from "../people/reach/commands.ts";
import { contactOf } from "../people/reach/contact.ts";
import type { ReachFacts } from "../people/reach/decide.ts";
import { reachDecider, type ReachEffect } from "../people/reach/decider.ts";
import type { ReachEvent } from "../people/reach/events.ts";
import type { PersonReach } from "../people/reach/person-reach.ts";
import { putContact } from "../store/contact-rows.ts";
import type { EffectRow } from "../store/effect-rows.ts";
import { eraseEvents } from "../store/event-rows.ts";
import type { Store } from "../store/store.ts";
import { linkSecret } from "../web/link-secret.ts";
import { verificationCode } from "./verification-code.ts";

/** How each person is reached, by their Slack id; the only way anything is written of it. */
export type PersonStreams = Streams<PersonReach, ReachCommand, ReachEvent>;
export type PersonPerform = StreamPerform<PersonReach, ReachCommand, ReachEvent, ReachEffect>;

export interface PersonStreamsPorts {
  store: Store;
  clock: Clock;
  entropy: Entropy;
  /** Called after each commit, with the effects that were born leased. */
  released(born: readonly EffectRow[]): void;
}

export function createPersonStreams({
  store,
  clock,
  entropy,
  released,
}: PersonStreamsPorts): PersonStreams & { work(perform: PersonPerform): StreamWork } {
  return createStreams(reachDecider, {
    store,
    clock,
    entropy,
    *facts(tx, id, now) {
      const secret = yield* linkSecret(tx, entropy);
      return { now, codeFor: (number) => verificationCode(secret, id, number) } satisfies ReachFacts;
    },
    *project(tx, id, state) {
      const contact = contactOf(state);
      yield* putContact(tx, id, contact && JSON.stringify(contact));
      // An address that is used no more is kept nowhere; the chain of events holds without it.
      yield* eraseEvents(tx, `${reachDecider.name}:${id}`, state.spent);
    },
    released(born) {
      released(born);
      store.wake("contacts");
    },
  });
}
