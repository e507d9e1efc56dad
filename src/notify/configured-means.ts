import { personBySlackId, type Config, type NotifierName, type Person } from "../config/config.ts";
import type { Means, Reach } from "../oncall/ladder.ts";
import type { Contact } from "../people/reach/contact.ts";
import { SLACK_MEANS } from "./notifier.ts";
import { ways } from "./ways.ts";

/** Which setting opens a way, and whom it reaches. */
interface Opening extends Means {
  readonly setUpBy: NotifierName;
  reaches(person: Person): boolean;
}

const hasPhone = (person: Person): boolean => person.phone != null;

const openings: readonly Opening[] = [
  { ...ways.voice, setUpBy: "twilio", reaches: hasPhone },
  { ...ways.sms, setUpBy: "twilio", reaches: hasPhone },
  { ...ways.solapi, setUpBy: "solapi", reaches: (person) => person.phone?.startsWith("+82") ?? false },
  { ...ways.pushover, setUpBy: "pushover", reaches: (person) => person.pushover != null },
  { ...ways.pagerduty, setUpBy: "pagerduty", reaches: (person) => person.pagerduty },
  { ...ways.ntfy, setUpBy: "ntfy", reaches: (person) => person.ntfy != null },
  { ...ways.webhook, setUpBy: "webhook", reaches: () => true },
  { ...ways.mail, setUpBy: "email", reaches: (person) => person.email != null },
];

/**
 * How a call would reach somebody, Slack first. Judged by what the file sets up, so that a file can be examined where
 * neither tokens nor secrets are. `contact` is what they entered themselves.
 */
export function configuredMeans(config: Config, slackId: string, contact: Contact | null = null): readonly Means[] {
  const person = { ...unlisted(slackId), ...personBySlackId(config, slackId), ...contact?.addresses };
  const open = openings.filter(({ setUpBy, reaches }) => config.notifiers.named.includes(setUpBy) && reaches(person));
  return [SLACK_MEANS, ...open.map(({ name, kind, rings }) => ({ name, kind, rings }))];
}

/** The same with their own rules, where they made any. */
export function configuredReach(config: Config, slackId: string, contact: Contact | null): Reach {
  return { means: configuredMeans(config, slackId, contact), rules: contact?.rules ?? {} };
}

/** Whom the file doesn't name may be called all the same. */
function unlisted(slack: string): Person {
  const none = { phone: null, email: null, pushover: null, ntfy: null, pagerduty: false };
  return { name: slack, slack, locale: null, ...none };
}
