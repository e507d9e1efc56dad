import { isOver, type Call, type Incident } from "../../incident/incident.ts";
import type { CallFacts } from "../../notify/notifier.ts";
import type { Parts } from "../../parts.ts";
import { sceneFor } from "../../slack/living/scene.ts";
import { callFacts } from "../../slack/paging/call-facts.ts";
import { textsIn, type Texts } from "../../texts/texts.ts";
import { act, answererOf, type Line, type Outcome } from "./act.ts";
import { isMachine } from "./answered-by.ts";
import { askForKey, hangUp, say, twiml } from "./twiml.ts";

export interface VoiceLine extends Line {
  step: number;
  /** Where a key that was pressed is brought. */
  keyUrl: string;
}

/** What a call says to whoever picks up; a machine is told nothing, and nothing stays on its tape. */
export async function greet(parts: Parts, line: VoiceLine, answeredBy: string | null): Promise<string> {
  if (isMachine(answeredBy)) return twiml(hangUp);
  const incident = await parts.engine.load(line.incident);
  const call = incident?.paging.calls.find((each) => each.step === line.step && each.person === line.person);
  const texts = textsIn(await parts.people.localeFor(line.person));
  if (!incident || !call || !rings(incident, call)) {
    const who = incident ? answererOf(parts, incident, line.person) : null;
    return last(texts, texts.notify.voice.over({ who: who && texts.terms.person(who) }));
  }
  const facts = callFacts(incident, call, await sceneFor(parts, incident, line.person));
  const { voice } = texts.notify;
  const by = facts.next && voice.time(facts.next.at, facts.zone);
  return twiml(
    askForKey(spoken(facts, texts), voice.language, line.keyUrl),
    say(voice.noKey({ by }), voice.language),
    hangUp,
  );
}

/** What follows a key. `cause` is the same when Twilio brings the same key twice. */
export async function press(parts: Parts, line: VoiceLine, digit: string, cause: string): Promise<string> {
  if (digit !== "1" && digit !== "2") return greet(parts, line, null);
  const outcome = await act(parts, line, digit === "1" ? "answer" : "decline", cause);
  const texts = textsIn(await parts.people.localeFor(line.person));
  return last(texts, wordsFor(outcome, texts));
}

function wordsFor(outcome: Outcome, { notify, terms }: Texts): string {
  const { voice } = notify;
  switch (outcome.kind) {
    case "taken":
      return voice.taken;
    case "passed":
      return voice.passed;
    case "helped":
      return voice.helped;
    case "over":
      return voice.over({ who: outcome.who && terms.person(outcome.who) });
    case "nobodyLeft":
      return notify.nobodyLeft;
    case "notAMember":
      return voice.notAMember;
    case "notCalled":
      return voice.over({ who: null });
  }
}

function rings(incident: Incident, call: Call): boolean {
  return call.state === "ringing" && !isOver(incident) && incident.phase !== "resolved";
}

function spoken(facts: CallFacts, texts: Texts): string {
  const { voice } = texts.notify;
  const { drill, severity, number, title, layer, team, quietMinutes } = facts;
  const about = { drill, severity, number, title };
  if (quietMinutes !== null) return voice.quiet({ ...about, minutes: quietMinutes });
  const role = layer === null || team === null ? null : voice.role({ layer: texts.terms.layer(layer), team });
  return voice.page({ ...about, role });
}

function last(texts: Texts, words: string): string {
  return twiml(say(words, texts.notify.voice.language), hangUp);
}
