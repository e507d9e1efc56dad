import { useState } from "preact/hooks";
import type { FieldValue } from "./block-kit.ts";
import { useClient } from "./context.ts";
import type { Host } from "./host.ts";
import type { Place } from "./wire.ts";

const NO_ERRORS = {};

/** A host for blocks that stand in a message or the home tab: each click and choice goes out by itself. */
export function useLooseHost(place: Place, as?: string): Host {
  const client = useClient();
  const [held, setHeld] = useState<Record<string, FieldValue>>({});
  const where = (block: string): Place => (block === "" ? place : { ...place, block });
  return {
    place,
    errors: NO_ERRORS,
    held: (block, action) => held[`${block} ${action}`],
    hold: (block, action, value) => setHeld((all) => ({ ...all, [`${block} ${action}`]: value })),
    async click(block, button) {
      await client.act({ do: "clicks", button, place: where(block) }, as);
    },
    async choose(block, action, value) {
      await client.act({ do: "selects", control: action, value, place: where(block) }, as);
    },
    async search(block, action, query) {
      const done = await client.act({ do: "searches", control: action, query, place: where(block) }, as);
      return done.options ?? [];
    },
  };
}
