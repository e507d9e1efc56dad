import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import type { Run } from "./run.ts";

/** S3: one channel for each incident, and always the same one. */
export function roomViolations({ world, ledger }: Run): string[] {
  const made = world.slack.calls.filter(({ method, result }) => method === "conversations.create" && result?.["ok"]);
  return [...ledger.all.values()].flatMap(({ number, history }) => {
    const found: string[] = [];
    const opened = history.filter(({ event }) => event.type === "roomOpened");
    if (opened.length > 1) found.push(`S3: INC-${number} was given a room ${opened.length} times`);
    const names = made
      .map(({ args }) => String(args["name"]))
      .filter((name) => `${name}-`.startsWith(`inc-${number}-`));
    if (names.length > 1) found.push(`S3: ${names.length} channels were made for INC-${number}: ${names.join(", ")}`);
    return found;
  });
}

/** S3, once everything has healed: no channel of ours that no incident knows of. */
export function orphans({ world, ledger }: Run): string[] {
  const known = new Set([...ledger.all.values()].map(({ states }) => states.at(-1)!.place?.channel));
  return world.slack
    .channels()
    .filter(({ kind, creator }) => creator === PRACTICE_BOT.userId && kind !== "im" && kind !== "mpim")
    .filter(({ id }) => !known.has(id))
    .map(({ name }) => `S3: the channel ${name} belongs to no incident`);
}
