import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Connection, q, type Tx } from "../../src/store/query.ts";
import { putSetting, setting } from "../../src/store/setting-rows.ts";
import { engines, freshStore } from "./engines.ts";

describe.each(engines)("a transaction on %s", (kind) => {
  test("keeps what its body wrote and gives back what it returned", async () => {
    const store = await freshStore(kind);
    const returned = await store.transaction(function* (tx) {
      yield* putSetting(tx, "bot", "B1");
      return yield* setting(tx, "bot");
    });
    expect(returned).toBe("B1");
    expect(await store.read((tx) => setting(tx, "bot"))).toBe("B1");
  });

  test("undoes everything when its body throws", async () => {
    const store = await freshStore(kind);
    const failing = store.transaction(function* (tx) {
      yield* putSetting(tx, "bot", "B1");
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await store.read((tx) => setting(tx, "bot"))).toBeNull();
  });

  test("undoes everything when a query fails, and no body can catch that", async () => {
    const store = await freshStore(kind);
    let caught = false;
    let cleanedUp = false;
    const failing = store.transaction(function* (tx) {
      yield* putSetting(tx, "bot", "B1");
      try {
        yield* q(tx.db.insert(tx.tables.settings).values({ key: "bot", value: "B2" }));
      } catch {
        caught = true;
      } finally {
        cleanedUp = true;
      }
    });
    await expect(failing).rejects.toThrow(/unique/i);
    expect({ caught, cleanedUp }).toEqual({ caught: false, cleanedUp: true });
    expect(await store.read((tx) => setting(tx, "bot"))).toBeNull();
  });

  test("tells of a failed query without telling its arguments", async () => {
    const store = await freshStore(kind);
    const twice = store.transaction(function* (tx) {
      yield* putSetting(tx, "bot", "the password is swordfish");
      yield* q(tx.db.insert(tx.tables.settings).values({ key: "bot", value: "the password is swordfish" }));
    });
    await expect(twice).rejects.not.toThrow("swordfish");
  });

  test("takes turns with others over what they lock", async () => {
    const store = await freshStore(kind);
    await Promise.all(Array.from({ length: 20 }, () => store.transaction(countUp)));
    expect(await store.read((tx) => setting(tx, "counter"))).toBe("20");
  });

  test("goes on after failures with a connection as good as before", async () => {
    const store = await freshStore(kind);
    const failures = Array.from({ length: 30 }, () =>
      store.transaction(function* (tx) {
        yield* q(tx.db.select({ nonsense: sql`no_such_function()` }).from(tx.tables.settings));
      }),
    );
    for (const { status } of await Promise.allSettled(failures)) expect(status).toBe("rejected");
    await store.transaction((tx) => putSetting(tx, "bot", "B1"));
    expect(await store.read((tx) => setting(tx, "bot"))).toBe("B1");
  });

  test("refuses a write where only reading was asked for", async () => {
    const store = await freshStore(kind);
    await expect(store.read((tx) => putSetting(tx, "bot", "B1"))).rejects.toThrow(/read-?only/i);
    await store.transaction((tx) => putSetting(tx, "bot", "B2"));
    expect(await store.read((tx) => setting(tx, "bot"))).toBe("B2");
  });

  test("reads by one statement without a transaction, and by no more than one", async () => {
    const store = await freshStore(kind);
    await store.transaction((tx) => putSetting(tx, "bot", "B1"));
    expect(await store.readOne((tx) => setting(tx, "bot"))).toBe("B1");
    const two = store.readOne(function* (tx) {
      return [yield* setting(tx, "bot"), yield* setting(tx, "bot")];
    });
    await expect(two).rejects.toThrow("a second one");
    expect(await store.readOne((tx) => setting(tx, "bot"))).toBe("B1");
  });

  test("gives booleans, large numbers and any text back as they were", async () => {
    const store = await freshStore(kind);
    const text = JSON.stringify({ z: 1, a: "\u0000 지우 \u{1F6A8} 'quoted' \"twice\"" });
    await store.transaction(function* (tx) {
      yield* q(
        tx.db
          .insert(tx.tables.rooms)
          .values({ channel: "C1", incident: 1, archived: true, checkedAt: 8_640_000_000_000_000, gaps: text }),
      );
    });
    const [room] = await store.read((tx) =>
      q(tx.db.select().from(tx.tables.rooms).where(eq(tx.tables.rooms.archived, true))),
    );
    expect(room).toEqual({
      channel: "C1",
      incident: 1,
      archived: true,
      checkedAt: 8_640_000_000_000_000,
      gaps: text,
      watermarkTs: null,
    });
  });

  test("reports a wake-up to those who listen, until they stop", async () => {
    const store = await freshStore(kind);
    const heard: string[] = [];
    const stop = store.onWake((topic) => heard.push(topic));
    store.wake("effects");
    await Promise.resolve();
    stop();
    store.wake("inbox");
    await Promise.resolve();
    expect(heard).toEqual(["effects"]);
  });

  test("counts itself among the living", async () => {
    const store = await freshStore(kind, "the-one");
    expect(await store.aliveInstances()).toEqual(["the-one"]);
  });
});

test("a body can wait for nothing but a query, or it doesn't compile", () => {
  expect(waitingForSlack).toBeTypeOf("function");
});

test("SQLite refuses a transaction inside another one's body", async () => {
  const store = await freshStore("sqlite");
  let inner: Promise<unknown> | undefined;
  await store.transaction(function* (tx) {
    inner = store.transaction((tx) => putSetting(tx, "bot", "inner"));
    inner.catch(() => undefined);
    yield* putSetting(tx, "bot", "outer");
  });
  await expect(inner).rejects.toThrow("inside another");
  expect(await store.read((tx) => setting(tx, "bot"))).toBe("outer");
});

function* countUp(tx: Connection): Tx<void> {
  yield* q(tx.lock("counter"));
  const value = Number(yield* setting(tx, "counter"));
  yield* putSetting(tx, "counter", String(value + 1));
}

function* waitingForSlack(tx: Connection): Tx<void> {
  // @ts-expect-error A promise of anything else, such as a call to Slack, doesn't compile.
  yield* q(fetch("https://slack.com/api/chat.postMessage"));
  // @ts-expect-error Nor can it be yielded as it is.
  yield Promise.resolve(tx);
}
