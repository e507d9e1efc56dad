import { DateTime } from "luxon";
import type { z } from "zod";
import { isHolidayCountry } from "../calendar/holidays.ts";
import { DAY, MINUTE } from "../clock.ts";
import { parseSeverity } from "../incident/severity.ts";
import { readEmail } from "../people/reach/address.ts";
import { parseDuration } from "./duration.ts";
import { escalation, ladders, targets } from "./escalation-schema.ts";
import {
  address,
  channel,
  duration,
  durationOrOff,
  field,
  list,
  named,
  oneOf,
  oneOrMore,
  section,
  text,
  timezone,
} from "./fields.ts";
import { deadManSection } from "./dead-man.ts";
import { notifiersSection, phone, waysOfPerson } from "./notifier-schema.ts";
import { parseHandOver, parseWeekSpan, parseWorkingHours } from "./week-times.ts";

const person = section({
  slack: field(
    (given) => (/^[UW][A-Z0-9]{2,}$/.test(given) ? given : undefined),
    "a Slack user id",
    'Copy it in Slack: the person\'s profile, More, "Copy member ID" (U…).',
  ),
  phone: phone.optional(),
  email: field(readEmail, "an email address", "Write one such as grace@example.com.").optional(),
  locale: oneOf(["en", "ko"]).optional(),
  ...waysOfPerson,
});

const date = field(
  (given) => (/^\d{4}-\d{2}-\d{2}$/.test(given) && DateTime.fromISO(given).isValid ? given : undefined),
  "a date",
  "Write one such as 2026-01-05.",
);

const rotation = section({
  members: list(text)
    .prefault([])
    .refine((members) => members.length > 0, "names nobody. Write who takes turns, such as [grace, linus]."),
  every: field(parseWholeDays, "a number of whole days", "Write one such as 1d, 1w or 2w.").default(7),
  handOver: field(
    (given) => parseHandOver(given) ?? undefined,
    "a time to hand over",
    'Write "Mon 09:00", or "09:00" for a rotation of days.',
  ).optional(),
  timezone: timezone.optional(),
  from: date.default("2026-01-05"),
  hours: oneOrMore(
    field(
      (given) => parseWeekSpan(given) ?? undefined,
      "a span of hours",
      'Write one such as "Mon-Fri 09:00-18:00", or "Mon-Fri 18:00-09:00" into the next morning; it is read in the rotation\'s timezone.',
    ),
  ).optional(),
}).transform(({ every, handOver, ...rest }, context) => {
  const wholeWeeks = every % 7 === 0;
  if (handOver && handOver.weekday !== null && !wholeWeeks) {
    const message = `names a weekday, but every is ${every}d. Write only the time, or make every 1w or 2w.`;
    context.addIssue({ code: "custom", path: ["handOver"], message });
  }
  return { ...rest, everyDays: every, handOver: handOver ?? { weekday: wholeWeeks ? 1 : null, minuteOfDay: 9 * 60 } };
});

/** One rotation, or several of which the first that is within its hours holds the layer. */
const layer = oneOrMore(rotation).superRefine((rotations, context) => {
  const endless = rotations.findIndex(({ hours }) => hours === undefined);
  if (endless === -1 || endless === rotations.length - 1) return;
  const message =
    "is never asked: the one before it has no hours and holds always. Give that one hours, or put it last.";
  context.addIssue({ code: "custom", path: [endless + 1], message });
});

const holidays = field(
  (given) =>
    given.toLowerCase() === "off" ? null : isHolidayCountry(given.toUpperCase()) ? given.toUpperCase() : undefined,
  "a country whose holidays are known",
  "Write its two letters, such as KR, or with its state, such as DE-BY; or off.",
);

const holidayOverrides = section({ add: list(date).prefault([]), remove: list(date).prefault([]) });

const team = section({
  layers: named(layer),
  manager: text.optional(),
  escalation,
  hours: field(
    (given) => parseWorkingHours(given) ?? undefined,
    "a span of working hours",
    'Write them as "Mon-Fri 09:00-18:00", with a time zone after it when it is another.',
  ).optional(),
  holidays: holidays.optional(),
  holidayOverrides: holidayOverrides.optional(),
  channel: channel.optional(),
});

const service = section({
  team: text.optional(),
  aliases: list(text).prefault([]),
  runbook: text.optional(),
  core: list(text).prefault([]),
});

const severity = section({
  remindEvery: durationOrOff.optional(),
  remindEveryMitigated: durationOrOff.optional(),
  pageAfterSilence: durationOrOff.optional(),
  room: oneOf(["full", "light", "thread"]).optional(),
  targets: targets.optional(),
});

/** By severity, whichever of its two names the file uses. */
const severities = named(severity).transform((given) => {
  const entries = Object.entries(given).map(([key, rules]) => [parseSeverity(key) ?? key, rules] as const);
  return Object.fromEntries(entries);
});

/** What may stand in the configuration file, with the defaults that need nothing else to be known. */
export const fileSchema = section({
  locale: oneOf(["en", "ko"]).default("en"),
  timezone: timezone.default("UTC"),
  command: field(parseCommand, "a command", "Write one word in small letters, such as /incident.").default("/incident"),
  announceChannel: channel.default("incidents"),
  defaultTeam: text.optional(),
  admins: list(text).prefault([]),
  executives: list(text).prefault([]),
  severityNames: oneOf(["sev", "p"]).default("sev"),
  severities,
  ladders,
  people: named(person),
  teams: named(team),
  holidays: holidays.optional(),
  holidayOverrides: holidayOverrides.optional(),
  services: named(service),
  notifiers: notifiersSection,
  publicUrl: address.optional(),
  watchAfterResolve: duration.default(30 * MINUTE),
  deadMan: deadManSection.optional(),
});

export type FileContents = z.infer<typeof fileSchema>;

function parseWholeDays(given: string): number | undefined {
  const length = parseDuration(given);
  return length !== null && length % DAY === 0 ? length / DAY : undefined;
}

function parseCommand(given: string): string | undefined {
  const name = /^\/?([\p{Ll}\p{Lo}\p{N}_-]{1,31})$/u.exec(given)?.[1];
  return name && `/${name}`;
}
