import type { IncidentCommand } from "../incident/commands.ts";
import type { EffectKind, EffectOf } from "../incident/effects.ts";
import type { Incident } from "../incident/incident.ts";
import type { Recorded } from "../incident/events.ts";

/** What an effect is performed with: the incident as it is now, not as it was when the effect was queued. */
export interface Performance {
  /** The effect's id, its idempotency key everywhere. */
  id: string;
  /** With which the attempt holds its effect: see `isHeld`. */
  token: number;
  /** 1 for the first attempt. From the second on, an earlier one may have taken effect unseen: look before repeating. */
  attempt: number;
  incident: Incident;
  /** The event that asked for it. */
  because: Recorded;
}

/** What an effect learnt; carried out in the transaction that settles it. */
export type Learnt = IncidentCommand | null;

/** Carries one kind of effect out. It may be called twice for one effect and must then do no harm. */
export type Perform<Kind extends EffectKind> = (effect: EffectOf<Kind>, performance: Performance) => Promise<Learnt>;

export type Performers = { [Kind in EffectKind]: Perform<Kind> };

/** Nobody did anything wrong; it can't be done yet. It counts as no attempt gone wrong and is tried again soon. */
export class NotYet extends Error {
  override readonly name = "NotYet";
}

/** It will never work as it is: retrying is useless. What follows from that goes back to the incident as a command. */
export class Impossible extends Error {
  override readonly name = "Impossible";
  readonly learnt: unknown;

  constructor(reason: string, learnt: unknown = null) {
    super(reason);
    this.learnt = learnt;
  }
}

/** Somebody asked for patience: try again after so many milliseconds of machine time. */
export class TooFast extends Error {
  override readonly name = "TooFast";
  readonly afterMs: number;

  constructor(afterMs: number) {
    super(`asked to wait ${afterMs} ms`);
    this.afterMs = afterMs;
  }
}
