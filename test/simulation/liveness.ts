import { LOOK_EVERY } from "../../src/audit/auditor.ts";
import { MINUTE } from "../../src/clock.ts";
import type { Recorded } from "../../src/incident/events.ts";
import type { EventRow } from "../../src/store/event-rows.ts";
import { firstBrokenLink } from "../../src/store/hash-chain.ts";
import type { Run } from "./run.ts";
import { laneViolations } from "./lane-invariants.ts";
import type { Chronicle } from "./ledger.ts";
import { orphans } from "./room-invariants.ts";

/** Nothing waits to be done any more. */
export function isDrained({ database }: Run): boolean {
  const waiting = database.client.prepare(
    `select (select count(*) from effects where status = 'pending')
          + (select count(*) from inbox where done_at is null and quarantined_at is null)`,
  );
  return waiting.pluck().get() === 0;
}

/** What must have happened once the trouble is over and a while has passed. */
export function livenessViolations(run: Run): string[] {
  return [
    ...orphans(run),
    ...nothingLeft(run),
    ...laneViolations(run),
    ...noSignOfLife(run),
    ...[...run.ledger.all.values()].flatMap((chronicle) => [
      ...oneUsablePlace(run, chronicle),
      ...everyStepRang(run, chronicle),
      ...everyMessageKept(run, chronicle),
    ]),
    ...wholeFile(run),
  ];
}

/** L6: with nothing overdue for a minute and a half, one went out in the last minute, or at the look that followed. */
function noSignOfLife({ world, plan, watched }: Run): string[] {
  const since = world.clock.now() - MINUTE - LOOK_EVERY;
  return plan.deadMan && !watched.pings.some((at) => at >= since) ? ["L6: no sign of life goes out"] : [];
}

function oneUsablePlace({ world }: Run, { number, states }: Chronicle): string[] {
  const { place } = states.at(-1)!;
  if (place === null) return [`L1: INC-${number} has no place`];
  if (world.slack.channel(place.channel) === undefined) return [`L1: INC-${number} has a place that isn't there`];
  return [];
}

/** L3, and the half of S17 that says no page is given up in silence. */
function nothingLeft({ database, ledger }: Run): string[] {
  const effects = database.client
    .prepare("select id, kind, status, last_error from effects where status = 'pending' or status = 'dead'")
    .all() as { id: string; kind: string; status: string; last_error: string }[];
  const inbox = database.client
    .prepare("select id, last_error from inbox where done_at is null and id not like 'Ev-poison-%'")
    .all() as { id: string; last_error: string }[];
  return [
    ...effects
      .filter(({ status }) => status === "pending")
      .map(({ id, kind, last_error }) => `L3: ${kind} ${id} is still to be done: ${last_error}`),
    ...effects
      .filter(({ id, status, kind }) => status === "dead" && kind === "page" && !reportedFailed(ledger, id))
      .map(({ id, last_error }) => `S17: the page ${id} was given up in silence: ${last_error}`),
    ...inbox.map(({ id, last_error }) => `L3: the event ${id} was never processed: ${last_error}`),
  ];
}

/** The room was told, and another way was tried. */
function reportedFailed(ledger: Run["ledger"], effect: string): boolean {
  const [, number, seq] = effect.split(":");
  const history = ledger.all.get(Number(number))?.history ?? [];
  const call = history.find((recorded) => recorded.seq === Number(seq))?.event;
  if (call === undefined || !("step" in call && "person" in call)) return false;
  const reports = history.flatMap(({ event }) =>
    event.type === "callReported" && event.step === call.step && event.person === call.person ? [event.outcome] : [],
  );
  return reports.includes("failed") && reports.includes("sent");
}

const ends = new Set<Recorded["event"]["type"]>([
  "pageAnswered",
  "pagingStopped",
  "peopleStoodDown",
  "pageDeclined",
  "resolved",
  "closed",
  "cancelled",
]);

function everyStepRang({ world }: Run, { number, history }: Chronicle): string[] {
  return history.flatMap(({ event, at }, index) => {
    if (event.type !== "personCalled" || !event.means.includes("webhook")) return [];
    const rang = world.phone
      .rings(event.person)
      .some((ring) => ring.incident === `INC-${number}` && ring.step === event.step);
    // A step that somebody answered or called off while the pager was away needn't ring any more.
    return rang || history.slice(index + 1).some((other) => ends.has(other.event.type))
      ? []
      : [`L2: step ${event.step} of INC-${number} (${at}) never rang ${event.person}`];
  });
}

interface Kept {
  ts: string;
  text: string;
  deleted: number;
}

/** L4 and S4: what stands in Slack stands in the record, once and in its last wording; and what was deleted is. */
function everyMessageKept({ world, database }: Run, { number, states }: Chronicle): string[] {
  const place = states.at(-1)!.place;
  if (place === null || place.threadTs !== null) return [];
  const rows = database.client
    .prepare("select ts, text, deleted_at is not null as deleted from messages where channel = ? and incident = ?")
    .all(place.channel, number) as Kept[];
  const kept = new Map(rows.map((row) => [row.ts, row]));
  const posted = world.slack.messages(place.channel);
  const found = posted.flatMap((message) => {
    const row = kept.get(message.ts);
    const words = message.text.slice(0, 40);
    if (row === undefined) return [`L4: the message ${message.ts} "${words}" of INC-${number} isn't in the record`];
    if (row.deleted) return [`L4: the message ${message.ts} "${words}" of INC-${number} counts as deleted`];
    return message.subtype === undefined && message.bot_id === undefined && row.text !== message.text
      ? [`S4: the record of INC-${number} has "${row.text}" where "${message.text}" stands`]
      : [];
  });
  const standing = new Set(posted.map(({ ts }) => ts));
  const ghosts = rows.filter(({ ts, deleted }) => !deleted && !standing.has(ts));
  return [...found, ...ghosts.map(({ ts }) => `L4: the record of INC-${number} has ${ts}, which isn't in Slack`)];
}

/** S18: the file is whole, and every chain holds. */
function wholeFile({ database }: Run): string[] {
  const { client } = database;
  const found: string[] = [];
  if (client.pragma("integrity_check", { simple: true }) !== "ok") found.push("S18: the database is damaged");
  if ((client.pragma("foreign_key_check") as unknown[]).length > 0) found.push("S18: a row refers to nothing");
  const events = client.prepare("select * from events order by stream, seq").all() as EventRow[];
  for (const [stream, rows] of Map.groupBy(events, (row) => row.stream)) {
    const broken = firstBrokenLink(rows);
    if (broken !== null) found.push(`S18: the chain of ${stream} breaks at ${broken}`);
  }
  return found;
}
