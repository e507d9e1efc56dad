import { incidentStream, readEvent } from "../../engine/stream.ts";
import type { EventOf, Recorded } from "../../incident/events.ts";
import { eventsOfType } from "../../store/event-rows.ts";
import { incidentNumber } from "../../engine/stream.ts";
import { section } from "../blocks.ts";
import { incidentOf } from "../close/ending.ts";
import type { Reply } from "../listening.ts";
import { escape, escapeShort, mention } from "../mrkdwn.ts";
import { findPerson, isMe, takeDate } from "../verbs/arguments.ts";
import type { Verb, VerbCall } from "../verbs/verb.ts";

const followup: Verb = {
  name: "followup",
  aliases: ["follow-up"],
  korean: ["후속조치", "후속", "재발방지", "액션아이템"],
  where: "room",
  // Outside a room nothing says which incident is meant.
  fits: () => false,
  run: add,
};

const followups: Verb = {
  name: "followups",
  aliases: ["follow-ups"],
  korean: ["후속목록", "후속조치목록"],
  where: "anywhere",
  fits: (args) => args.trim() === "",
  run: (call) => (call.incident === null ? mine(call) : ofIncident(call, call.incident)),
};

export const followupVerbs: readonly Verb[] = [followup, followups];

/** What, who and when, in any order at the end of the line. */
async function add(call: VerbCall): Promise<Reply> {
  const { parts, texts, person, by, cause } = call;
  if (call.args.trim() === "") return ofIncident(call, call.incident!);
  const { text, owner, due } = await read(call);
  if (text === "") return { text: texts.followups.how(call.command) };
  const command = { type: "addFollowUp", text, owner, due } as const;
  const { incident } = await parts.engine.handle(call.incident!, command, by, cause);
  const shown = owner === null ? null : texts.terms.person(mention(owner));
  const n = incident.followUps.length;
  return { text: texts.followups.added({ n, incident: `INC-${incident.number}`, owner: shown, due }) };

  async function read({ args }: VerbCall): Promise<{ text: string; owner: string | null; due: string | null }> {
    const zone = (await parts.people.find(person))?.tz ?? parts.config.timezone;
    const now = parts.clock.now();
    const before = takeDate(args, zone, now);
    const who = findPerson(before?.rest ?? args);
    const rest = who?.rest ?? before?.rest ?? args;
    const date = before ?? takeDate(rest, zone, now);
    const words = (before === null ? (date?.rest ?? rest) : rest).trim();
    const last = words.split(/\s+/u).at(-1) ?? "";
    const me = who === null && isMe(last) && words !== last;
    return {
      text: me ? words.slice(0, -last.length).trim() : words,
      owner: who?.value ?? (me ? person : null),
      due: date?.date ?? null,
    };
  }
}

async function ofIncident(call: VerbCall, number: number): Promise<Reply> {
  const t = call.texts.followups;
  const { followUps } = await incidentOf(call, number);
  const incident = `INC-${number}`;
  if (followUps.length === 0) return { text: t.noneHere({ incident, command: call.command }) };
  const lines = followUps.map(({ number: n, text, owner, due }) =>
    t.line({
      n,
      text: escapeShort(text, 300),
      owner: owner === null ? null : call.texts.terms.person(mention(owner)),
      due,
    }),
  );
  return listed(t.ofIncident(incident), lines);
}

/** Outside a war room: everything the person has taken on, whatever became of the incident. */
async function mine({ parts, person, texts }: VerbCall): Promise<Reply> {
  const rows = await parts.store.read((tx) => eventsOfType(tx, "followUpAdded"));
  const own = rows
    .map((row) => ({ stream: row.stream, recorded: readEvent(row) as Recorded<EventOf<"followUpAdded">> }))
    .filter(
      ({ recorded, stream }) => recorded.event.owner === person && stream === incidentStream(incidentNumber(stream)),
    );
  if (own.length === 0) return { text: texts.followups.noneMine };
  const lines = own.map(({ stream, recorded: { event } }) =>
    texts.followups.lineElsewhere({
      incident: `INC-${incidentNumber(stream)}`,
      n: event.followUp,
      text: escape(event.text),
      due: event.due,
    }),
  );
  return listed(texts.followups.mine, lines);
}

/** As many as fit in a private answer, the newest kept. */
function listed(heading: string, lines: readonly string[]): Reply {
  const kept: string[] = [];
  let length = heading.length;
  for (const line of lines.toReversed()) {
    length += line.length + 1;
    if (length > 2_900) break;
    kept.unshift(line);
  }
  const text = [heading, ...kept].join("\n");
  return { text, blocks: [section(text)] };
}
