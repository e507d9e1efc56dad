import type { EntryKind } from "../../incident/events.ts";
import type { Reply } from "../listening.ts";
import { clockTime } from "../mrkdwn.ts";
import { takeClock, takeMoment } from "../verbs/arguments.ts";
import { plainWords } from "../verbs/plain-words.ts";
import type { Verb, VerbCall } from "../verbs/verb.ts";
import { identify, mitigate } from "./milestones.ts";

const note = entryVerb("note", [], ["기록", "메모"]);
const decision = entryVerb("decision", ["decide", "decided"], ["결정", "의사결정"]);
const finding = entryVerb("finding", ["found"], ["발견", "파악"]);
const action = entryVerb("action", [], ["조치", "시도"]);

const eta: Verb = {
  name: "eta",
  aliases: [],
  korean: ["예상복구", "예상", "복구예상"],
  where: "room",
  fits: (args) => takeMoment(args, "UTC", 0)?.rest === "",
  async run(call) {
    const { parts, texts, by, cause, command } = call;
    const zone = await zoneOf(call);
    const taken = takeMoment(call.args, zone, parts.clock.now());
    if (taken === null) return { text: texts.entries.usage.eta({ command }) };
    await parts.engine.handle(call.incident!, { type: "giveEta", eta: taken.at }, by, cause);
    // Said back with its zone: the time was meant in the speaker's own.
    return { text: texts.entries.etaSet({ time: clockTime(taken.at, zone) }) };
  },
};

const impact: Verb = {
  name: "impact",
  aliases: [],
  korean: ["영향", "피해"],
  where: "room",
  fits: (args) => args !== "",
  async run(call) {
    const { parts, texts, by, cause, command } = call;
    const text = words(call, call.args);
    if (text === "") return { text: texts.entries.usage.impact({ command }) };
    await parts.engine.handle(call.incident!, { type: "giveImpact", text }, by, cause);
  },
};

const identified: Verb = {
  name: "identified",
  aliases: ["identify"],
  korean: ["원인확인", "원인", "원인파악"],
  where: "room",
  fits: (args) => args === "",
  run: (call) => identify(call, call.incident!, words(call, call.args) || null),
};

const mitigated: Verb = {
  name: "mitigate",
  aliases: ["mitigated"],
  korean: ["완화", "응급조치", "임시조치", "우회"],
  where: "room",
  fits: (args) => args === "",
  run: (call) => mitigate(call, call.incident!, words(call, call.args) || null),
};

export const verbs: readonly Verb[] = [note, decision, finding, action, eta, impact, identified, mitigated];

/** A line of the record; a time in front of it says when it happened. */
function entryVerb(name: EntryKind, aliases: readonly string[], korean: Verb["korean"]): Verb {
  return {
    name,
    aliases,
    korean,
    where: "room",
    fits: (args) => args !== "",
    run: (call) => writeEntry(call, name),
  };
}

async function writeEntry(call: VerbCall, kind: EntryKind): Promise<Reply | void> {
  const { parts, texts, by, cause, command } = call;
  const timed = takeClock(call.args, await zoneOf(call), parts.clock.now(), "past");
  const text = words(call, timed?.rest ?? call.args);
  if (text === "") return { text: texts.entries.usage[kind]({ command }) };
  await parts.engine.handle(
    call.incident!,
    { type: "writeEntry", kind, text, happenedAt: timed?.at ?? null },
    by,
    cause,
  );
}

function words({ parts }: VerbCall, args: string): string {
  return plainWords(args, (person) => parts.people.nameOf(person)).trim();
}

/** Times are meant in the zone of whoever types them. */
async function zoneOf({ parts, person }: VerbCall): Promise<string> {
  return (await parts.people.find(person))?.tz ?? parts.config.timezone;
}
