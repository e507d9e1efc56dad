import type { Profiler } from "node:inspector";

/** Where the time of one act goes, by the part of the program. */
export interface Profile {
  what: string;
  /** Milliseconds an act, the largest first. */
  parts: readonly { part: string; ms: number }[];
}

/** Whose code it is, by a piece of its address; the first that fits. What fits none belongs to whoever called it. */
const PARTS: readonly (readonly [piece: string, part: string])[] = [
  ["/src/practice/", "the practice Slack, in the place of Slack itself"],
  ["/node_modules/@slack/bolt/", "Bolt"],
  ["/node_modules/@slack/web-api/", "Slack's client"],
  ["/src/slack/web-clients", "Slack's client"],
  ["/node_modules/zod/", "reading what is stored and configured (zod)"],
  ["/src/store/", "statements"],
  ["/node_modules/drizzle-orm/", "statements"],
  ["/node_modules/better-sqlite3/", "statements"],
  ["/src/incident/", "rules"],
  ["/src/oncall/", "rules"],
  ["/src/calendar/", "rules"],
  ["/src/people/", "rules"],
  ["/src/engine/", "engine: streams, outbox, heartbeat"],
  ["/src/notify/", "ways to reach people"],
  ["/src/texts/", "listeners, views and words"],
  ["/src/slack/", "listeners, views and words"],
  ["/src/", "everything else of Watchfire"],
  ["/scripts/", "the bench itself"],
];

/** V8's names of what is no code at all. */
const BESIDES: ReadonlyMap<string, string | null> = new Map([
  ["(idle)", null],
  ["(garbage collector)", "garbage collection"],
  ["(program)", "Node itself"],
  ["(root)", "Node itself"],
]);

const COMMIT = "commits, until they are on the disk";

/** Milliseconds by part. Waiting for nothing isn't counted; a commit that waits for the disk is. */
export function timeByPart({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const partOf = new Map(nodes.map(({ id }) => [id, part(id, known, callers)]));
  const found = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = partOf.get(id) ?? null;
    if (name !== null) found.set(name, (found.get(name) ?? 0) + timeDeltas[index]! / 1_000);
  }
  return found;
}

function part(
  leaf: number,
  known: ReadonlyMap<number, Profiler.ProfileNode>,
  callers: ReadonlyMap<number, number>,
): string | null {
  const besides = BESIDES.get(known.get(leaf)!.callFrame.functionName);
  if (besides !== undefined) return besides;
  for (let id: number | undefined = leaf; id !== undefined; id = callers.get(id)) {
    const { url, functionName } = known.get(id)!.callFrame;
    // A native function runs in nobody's file: only the caller of `commit.run()` tells it from any other statement.
    if (functionName === "run" && url.endsWith("/src/store/sqlite.ts")) return COMMIT;
    const owner = PARTS.find(([piece]) => url.includes(piece));
    if (owner !== undefined) return owner[1];
  }
  return "Node itself";
}
