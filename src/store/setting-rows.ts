import { eq } from "drizzle-orm";
import { type Connection, q, type Tx } from "./query.ts";

/** What the program remembers about itself between two starts, such as its own ids in Slack. */
export function* setting(tx: Connection, key: string): Tx<string | null> {
  const { settings } = tx.tables;
  return (yield* q(tx.db.select().from(settings).where(eq(settings.key, key))))[0]?.value ?? null;
}

export function putSetting(tx: Connection, key: string, value: string): Tx<unknown> {
  const { settings } = tx.tables;
  return q(tx.db.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } }));
}
