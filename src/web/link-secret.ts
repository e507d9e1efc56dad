import type { Entropy } from "../entropy.ts";
import { lockStream } from "../store/event-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import { putSetting, setting } from "../store/setting-rows.ts";

const SECRET = "answerLinkSecret";

/** What links are signed with and codes derived from. Made once; two processes that start together agree on one. */
export function* linkSecret(tx: Connection, entropy: Entropy): Tx<string> {
  const known = yield* setting(tx, SECRET);
  if (known !== null) return known;
  yield* lockStream(tx, SECRET);
  const kept = (yield* setting(tx, SECRET)) ?? entropy.token(32);
  yield* putSetting(tx, SECRET, kept);
  return kept;
}
