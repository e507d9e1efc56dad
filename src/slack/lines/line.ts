import type { KnownBlock } from "@slack/types";
import type { EventOf, EventType, Recorded } from "../../incident/events.ts";
import type { Incident } from "../../incident/incident.ts";
import { actions } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";

/** The words of a line, and what can be done about it at once. */
export interface Line {
  text: string;
  blocks?: readonly (KnownBlock | null)[];
}

/** What an event says in the room; null when it says nothing. */
export type SayEvent<Type extends EventType> = (
  recorded: Recorded<EventOf<Type>>,
  incident: Incident,
  scene: Scene,
) => Line | string | null;

export type Sayings = { readonly [Type in EventType]?: SayEvent<Type> };

/** A row of buttons under a line. */
export function under(text: string, ...elements: Parameters<typeof actions>[0]): Line {
  return { text, blocks: [actions(elements)] };
}
