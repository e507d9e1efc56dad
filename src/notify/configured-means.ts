import { personBySlackId, type Config, type NotifierName, type Person } from "../config/config.ts";
import type { Means } from "../oncall/escalation-chain.ts";
import { SLACK } from "./notifier.ts";

/** One way out, as its notifier is called; whether it wakes somebody, and whom it reaches. */
interface Way extends Means {
  readonly setUpBy: NotifierName;
  reaches(person: Person | undefined): boolean;
}

const hasPhone = (person: Person | undefined): boolean => person?.phone != null;

/** Those that ring first, as they are tried. A text message alone wakes few. */
const ways: readonly Way[] = [
  { setUpBy: "twilio", name: "voice", rings: true, reaches: hasPhone },
  { setUpBy: "twilio", name: "sms", rings: false, reaches: hasPhone },
  { setUpBy: "solapi", name: "solapi", rings: false, reaches: (person) => person?.phone?.startsWith("+82") ?? false },
  { setUpBy: "pushover", name: "pushover", rings: true, reaches: (person) => person?.pushover != null },
  { setUpBy: "pagerduty", name: "pagerduty", rings: true, reaches: (person) => person?.pagerduty === true },
  { setUpBy: "ntfy", name: "ntfy", rings: false, reaches: (person) => person?.ntfy != null },
  { setUpBy: "webhook", name: "webhook", rings: true, reaches: () => true },
  { setUpBy: "email", name: "mail", rings: false, reaches: (person) => person?.email != null },
];

/**
 * How a call would reach somebody, Slack first. Judged by what the file sets up, so that a file can be examined where
 * neither tokens nor secrets are.
 */
export function configuredMeans(config: Config, slackId: string): readonly Means[] {
  const person = personBySlackId(config, slackId);
  const open = ways.filter(({ setUpBy, reaches }) => config.notifiers.named.includes(setUpBy) && reaches(person));
  return [{ name: SLACK, rings: false }, ...open.map(({ name, rings }) => ({ name, rings }))];
}
