import { surfaces } from "../../incident/effects.ts";
import type { Parts } from "../../parts.ts";
import type { Redraw } from "../living/living-messages.ts";
import { redrawBookmarks } from "./bookmarks.ts";
import { redrawTopic } from "./topic.ts";

/** What is kept true of the room itself, for `livingMessages`. */
export function redrawn(parts: Parts): Readonly<Record<string, Redraw>> {
  return {
    [surfaces.topic]: (performance) => redrawTopic(parts, performance),
    [surfaces.bookmarks]: (performance) => redrawBookmarks(parts, performance),
  };
}
