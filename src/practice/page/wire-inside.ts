/** What the server tells the page about the inside of the bot. Types alone. */
import type { Upcoming } from "./wire-controls.ts";

export interface InsideView {
  /** The incident that is looked at; null: everything. */
  incident: IncidentView | null;
  events: EventView[];
  upcoming: Upcoming[];
  outbox: EffectView[];
  calls: CallView[];
  /** Machine time as it was read, which effects and calls are in. */
  machineNow: number;
}

/** As folded from its events. */
export interface IncidentView {
  number: number;
  title: string;
  phase: string;
  severity: string;
  severityConfirmed: boolean;
  paging: string;
  /** User ids. */
  ringing: string[];
  answeredBy: string | null;
  /** By role. */
  roles: Record<string, string>;
  /** Events so far. */
  version: number;
}

export interface EventView {
  stream: string;
  seq: number;
  /** Incident time. */
  at: number;
  type: string;
  /** A user id; null: Watchfire itself. */
  by: string | null;
  /** What it holds, as JSON. */
  body: string;
}

export interface EffectView {
  id: string;
  lane: string;
  kind: string;
  state: "waiting" | "underWay" | "done" | "withdrawn" | "dead";
  attempts: number;
  /** When it may be taken next, or was settled; machine time. */
  at: number;
  error: string | null;
}

export interface CallView {
  /** Machine time. */
  at: number;
  method: string;
  /** What it draws or says, else the channel it is for; null where it is for neither. */
  about: string | null;
  tookMs: number | null;
  /** `ok`, an error of Slack's, a status of HTTP, `lost`: it took effect and the answer never came, or `broken`. */
  outcome: string;
}
