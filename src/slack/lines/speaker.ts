import type { Recorded } from "../../incident/events.ts";
import type { Scene } from "../living/surface.ts";
import { spokenOf } from "../living/wording.ts";

/** Who did it. */
export function speaker({ by }: Recorded, scene: Scene): string {
  return by.kind === "person" ? spokenOf(by.id, scene) : scene.texts.lines.watchfire;
}
