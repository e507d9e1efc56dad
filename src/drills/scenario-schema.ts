import { z } from "zod";
import { MINUTE } from "../clock.ts";
import { duration, field, list, named, oneOf, section, text } from "../config/fields.ts";
import { severitySchema } from "../incident/severity.ts";
import { conditionNames } from "./conditions.ts";

/** The buttons a scripted person presses, by what they do rather than by what is written on them. */
const buttonNames = [
  "take-command",
  "approve-update",
  "send-update-back",
  "no-change",
  "still-on-it",
  "on-a-call",
  "call-over",
  "close",
] as const;
export type ButtonName = (typeof buttonNames)[number];

/** How a scripted person answers a page: in its direct message, through the link on their phone, or not at all. */
const answers = ["message", "phone", "declines"] as const;

/** One text in both languages; a plain line where it reads the same in both. */
const words = z.unknown().transform((given, context): { en: string; ko: string } => {
  if (typeof given === "string" && given.trim() !== "") return { en: given, ko: given };
  const parsed = both.safeParse(given);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: "must be said in both languages. Write { en: …, ko: … }." });
  return z.NEVER;
});
const both = z.strictObject({ en: z.string().trim().min(1), ko: z.string().trim().min(1) });
export type Words = z.output<typeof words>;

const emoji = field(
  (given) => (/^[a-z0-9_+-]{1,100}$/.test(given) ? given : undefined),
  "an emoji",
  "Write its name without colons, such as pushpin.",
);

const role = section({ person: text, does: words });

/** What is filled in: a text in one language or both, or the options to tick. */
const fieldValue = z.union([list(text), words], { error: "must be a text, or a list such as [impactGone]." });

/** Everything a step can make its person do. Each step does exactly one of them; a form may follow what opens it. */
const acts = {
  says: words.optional(),
  declares: words.optional(),
  types: words.optional(),
  clicks: oneOf(buttonNames).optional(),
  answers: oneOf(answers).optional(),
  reacts: emoji.optional(),
  joins: oneOf(["room"]).optional(),
  /** Brings the person of another role into the room. */
  invites: text.optional(),
};
export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];

const condition = oneOf(conditionNames);

const step = section({
  by: text,
  when: condition.optional(),
  orAfter: duration.optional(),
  unless: condition.optional(),
  wait: duration.default(0),
  prompt: words.optional(),
  ...acts,
  /** With `says`, `types` and `declares`: a channel other than the room. */
  in: text.optional(),
  /** With `declares`: what they take it for. */
  severity: field(
    (given) => severitySchema.safeParse(given.toLowerCase()).data,
    "a severity",
    "Write sev1, sev2, sev3 or sev4.",
  ).optional(),
  /** With `reacts`: whose last message. */
  to: text.optional(),
  /** With `types` and `clicks`: the form that opens, filled in. */
  sends: z
    .record(z.string(), fieldValue, {
      error: "must hold fields of the form. Write each as its name and what is filled in.",
    })
    .optional(),
});

/** What stands in a scenario's file. */
export const scenarioSchema = section({
  title: words,
  summary: words,
  /** The longest it may take, in milliseconds of incident time; then it ends as it stands. */
  lasts: duration.default(90 * MINUTE),
  roles: named(role),
  script: list(step).refine((steps) => steps.length > 0, "is empty. Write what somebody does first."),
});

export type ScenarioFile = z.output<typeof scenarioSchema>;
export type Step = ScenarioFile["script"][number];
