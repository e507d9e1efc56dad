import { describe, expect, it, onTestFinished } from "vitest";
import { createAuditor, type Auditor, type Judgement } from "../../src/audit/auditor.ts";
import { MINUTE, SECOND } from "../../src/clock.ts";
import { retryEffectLater, claimDueEffects, renewLeases } from "../../src/store/effect-leases.ts";
import { putDeadline } from "../../src/store/deadline-rows.ts";
import { enqueueEffects, type NewEffect } from "../../src/store/effect-rows.ts";
import { failInInbox, finishInInbox, putInInbox } from "../../src/store/inbox-rows.ts";
import type { Store } from "../../src/store/store.ts";
import { putIncidentSummary, type IncidentSummary } from "../../src/store/incident-rows.ts";
import { engines, freshStore } from "../store/engines.ts";
import { effect } from "../store/outbox-worker.ts";
import { NIGHT } from "../world/night.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";

/** The auditor beside a database in which nobody works: neither outbox nor heartbeat nor inbox. */
async function openAudit(kind: Store["kind"]) {
  const store = await freshStore(kind);
  const clock = createVirtualClock(NIGHT);
  const judgements: Judgement[] = [];
  const said: { level: string; fields: object }[] = [];
  const say = (level: string) => (fields: object) => void said.push({ level, fields });
  const logger = { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
  let reading = 0;
  const counted: Store = {
    ...store,
    async read(body) {
      reading += 1;
      return store.read(body).finally(() => (reading -= 1));
    },
  };
  const auditor: Auditor = createAuditor({
    store: counted,
    clock,
    logger,
    judged: (judgement) => judgements.push(judgement),
  });
  auditor.start();
  onTestFinished(() => auditor.stop());
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 4; quiet = reading > 0 ? 0 : quiet + 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    store,
    clock,
    auditor,
    judgements,
    said,
    passes: (ms: number) => clock.pass(ms, settle),
    found: () => auditor.judgement()?.overdue.map(({ what, id }) => `${what} ${id}`),
    queue: (...effects: NewEffect[]) => store.transaction((tx) => enqueueEffects(tx, effects, clock.now(), null)),
  };
}

const page = (id: string, rest: Partial<NewEffect> = {}): NewEffect =>
  effect(id, { kind: "page", urgent: true, lane: `incident:1/page/${id}`, runAt: NIGHT, ...rest });

const incident: Omit<IncidentSummary, "nextDeadlineAt"> = {
  id: 7,
  declareCause: "command:7",
  version: 1,
  phase: "investigating",
  severity: "sev1",
  title: "checkout is down",
  private: false,
  drill: false,
  team: null,
  service: null,
  channel: null,
  placeTs: null,
  declaredAt: NIGHT,
  closedAt: null,
  answeredBy: null,
  ringing: "[]",
};

