import { defaultTargets } from "../../src/incident/rules.ts";
import type { Material } from "../../src/record/export-markdown.ts";
import { mdText } from "../../src/record/markdown.ts";
import { recordOf, type Message } from "../../src/record/record.ts";
import { textsIn, type Locale } from "../../src/texts/texts.ts";
import type { Scenario } from "../incident/scenario.ts";

/** A message as somebody wrote it in the room. */
export function message(change: Partial<Message> = {}): Message {
  return {
    channel: "C0ROOM",
    ts: "1795370520.000001",
    threadTs: null,
    person: "grace",
    kind: "message",
    text: "the pool is full",
    files: [],
    at: 1_795_370_520_000,
    edited: false,
    deleted: false,
    moment: false,
    own: false,
    effect: null,
    spoken: true,
    ...change,
  };
}

/** What documents about a night are made from; its times are Seoul's. */
export function materialOf(night: Scenario, messages: readonly Message[] = [], locale: Locale = "en"): Material {
  const { incident, history, now } = night;
  return {
    incident,
    history,
    messages,
    lines: recordOf(incident, history, messages),
    head: "4f2a",
    now,
    targets: defaultTargets[incident.severity],
    locale,
    zone: "Asia/Seoul",
    say: {
      texts: textsIn(locale),
      person: (id) => `@${id}`,
      name: (id) => id,
      words: mdText,
      severity: (severity) => severity.toUpperCase(),
      clock: () => "03:30",
      length: () => "5 min",
    },
    linkTo: () => null,
  };
}
