/** A protection that was taken away: the simulation must notice. Each text must be found exactly once. */
export type Mutant = readonly { file: string; find: string; replace: string }[];

const outbox = "src/engine/outbox.ts";
const leases = "src/engine/leases.ts";

export const mutants: Readonly<Record<string, Mutant>> = {
  "acknowledge before commit": [
    {
      file: "src/engine/inbox.ts",
      find: "arriving.push({ id, body, kept: resolve, failed: reject });",
      replace: "arriving.push({ id, body, kept: resolve, failed: reject }); resolve();",
    },
  ],
  "forget causes": [
    {
      file: "src/store/event-rows.ts",
      find: "new Set(claimed.map(",
      replace: "new Set([...claimed, ...claims].map(",
    },
  ],
  "take each delivery for another": [
    {
      file: "src/slack/verbs/command.ts",
      find: "cause: `command:${command.trigger_id}`",
      replace: "cause: `command:${command.trigger_id}${performance.now()}`",
    },
  ],
  "call on after an answer": [
    { file: "src/engine/queue-consequences.ts", find: 'if (withdraw !== "nobody") {', replace: "if (1 > 2) {" },
    {
      file: "src/slack/paging/performers.ts",
      find: 'call === undefined || call.state !== "ringing" || isOver(incident)',
      replace: "call === undefined",
    },
  ],
  "leases of the dead stay": [
    {
      file: leases,
      find: "await store.transaction((tx) => voidLeases(tx, alive, clock.machineNow()));",
      replace: "alive.slice(alive.length, 0 * Number(voidLeases));",
    },
  ],
  "leases are never renewed": [
    { file: leases, find: "if (ids.length > 0) await", replace: "if (ids.length < 0) await" },
    { file: outbox, find: "yield* renewLeases(tx,", replace: "void (tx," },
  ],
  "adopt a room without waiting": [
    {
      file: "src/slack/room/open-room.ts",
      find: "const SHOWS_AFTER = 15 * SECOND;",
      replace: "const SHOWS_AFTER = 1;",
    },
  ],
  "create a room without looking": [
    {
      file: "src/slack/room/open-room.ts",
      find: "performance.attempt > 1 ? await",
      replace: "performance.attempt < 1 ? await",
    },
  ],
  "take the next name at once": [
    {
      file: "src/slack/room/open-room.ts",
      find: "if (attempt === 1) return null;",
      replace: "if (attempt > 0) return null;",
    },
  ],
  "take any channel of that name": [
    {
      file: "src/slack/room/own-room.ts",
      find: "creator === user && !archived",
      replace: "user !== '' && !archived",
    },
  ],
  "post again without looking": [
    {
      file: "src/slack/living/post-once.ts",
      find: "look ? await findPosted(slack, id, post) : null",
      replace: "look && id === '' ? await findPosted(slack, id, post) : null",
    },
  ],
  "forget what an older redraw posted": [
    {
      file: "src/slack/living/living-messages.ts",
      find: "performance.attempt > 1 || (await triedBefore(parts, name, performance))",
      replace: "performance.attempt > 1",
    },
    {
      file: "src/slack/living/living-messages.ts",
      find: "/** A newer redraw takes",
      replace: "void triedBefore; /** A newer redraw takes",
    },
  ],
  "outcome after settlement": [
    {
      file: outbox,
      find: "if (!(yield* end(tx)) || learnt === null) return [];",
      replace:
        "return (yield* end(tx)) && learnt !== null ? [learnt] : []; }); const late = born.length === 0 ? [] : await store.transaction(function* (tx) {",
    },
    {
      file: outbox,
      find: "engine.released(born);\n  }\n\n  async function recover",
      replace: "engine.released(late);\n  }\n\n  async function recover",
    },
  ],
  "one call at a time": [{ file: outbox, find: "urgent: 256", replace: "urgent: 1" }],
  "ping whatever is overdue": [
    { file: "src/audit/dead-man.ts", find: "if (overdue.length > 0 || underWay", replace: "if (underWay" },
  ],
  "one post at a time": [{ file: outbox, find: "ordinary: 64", replace: "ordinary: 1" }],
  "word of the end overtakes the call": [
    { file: outbox, find: "await lanes.get(row.lane);", replace: "await undefined;" },
    { file: outbox, find: "await requireLanded(ports, row);", replace: "void requireLanded;" },
  ],
  "word of the end overtakes another process's call": [
    { file: outbox, find: "await requireLanded(ports, row);", replace: "void requireLanded;" },
  ],
  "deadlines in memory": [
    {
      file: "src/engine/heartbeat.ts",
      find: 'store.onWake((topic) => topic === "deadlines" && sleeper.wake());\n      sleeper.start();',
      replace: 'store.onWake((topic) => topic === "deadlines" && (sleeper.start(), undefined));',
    },
  ],
  "count the next call from now": [
    {
      file: "src/incident/deadlines.ts",
      find: "? null : lastCalledAt + step.wait",
      replace: "? null : facts.now + step.wait",
    },
  ],
  "count the next reminder from now": [
    {
      file: "src/incident/decisions/reminders.ts",
      find: "putOffUntil ?? Math.max(since, lastDueAt ?? 0) + every",
      replace: "putOffUntil ?? Math.max(since, lastDueAt ?? 0, given.facts.now) + every",
    },
  ],
  "remind of every missed slot": [
    {
      file: "src/incident/decisions/reminders.ts",
      find: "Math.max(Math.floor((given.facts.now - first) / every), 0) * every",
      replace: "0",
    },
  ],
  "pull no history": [
    { file: "src/bot.ts", find: "await backfillAll(parts);", replace: "void backfillAll;" },
    {
      file: "src/slack/record/backfill.ts",
      find: "run: () => backfillAll(parts)",
      replace: "run: async () => undefined",
    },
  ],
  "stand people down twice": [
    {
      file: "src/incident/decisions/paging.ts",
      find: 'const woken = peopleWoken(given, (call) => call.state !== "stoodDown");',
      replace: "const woken = peopleWoken(given, () => true);",
    },
  ],
  "forget what was left in the inbox": [
    {
      file: "src/engine/inbox.ts",
      find: "const more = await takeUp();",
      replace: "const more = takeUp === undefined;",
    },
  ],
  "let a slack outage poison events": [
    {
      file: "src/engine/inbox.ts",
      find: "if (error instanceof NotYet || isStoreTrouble(error)) return",
      replace: "if (error === undefined) return",
    },
  ],
  "wake nobody after a commit": [{ file: "src/engine/engine.ts", find: 'store.wake("deadlines");', replace: "" }],
  "escape nothing": [{ file: "src/slack/mrkdwn.ts", find: '.replaceAll("<", "&lt;")', replace: "" }],
  "let guests act": [
    {
      file: "src/incident/authority.ts",
      find: 'by.kind !== "person" || by.standing === "member"',
      replace: 'by.kind !== "person" || by.id !== ""',
    },
  ],
  "hold a lease without a token": [
    {
      file: "src/store/effect-leases.ts",
      find: "return and(eq(effects.id, a.id), eq(effects.token, a.token), isNotNull(effects.owner));",
      replace: "return and(eq(effects.id, a.id), sql`${a.token} >= 0`);",
    },
  ],
  "create a room whoever holds it": [
    {
      file: "src/slack/room/open-room.ts",
      find: "await requireHeld(parts, performance);",
      replace: "void requireHeld;",
    },
  ],
  "settle before performing": [
    {
      file: outbox,
      find: "const learnt = await workOn(works, row.stream).perform(row);",
      replace:
        "await conclude(row, null, (tx) => settleEffect(tx, row, clock.machineNow())); const learnt = await workOn(works, row.stream).perform(row);",
    },
  ],
  "give up after three attempts": [
    {
      file: outbox,
      find: "if (error instanceof Impossible) return giveUp(row, error);",
      replace:
        "if (error instanceof Impossible || row.attempts >= 3) return giveUp(row, new Impossible(String(error), error instanceof Impossible ? error.learnt : null));",
    },
  ],
  "leave the inbox of the dead": [
    {
      file: "src/engine/inbox.ts",
      find: "await store.transaction((tx) => adoptInbox(tx, store.instance, alive));",
      replace: "void [alive, adoptInbox];",
    },
  ],
  "open the thread behind what waits for it": [
    { file: "src/incident/effects.ts", find: 'return "thread";', replace: 'return "room";' },
  ],
  "take a page of HTML for a code": [
    {
      file: "src/slack/api-errors.ts",
      find: "&& /^[a-z0-9_:]+$/.test(data.error) ? data.error",
      replace: "? data.error",
    },
  ],
};
