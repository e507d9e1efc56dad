import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { q } from "../../src/store/query.ts";
import { engines, freshStore } from "./engines.ts";

describe.each(engines)("a transaction on %s", (kind) => {
  test("keeps what its body wrote", async () => {
    const store = await freshStore(kind);
    await store.transaction(function* (tx) {
      yield* q(tx.lock("settings"));
      yield* q(tx.db.insert(tx.tables.settings).values({ key: "bot", value: "B1" }));
    });
    const rows = await store.read(function* (tx) {
      return yield* q(tx.db.select().from(tx.tables.settings).where(eq(tx.tables.settings.key, "bot")));
    });
    expect(rows).toEqual([{ key: "bot", value: "B1" }]);
  });
});
