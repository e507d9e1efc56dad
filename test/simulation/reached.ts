import type { Run } from "./run.ts";

/** What was really reached, and how often: over a whole batch nothing of it may be missing. */
export function reachedIn({ world, watched, reached, database, ledger, plan }: Run): Record<string, number> {
  const { calls } = world.slack;
  const rings = world.phone.attempts();
  const events = [...ledger.all.values()].flatMap(({ history }) => history.map(({ event }) => event.type));
  const count = (query: string): number => database.client.prepare(query).pluck().get() as number;
  const posts = Map.groupBy(
    calls.filter(({ method, result }) => method === "chat.postMessage" && result?.["ok"] === true),
    ({ args }) => (args["metadata"] as { event_payload?: { effect?: string } } | undefined)?.event_payload?.effect,
  );
  const repeated = database.client
    .prepare("select id from effects where status = 'done' and attempts > 1")
    .pluck()
    .all();
  return {
    ...reached,
    seeds: 1,
    "two instances": plan.instances - 1,
    "clocks apart": plan.skew === 0 ? 0 : 1,
    "wake-ups lost": database.lostWakes(),
    "events that came again": [...watched.events.values()].filter((times) => times > 1).length,
    "signs of life": watched.pings.length,
    "pages of HTML": watched.nonsense,
    "names taken": calls.filter(({ result }) => result?.["error"] === "name_taken").length,
    "calls without an answer": calls.filter((call) => call.result === undefined).length,
    "effects after giving up": calls.filter((call) => (call.appliedAt ?? 0) >= call.startedAt + 10_000).length,
    "asked to wait": watched.askedToWait,
    "arrived twice": watched.repeated,
    "events refused": watched.refused,
    "commands unanswered": watched.unanswered,
    pages: rings.filter((ring) => ring.accepted).length,
    "pages refused": rings.filter((ring) => !ring.accepted).length,
    "page answers lost": rings.filter((ring) => ring.accepted && !ring.answered).length,
    "posts found again": repeated.filter((id) => posts.get(String(id))?.length === 1).length,
    "rooms of a later attempt": count(
      "select count(*) from effects where kind = 'openRoom' and status = 'done' and attempts > 1",
    ),
    "threads instead of rooms": events.filter((type) => type === "threadOpened").length,
    "leases of the dead freed": count("select count(*) from effects where token > attempts"),
    "calls withdrawn": count("select count(*) from effects where status = 'withdrawn' and kind = 'page'"),
    "events put aside": count("select count(*) from inbox where quarantined_at is not null"),
    "nobody answered": events.filter((type) => type === "nobodyAnswered").length,
    "answers by one person": events.filter((type) => type === "pageAnswered").length,
    reminders: events.filter((type) => type === "updateReminded").length,
    endings: events.filter((type) => type === "closed" || type === "cancelled").length,
  };
}

/** Everything that a batch must have reached. */
export const MUST_REACH: readonly string[] = [
  "declares",
  "says",
  "edits",
  "deletes",
  "clicks",
  "presses",
  "types",
  "invites",
  "renames",
  "kill",
  "dies",
  "deployed",
  "sleeps",
  "clockJumps",
  "diskFull",
  "poison",
  "slackDown",
  "slackHangs",
  "slackRefuses",
  "tokenRevoked",
  "roomArchived",
  "botRemoved",
  "pagerDown",
  "pagerLosesAnswers",
  "pagerHangs",
  "pagerSlow",
  "died",
  "two instances",
  "clocks apart",
  "wake-ups lost",
  "events that came again",
  "signs of life",
  "pages of HTML",
  "calls without an answer",
  "effects after giving up",
  "asked to wait",
  "arrived twice",
  "events refused",
  "commands unanswered",
  "pages",
  "pages refused",
  "page answers lost",
  "posts found again",
  "rooms of a later attempt",
  "threads instead of rooms",
  "leases of the dead freed",
  "calls withdrawn",
  "events put aside",
  "nobody answered",
  "answers by one person",
  "reminders",
  "endings",
];

export function add(total: Record<string, number>, reached: Readonly<Record<string, number>>): void {
  for (const [name, times] of Object.entries(reached)) total[name] = (total[name] ?? 0) + times;
}
