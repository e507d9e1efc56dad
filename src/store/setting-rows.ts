import { eq } from "drizzle-orm";
import { type Arguments, type Connection, hot, incoming, type Tx } from "./query.ts";

/** What the program remembers about itself between two starts, such as its own ids in Slack. */
export function* setting(tx: Connection, key: string): Tx<string | null> {
  return (yield* byKey(tx, { key }))[0]?.value ?? null;
}

export function putSetting(tx: Connection, key: string, value: string): Tx<unknown> {
  return put(tx, { key, value });
}

const byKey = hot("settings.byKey", (tx, a: Arguments<{ key: string }>) =>
  tx.db.select().from(tx.tables.settings).where(eq(tx.tables.settings.key, a.key)),
);

const put = hot("settings.put", (tx, a: Arguments<{ key: string; value: string }>) => {
  const { settings } = tx.tables;
  return tx.db
    .insert(settings)
    .values({ key: a.key, value: a.value })
    .onConflictDoUpdate({ target: settings.key, set: incoming(settings) });
});
