import { expect, test } from "vitest";
import { claimDueEffects, earliestDueEffect } from "../../src/store/effect-leases.ts";
import { enqueueEffects } from "../../src/store/effect-rows.ts";
import { loadEvents } from "../../src/store/event-rows.ts";
import { undoneInInbox } from "../../src/store/inbox-rows.ts";
import { dueDeadlines, earliestDeadline } from "../../src/store/incident-rows.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { leasesHeld, overdueRows } from "../../src/store/overdue-rows.ts";
import type { Connection, Tx } from "../../src/store/query.ts";
import { openMemory } from "../../src/store/sqlite-file.ts";
import { sqliteStore } from "../../src/store/sqlite.ts";
import { effect } from "./outbox-worker.ts";

/** How SQLite goes about the selects of a body. */
async function plans(body: (tx: Connection) => Tx<unknown>): Promise<string[]> {
  const { client, close } = openMemory();
  const selects: string[] = [];
  const prepare = client.prepare.bind(client);
  Object.assign(client, {
    prepare: (source: string) => {
      if (source.startsWith("select ") && source.includes(" from ")) selects.push(source);
      return prepare(source);
    },
  });
  const store = sqliteStore({ client, close }, "one");
  await store.transaction(body);
  const plan = selects.flatMap((source) => {
    const values = Array.from(source.matchAll(/\?/g), () => 1);
    return prepare<number[], { detail: string }>(`explain query plan ${source}`).all(...values);
  });
  await store.close();
  return plan.map((step) => step.detail);
}

test.each<[string, string, (tx: Connection) => Tx<unknown>]>([
  ["the next effect", "effects_due", (tx) => earliestDueEffect(tx)],
  ["due effects", "effects_due", (tx) => claimDueEffects(tx, { now: 1, limit: 9, lease: { owner: "one", until: 2 } })],
  ["the end of a lane", "effects_lane", (tx) => enqueueEffects(tx, [effect("a")], 1, null)],
  ["the next deadline", "incidents_deadline", (tx) => earliestDeadline(tx)],
  ["due deadlines", "incidents_deadline", (tx) => dueDeadlines(tx, 1, 9)],
  ["unfinished receipts", "inbox_undone", (tx) => undoneInInbox(tx, "one", 9)],
  [
    "overdue calls and effects",
    "effects_due",
    (tx) => overdueRows(tx, { pages: 1, deadlines: 1, effects: 1, events: 1 }),
  ],
  ["leases held", "effects_due", (tx) => leasesHeld(tx, 1)],
  ["a stream", "sqlite_autoindex_events_1", (tx) => loadEvents(tx, "incident:1")],
  ["a timeline", "messages_incident", (tx) => timelineMessages(tx, 1)],
])("%s is found through %s, whatever else the table holds", async (_, index, body) => {
  const steps = await plans(body);
  const whole = steps.filter((step) => step.startsWith("SCAN") && !step.includes(index));
  expect(steps.some((step) => step.includes(index))).toBe(true);
  expect(whole).toEqual([]);
});
