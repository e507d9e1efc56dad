import { onTestFinished } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { freshStore } from "../store/engines.ts";
import { createWorld, type World, type WorldOptions } from "../world/world.ts";

/** A world of its own for one story; it ends with it. */
export async function openWorld(kind: Store["kind"], options: Omit<WorldOptions, "store"> = {}): Promise<World> {
  const world = await createWorld({ ...options, store: await freshStore(kind) });
  onTestFinished(() => world.kill());
  return world;
}
