import { personBySlackId, type Config, type NotifierName, type Person } from "../config/config.ts";
import type { Means } from "../oncall/ladder.ts";
import { SLACK_MEANS } from "./notifier.ts";
import { ways } from "./ways.ts";

/** Which setting opens a way, and whom it reaches. */
interface Opening extends Means {
  readonly setUpBy: NotifierName;
  reaches(person: Person | undefined): boolean;
}

const hasPhone = (person: Person | undefined): boolean => person?.phone != null;

const openings: readonly Opening[] = [
  { ...ways.voice, setUpBy: "twilio", reaches: hasPhone },
  { ...ways.sms, setUpBy: "twilio", reaches: hasPhone },
  { ...ways.solapi, setUpBy: "solapi", reaches: (person) => person?.phone?.startsWith("+82") ?? false },
  { ...ways.pushover, setUpBy: "pushover", reaches: (person) => person?.pushover != null },
  { ...ways.pagerduty, setUpBy: "pagerduty", reaches: (person) => person?.pagerduty === true },
  { ...ways.ntfy, setUpBy: "ntfy", reaches: (person) => person?.ntfy != null },
  { ...ways.webhook, setUpBy: "webhook", reaches: () => true },
  { ...ways.mail, setUpBy: "email", reaches: (person) => person?.email != null },
];

/**
 * How a call would reach somebody, Slack first. Judged by what the file sets up, so that a file can be examined where
 * neither tokens nor secrets are.
 */
export function configuredMeans(config: Config, slackId: string): readonly Means[] {
  const person = personBySlackId(config, slackId);
  const open = openings.filter(({ setUpBy, reaches }) => config.notifiers.named.includes(setUpBy) && reaches(person));
  return [SLACK_MEANS, ...open.map(({ name, kind, rings }) => ({ name, kind, rings }))];
}
