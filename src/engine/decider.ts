import type { z } from "zod";
import type { Instant } from "../clock.ts";
import type { By } from "../incident/commands.ts";
import type { Recorded } from "../incident/events.ts";

/** An event or an effect, told apart by its name. */
type Named<Key extends string> = Readonly<Record<Key, string>>;

/**
 * The rules of one kind of stream, pure: a team's rota, a person's ways to be reached. Incidents follow the same shape,
 * with the engine of their own. Facts hold the time and whatever else a decision may look at.
 */
export interface Decider<State, Command, Event extends Named<"type">, Effect extends Named<"kind">, Facts> {
  /** Its streams are called after it: `rota` in `rota:payments`. */
  readonly name: string;
  readonly eventSchema: z.ZodType<Event>;
  readonly effectSchema: z.ZodType<Effect>;
  /** A stream in which nothing has happened yet; `id` is its name without the kind. */
  initial(id: string): State;
  /** None: there is nothing to do. Throws a Refusal when a rule says no to the person who asked. */
  decide(state: State, command: Command, given: { by: By; facts: Facts }): Event[];
  /** Total, and the only way a state changes. */
  evolve(state: State, recorded: Recorded<Event>): State;
  /** What must now happen outside; the state is the one after the event. */
  react(state: State, recorded: Recorded<Event>): Effect[];
  /** The queue an effect waits in, within its stream. */
  laneOf(effect: Effect): string;
  /** Whether it goes out with the pages, which wait for nothing. */
  isUrgent(effect: Effect): boolean;
  /** When silence becomes a problem, in incident time; null while nothing is waited for. */
  nextDeadline(state: State, facts: Facts): Instant | null;
  /** What is carried out when that moment has come. */
  readonly passDeadline: Command;
}
