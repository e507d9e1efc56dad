import type { Instant } from "../clock.ts";
import type { Situation } from "./conditions.ts";
import type { ButtonName } from "./scenario-schema.ts";

/** What is filled in, by field: a text, or the options to tick. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** Something one person does. `where` is a channel's name, null for the war room (or, before there is one, any place). */
export type Deed =
  | { readonly do: "says"; readonly where: string | null; readonly text: string }
  /** A line of the command, without its name; `sends` fills in and sends the form it opens. */
  | { readonly do: "types"; readonly where: string | null; readonly text: string; readonly sends: Filled | null }
  | { readonly do: "clicks"; readonly button: ButtonName; readonly sends: Filled | null }
  | { readonly do: "answers"; readonly how: "message" | "phone" | "declines" }
  /** To the last message of `to` in the war room. */
  | { readonly do: "reacts"; readonly emoji: string; readonly to: string }
  | { readonly do: "joins" }
  | { readonly do: "invites"; readonly whom: string };

/**
 * Where a drill is played: all that it knows of the world. The practice workspace is one; a real workspace could be
 * another. People are user ids.
 */
export interface Stage {
  /** The user id of somebody by their handle; throws a sentence where there is no such person. */
  idOf(handle: string): string;
  /** How somebody is called upon in a message. */
  mention(person: string): string;
  /** How they are called where nothing rings. */
  nameOf(person: string): string;
  /** As people write a time there: `14:40`. */
  timeOfDay(at: Instant): string;
  /** The incident that was declared since the drill began, as it stands. */
  look(): Promise<Situation>;
  /**
   * Does it as that person. Returns the words that only they see, null where there are none; throws where it can't be
   * done, as when there is no such button.
   */
  perform(person: string, deed: Deed): Promise<string | null>;
  /** Ends the incident where it is still open, so that nobody is called for it any more. */
  callOff(reason: string): Promise<void>;
}
