import { overdueNow } from "../audit/overdue.ts";
import { SECOND, type Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import { readDatabase } from "../store/examine.ts";
import type { Overdue } from "../store/overdue-rows.ts";
import { within } from "./ask-slack.ts";
import { bad, good, unsure, type Finding } from "./finding.ts";
import { networkWords } from "./network-words.ts";

const NAMED = 3;

const names: Record<Overdue["what"], readonly [one: string, several: string]> = {
  page: ["call", "calls"],
  deadline: ["deadline", "deadlines"],
  effect: ["message", "messages"],
  event: ["event", "events"],
  lease: ["attempt", "attempts"],
};

/** What the audit would find now in a database that is up to date, whether Watchfire runs or not. */
export async function checkOverdue({ databaseUrl }: Config, clock: Clock): Promise<Finding[]> {
  try {
    const overdue = await readDatabase(databaseUrl, (tx) => overdueNow(tx, clock));
    if (overdue.length === 0) return [good("Overdue: nothing; whatever has come due was taken up.")];
    return Object.keys(names).flatMap((what) => told(overdue.filter((each) => each.what === what)));
  } catch (error) {
    return [bad(`Overdue: it can't be seen: ${networkWords(error)}.`)];
  }
}

function told(overdue: readonly Overdue[]): Finding[] {
  const [first] = overdue;
  if (first === undefined) return [];
  const [one, several] = names[first.what];
  const ids = overdue.slice(0, NAMED).map(({ id }) => id);
  const more = overdue.length > NAMED ? `, and ${overdue.length - NAMED} more` : "";
  const what = overdue.length === 1 ? `1 ${one} was` : `${overdue.length} ${several} were`;
  const mend = "Start Watchfire; if it runs, its log says what is in the way.";
  return [bad(`Overdue: ${what} due and not taken up (${ids.join(", ")}${more}). ${mend}`)];
}

/** The address outside that notices our own death. Only its server is asked: a ping from here would be a sign of life. */
export async function checkDeadMan(
  { deadMan }: Config,
  fetch: typeof globalThis.fetch,
  clock: Clock,
): Promise<Finding> {
  if (deadMan === null) {
    return unsure(
      "Dead man: deadMan is not set, so nobody notices when this machine dies. Make a check outside it (healthchecks.io, Dead Man's Snitch, Cronitor or your own) with a period of 1 minute and a grace of 2, and name the variable that holds its ping address in deadMan.urlEnv.",
    );
  }
  const { origin } = new URL(deadMan.url);
  try {
    await within(clock, (signal) => fetch(origin, { method: "HEAD", redirect: "manual", signal }));
    const seconds = deadMan.every / SECOND;
    return good(
      `Dead man: ${origin} answers. Let its check expect a ping every ${seconds} s, and wait ${2 * seconds} s more.`,
    );
  } catch (error) {
    return bad(`Dead man: ${origin} can't be reached: ${networkWords(error)}.`);
  }
}
