import type { Config } from "../../config/config.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Severity } from "../../incident/severity.ts";
import type { Facts } from "../../incident/rules.ts";
import type { Locale, Texts } from "../../texts/texts.ts";
import type { View } from "../blocks.ts";

/** What a view may know besides the incident: the reader's language and zone, and what the configuration says. */
export interface Scene {
  texts: Texts;
  locale: Locale;
  /** IANA zone of the fallback times. */
  zone: string;
  config: Config;
  facts: Facts;
  /** Other incidents for which the reader is being called as well, the gravest first. */
  alsoRinging: readonly { number: number; severity: Severity }[];
  /** A name for where a mention can't stand. */
  nameOf(person: string): string;
}

export interface Target {
  /** A channel, or a person's id for a direct message. */
  channel: string;
  threadTs?: string;
  /** Whose language it is drawn in; the workspace's when left out. */
  reader?: string;
}

/**
 * A living message: drawn whole from the incident whenever it changes, posted the first time, edited after that.
 * Nobody patches one. `name` is a surface's name, or the beginning (ending in `/`) of several.
 */
export interface Surface {
  readonly name: string;
  /** Where it stands; null when there is nowhere to show it. */
  target(incident: Incident, surface: string, scene: Scene): Target | null;
  /** null when there is nothing to show. */
  draw(incident: Incident, surface: string, scene: Scene): View | null;
}
