import { MINUTE } from "../clock.ts";
import type { Config } from "../config/config.ts";
import { examineDatabase, type Received } from "../store/examine.ts";
import { bad, good, unsure, type Finding } from "./finding.ts";
import { networkWords } from "./network-words.ts";

/** The database, and what it shows of Slack's having reached us; it is only read. */
export async function checkDatabase(config: Config): Promise<{ findings: Finding[]; received: Received | null }> {
  const name = nameOf(config.databaseUrl);
  try {
    const report = await examineDatabase(config.databaseUrl);
    const findings = [
      states[report.state](name),
      report.writable
        ? good(`Database: ${name} can be written.`)
        : bad(`Database: ${name} can't be written. ${mend(name)}`),
      ...quarantine(report.received),
    ];
    return { findings, received: report.received };
  } catch (error) {
    return { findings: [bad(`Database: ${name} can't be opened: ${networkWords(error)}.`)], received: null };
  }
}

const states: Record<"absent" | "empty" | "outdated" | "current" | "newer", (name: string) => Finding> = {
  absent: (name) => unsure(`Database: there is no ${name} yet. The first start makes it.`),
  empty: (name) => unsure(`Database: ${name} has no tables yet. The first start makes them.`),
  outdated: (name) =>
    unsure(`Database: ${name} is of an older version. The next start brings it up to date; back it up first.`),
  current: (name) => good(`Database: ${name} is up to date.`),
  newer: (name) =>
    bad(
      `Database: ${name} was written by a newer Watchfire. Start that version, or restore the backup made before it.`,
    ),
};

function mend(name: string): string {
  return name.startsWith("postgres")
    ? "Its user needs to create tables in the schema public, on the primary."
    : "Give this user the right to write the file and its folder.";
}

function quarantine(received: Received | null): Finding[] {
  if (received === null || received.quarantined === 0) return [];
  return [bad(`Events: ${received.quarantined} failed five times and were put aside. The log says why.`)];
}

/** What came in so far; whether the app is subscribed can't be asked with a bot token. */
export function checkReceived(received: Received | null, command: string, now: number): Finding[] {
  const where = "at https://api.slack.com/apps, compared with what npm run manifest prints";
  const lastAt = received?.lastEventAt ?? null;
  return [
    lastAt === null
      ? unsure(`Events: none has come yet. Slack doesn't let a bot ask; look under Event Subscriptions ${where}.`)
      : good(`Events: they arrive; the last one ${ago(now - lastAt)}.`),
    received?.command === true
      ? good(`Command: ${command} has been used.`)
      : unsure(
          `Command: ${command} has not been used yet. Slack doesn't let a bot ask; type it in Slack, or look under Slash Commands ${where}.`,
        ),
  ];
}

function ago(ms: number): string {
  const minutes = Math.max(Math.round(ms / MINUTE), 0);
  if (minutes < 2) return "just now";
  if (minutes < 120) return `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`;
}

/** Without its password. */
function nameOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl) || !databaseUrl.startsWith("postgres")) return databaseUrl;
  const { protocol, host, pathname } = new URL(databaseUrl);
  return `${protocol}//${host}${pathname}`;
}