describe.each(engines)("the auditor on %s", (kind) => {
  it("judges nothing before fifteen seconds have passed, and each fifteen seconds from then on", async () => {
    const audit = await openAudit(kind);
    await audit.passes(14 * SECOND);
    expect(audit.auditor.judgement()).toBeNull();
    await audit.passes(46 * SECOND);
    expect(audit.judgements.map(({ at }) => at - NIGHT)).toEqual([15, 30, 45, 60].map((each) => each * SECOND));
    expect(audit.found()).toEqual([]);
  });

  it("finds a call that nobody begins, ten seconds after it was due and not before", async () => {
    const audit = await openAudit(kind);
    await audit.queue(page("p1", { runAt: NIGHT + 5 * SECOND }), page("later", { runAt: NIGHT + MINUTE }));
    await audit.passes(15 * SECOND);
    expect(audit.found()).toEqual([]);
    await audit.passes(15 * SECOND);
    expect(audit.found()).toEqual(["page p1"]);
    expect(audit.said).toEqual([
      { level: "error", fields: { overdue: [{ what: "page", id: "p1", since: NIGHT + 5 * SECOND }] } },
    ]);
  });

  it("finds a call whose lease ran out, and one that waits behind another, but none that waits for its next attempt", async () => {
    const audit = await openAudit(kind);
    await audit.queue(page("dead"), page("tried"), page("behind", { lane: "incident:1/page/tried" }));
    await audit.store.transaction(function* (tx) {
      const lease = { owner: "gone", until: NIGHT + 4 * SECOND };
      const taken = yield* claimDueEffects(tx, { now: NIGHT, lease, limit: 9 });
      const tried = taken.find(({ id }) => id === "tried")!;
      yield* retryEffectLater(tx, tried, NIGHT + 20 * SECOND, "the provider is down");
    });
    await audit.passes(15 * SECOND);
    expect(audit.found()).toEqual(["page behind", "page dead"]);
  });

  it("finds an incident, or another stream, whose deadline nobody passes", async () => {
    const audit = await openAudit(kind);
    const due = NIGHT + 5 * SECOND;
    await audit.store.transaction(function* (tx) {
      yield* putIncidentSummary(tx, { ...incident, nextDeadlineAt: due });
      yield* putDeadline(tx, "rota:payments", due);
    });
    await audit.passes(15 * SECOND);
    expect(audit.found()).toEqual([]);
    await audit.passes(15 * SECOND);
    expect(audit.found()).toEqual(["deadline incident:7", "deadline rota:payments"]);
  });

  it("finds the first of a lane that nobody takes up for five minutes, not those behind it", async () => {
    const audit = await openAudit(kind);
    await audit.queue(effect("first", { runAt: NIGHT }), effect("second", { runAt: NIGHT }));
    await audit.passes(5 * MINUTE);
    expect(audit.found()).toEqual([]);
    await audit.passes(15 * SECOND);
    expect(audit.found()).toEqual(["effect first"]);
  });

  it("finds an attempt that is renewed for ever, and forgets it with its token", async () => {
    const audit = await openAudit(kind);
    const lease = (now: number) => ({ owner: "one", until: now + 4 * SECOND });
    await audit.queue(page("stuck"));
    const renew = () => audit.store.transaction((tx) => renewLeases(tx, ["stuck"], lease(audit.clock.now())));
    await audit.store.transaction((tx) => claimDueEffects(tx, { now: NIGHT, lease: lease(NIGHT), limit: 1 }));
    for (let second = 0; second < 137; second += 1) {
      await audit.passes(SECOND);
      await renew();
    }
    expect(audit.found()).toEqual([]);
    for (let second = 0; second < 15; second += 1) {
      await audit.passes(SECOND);
      await renew();
    }
    expect(audit.found()).toEqual(["lease stuck"]);
    const now = audit.clock.now() + 5 * SECOND;
    await audit.store.transaction((tx) => claimDueEffects(tx, { now, lease: lease(now), limit: 1 }));
    await audit.passes(15 * SECOND);
    expect(audit.found()).toEqual([]);
  });

  it("finds an event that stays undone for ten minutes; one done or put aside is none", async () => {
    const audit = await openAudit(kind);
    await audit.store.transaction(function* (tx) {
      const rows = ["undone", "done", "poison"].map((id) => ({ id, body: "{}", receivedAt: NIGHT }));
      yield* putInInbox(tx, rows, "one");
      yield* finishInInbox(tx, ["done"], NIGHT);
      for (let failure = 0; failure < 5; failure += 1) yield* failInInbox(tx, "poison", NIGHT, "no");
    });
    await audit.passes(10 * MINUTE);
    expect(audit.found()).toEqual([]);
    await audit.passes(15 * SECOND);
    expect(audit.found()).toEqual(["event undone"]);
  });

  it("says what it finds at once, again each minute, and when it is over", async () => {
    const audit = await openAudit(kind);
    await audit.queue(page("p1"));
    await audit.passes(MINUTE);
    expect(audit.said.map(({ level }) => level)).toEqual(["error"]);
    await audit.passes(MINUTE);
    expect(audit.said.map(({ level }) => level)).toEqual(["error", "error"]);
    const lease = { owner: "one", until: audit.clock.now() + 20 * SECOND };
    await audit.store.transaction((tx) => claimDueEffects(tx, { now: audit.clock.now(), lease, limit: 9 }));
    await audit.passes(15 * SECOND);
    expect(audit.said.map(({ level }) => level)).toEqual(["error", "error", "info"]);
  });

  it("lets a judgement count for three quarters of a minute when it can't look any more", async () => {
    const audit = await openAudit(kind);
    await audit.passes(15 * SECOND);
    await audit.auditor.stop();
    await audit.passes(45 * SECOND);
    expect(audit.auditor.judgement()).not.toBeNull();
    await audit.passes(SECOND);
    expect(audit.auditor.judgement()).toBeNull();
  });
});
