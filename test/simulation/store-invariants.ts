import { firstBrokenLink } from "../../src/store/hash-chain.ts";
import { loadEvents, streamNames } from "../../src/store/event-rows.ts";
import { effectsOf } from "../../src/store/effect-rows.ts";
import type { OpenFile } from "../../src/store/sqlite-file.ts";
import type { Store } from "../../src/store/store.ts";

/** S18, and what L3 says of the tables: the file is whole, every chain holds, and nothing is left leased or unread. */
export async function storeViolations(store: Store, client: OpenFile["client"], now: number): Promise<string[]> {
  const found: string[] = [];
  if (client.pragma("integrity_check", { simple: true }) !== "ok") found.push("S18: the database is damaged");
  if ((client.pragma("foreign_key_check") as unknown[]).length > 0) found.push("S18: a row refers to nothing");
  // What has just been processed is marked a second later, with others.
  const undone = client
    .prepare("select id, last_error from inbox where done_at is null and received_at < ?")
    .all(now - 2_000);
  if (undone.length > 0) found.push(`L3: the inbox still holds ${JSON.stringify(undone)}`);
  await store.read(function* (tx) {
    for (const stream of yield* streamNames(tx)) {
      const broken = firstBrokenLink(yield* loadEvents(tx, stream));
      if (broken !== null) found.push(`S18: the chain of ${stream} breaks at ${broken}`);
      for (const effect of yield* effectsOf(tx, stream)) {
        if (effect.status === "pending" && effect.owner !== null) found.push(`L3: ${effect.id} is still leased`);
      }
    }
  });
  return found;
}
