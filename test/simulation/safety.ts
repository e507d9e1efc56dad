import type { Run } from "./run.ts";
import { attemptViolations, callViolations } from "./call-invariants.ts";
import type { Chronicle } from "./ledger.ts";
import { lifeViolations, nothingOverdue } from "./life-invariants.ts";
import { createPostWatch } from "./post-invariants.ts";
import { roomViolations } from "./room-invariants.ts";
import { CANARY } from "./scenario.ts";

/**
 * What must never happen; the names are those of the reliability promises. The returned function looks at what is new
 * since it was called last.
 */
export function createSafety(run: Run): () => string[] {
  const { world, ledger, watched } = run;
  const posts = createPostWatch(run);
  let attempts = 0;
  return () => {
    const changed = ledger.read();
    const fresh = world.phone.attempts().slice(attempts);
    attempts += fresh.length;
    const rung = new Set(fresh.map((ring) => ring.incident));
    const all = [...ledger.all.values()];
    const touched = all.filter((each) => changed.has(each) || rung.has(`INC-${each.number}`));
    return [
      ...watched.violations.splice(0),
      ...neverAnswered(run),
      ...(changed.size > 0 ? takenOnce(all) : []),
      ...(changed.size > 0 ? roomViolations(run) : []),
      ...touched.flatMap((each) => [...lifeViolations(each), ...onlyMembersAct(each)]),
      ...all.flatMap((each) => [...callViolations(run, each), ...nothingOverdue(run, each)]),
      ...(fresh.length > 0 ? attemptViolations(run) : []),
      ...posts(),
    ];
  };
}

/** L5: Slack waits three seconds; a process that died or slept meanwhile answers nobody in time. */
function neverAnswered({ world, watched, uptime }: Run): string[] {
  const now = world.clock.now();
  for (const [number, { since }] of watched.waiting) {
    if (world.processes.some((process) => uptime.wasHindered(process, since, now))) watched.waiting.delete(number);
  }
  return [...watched.waiting.values()]
    .filter(({ since }) => now - since > 3_000)
    .map(({ what }) => `L5: ${what} got no answer`);
}

/** S2: what the plan declares has words of its own, and so has what people note down. */
function takenOnce(all: readonly Chronicle[]): string[] {
  const words = all.flatMap(({ history }) =>
    history.flatMap(({ event }) => {
      if (event.type === "incidentDeclared")
        return event.title.includes(CANARY) ? [`the declaration of ${event.title}`] : [];
      return event.type === "entryWritten" ? [`the entry ${event.text}`] : [];
    }),
  );
  return words.filter((what, index) => words.indexOf(what) !== index).map((what) => `S2: ${what} was taken twice`);
}

function onlyMembersAct({ number, history }: Chronicle): string[] {
  return history
    .filter(({ by }) => by.kind === "person" && (by.id === "U0GUS" || by.id === "U0PETRA"))
    .map(({ event }) => `S13: somebody from outside did ${event.type} in INC-${number}`);
}
