import { expect, it } from "vitest";
import { createInbox } from "../../src/engine/inbox.ts";
import { createIntake } from "../../src/slack/intake.ts";
import type { Store } from "../../src/store/store.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { silentLogger as logger } from "../silent-logger.ts";
import { freshStore } from "../store/engines.ts";
import { NIGHT } from "../world/night.ts";

it("acknowledges no event that it could not keep, and takes it when it comes again", async () => {
  const real = await freshStore("sqlite");
  const disk = { full: true };
  const store: Store = {
    ...real,
    transaction: (body) => (disk.full ? Promise.reject(new Error("the disk is full")) : real.transaction(body)),
  };
  const seen: unknown[] = [];
  const process = async (body: unknown): Promise<void> => void seen.push(body);
  const inbox = createInbox({ store, clock: createVirtualClock(NIGHT), logger, process });
  const app = () => {
    throw new Error("No listener is asked before an event is kept.");
  };
  const intake = createIntake({ app, inbox, logger });
  const body = { type: "event_callback", event_id: "Ev1" };
  expect(await intake.receive({ kind: "event", body })).toEqual({ ok: false });
  expect([seen, intake.underWay()]).toEqual([[], 0]);
  disk.full = false;
  expect(await intake.receive({ kind: "event", body })).toEqual({ ok: true });
  await inbox.stop();
  expect(seen).toEqual([body]);
});
