import { z } from "zod";
import { parseSeverity } from "../incident/severity.ts";
import { meansKinds } from "../oncall/ladder.ts";
import { parseDuration } from "./duration.ts";
import { duration, durationOrOff, field, list, MUST_HOLD_KEYS, named, oneOf, oneOrMore, section } from "./fields.ts";

/** `primary`, `manager`, a layer of the team's own, `person:grace` or `team:platform`. */
const target = field(
  (given) =>
    /^(?:(?:person|team):\s*)?[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(given) ? given.replace(/:\s+/, ":") : undefined,
  "somebody to call",
  "Write primary, secondary, manager, a layer of the team, person:grace or team:platform.",
);

const step = section({
  call: oneOrMore(target),
  wait: duration.optional(),
  hours: oneOf(["always", "working", "otherwise"]).default("always"),
});

const repeat = field(
  (given) => (given.toLowerCase() === "always" ? null : /^[1-9]\d?$/.test(given) ? Number(given) : undefined),
  "a number of rounds",
  'Write always, or a number in quotes, such as "3".',
);

const policy = section({
  steps: list(step)
    .prefault([])
    .refine((steps) => steps.length > 0, "has no steps. Write at least one, or take it out."),
  repeat: repeat.default(null),
});

/** Keys are severities, whichever of their two names the file uses. */
function bySeverity<Entry extends z.ZodType>(entry: Entry) {
  return named(entry).transform((given) =>
    Object.fromEntries(Object.entries(given).map(([key, value]) => [parseSeverity(key) ?? key, value] as const)),
  );
}

export const escalation = bySeverity(policy);

const kinds = list(oneOf(meansKinds));

/** `{ 0m: [slack, sms], 2m: [voice] }`: after how long, and by what. */
const rungs = z.record(z.string(), kinds, { error: MUST_HOLD_KEYS }).transform((given, context) => {
  const read = Object.entries(given).map(([key, means]) => ({ key, after: timeAfter(key), kinds: means }));
  for (const { key, after } of read) {
    const message = `${JSON.stringify(key)} is not a time. Write how long after the call: 0m, 2m, 5m.`;
    if (after === null) context.addIssue({ code: "custom", path: [key], message });
  }
  return read
    .map(({ after, kinds: means }) => ({ after: after ?? 0, kinds: means }))
    .toSorted((left, right) => left.after - right.after);
});

export const ladders = bySeverity(
  section({ working: rungs.optional(), otherwise: rungs.optional(), later: rungs.optional() }),
);

export const targets = section({
  answer: durationOrOff.optional(),
  firstAction: durationOrOff.optional(),
  mitigate: durationOrOff.optional(),
  clock: oneOf(["always", "working"]).optional(),
});

function timeAfter(text: string): number | null {
  return /^\s*0\s*[smh]?\s*$/i.test(text) ? 0 : parseDuration(text);
}
