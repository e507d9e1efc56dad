import type { Performers } from "../engine/performer.ts";
import type { Parts } from "../parts.ts";
import type { Listener } from "./listening.ts";
import type { Surface } from "./living/surface.ts";
import type { Verb } from "./verbs/verb.ts";

/** What a folder of features brings to the bot; the bot is the sum of them. */
export interface Feature {
  readonly verbs?: readonly Verb[];
  readonly listeners?: readonly Listener[];
  readonly surfaces?: readonly Surface[];
  performers?(parts: Parts): Partial<Performers>;
}
