import type { Recorded } from "../../incident/events.ts";
import type { Scene } from "../living/surface.ts";
import { who } from "../living/wording.ts";

/** Who did it, as a mention. */
export function speaker({ by }: Recorded, scene: Scene): string {
  return by.kind === "person" ? who(by.id, scene) : scene.texts.lines.watchfire;
}
