import type { EntryKind } from "../../incident/events.ts";
import { quoted, sentence } from "../sentence.ts";

type By = { by: string };

/** One sentence in the room about what has just happened. People, times and severities come ready made. */
export const lines = {
  severityChosen: (a: By & { severity: string }) => `Severity chosen: *${a.severity}*, by ${a.by}.`,
  severityRaised: (a: By & { from: string; to: string; reason: string }) =>
    `Severity raised: ${a.from} → *${a.to}*, by ${a.by}: ${quoted(a.reason)}`,
  severityLowered: (a: By & { from: string; to: string; reason: string }) =>
    `Severity lowered: ${a.from} → *${a.to}*, by ${a.by}: ${quoted(a.reason)}`,
  severityKept: (a: By & { severity: string; reason: string }) =>
    `Severity stays *${a.severity}*, by ${a.by}: ${quoted(a.reason)}`,
  calling: (a: { people: string }) => `Calling ${a.people}.`,
  callsStopped: (a: { people: number }) =>
    a.people === 0
      ? "Calls stop."
      : `Calls stop; ${a.people === 1 ? "1 person" : `${a.people} people`} told to stand down.`,
  commandMissing: (a: { severity: string; after: string }) =>
    `Nobody has commanded this ${a.severity} for ${a.after}. Somebody should.`,
  oneHeadTwoHats: (a: { who: string }) =>
    `${a.who} commands and leads the repair at once. Somebody else should type the fix.`,
  levelEmpty: (a: { team: string; layer: string }) => `${a.team} has no ${a.layer} now.`,
  noTeamFound: (a: { command: string }) =>
    `No team is known for this, so nobody is called. Call somebody: \`${a.command} page @name why\``,
  nobodyAnswered: (a: { incident: string; after: string; people: number; calls: number; last: boolean }) =>
    `‼ Nobody has answered ${a.incident} for ${a.after} (${a.people === 1 ? "1 person" : `${a.people} people`}, ${a.calls === 1 ? "1 attempt" : `${a.calls} attempts`}). Whoever reads this and can help, take it. ${a.last ? "That was the last round: nobody is called any more." : "I keep calling."}`,
  onIt: "I'm on it",
  callFailed: (a: { means: string; who: string; error: string | null; instead: string | null }) =>
    `${a.means} to ${a.who} failed${a.error ? ` (${a.error})` : ""}.${a.instead ? ` Instead, at once: ${a.instead}.` : ""}`,
  callDelayed: (a: { means: string; who: string; instead: string | null }) =>
    `${a.means} to ${a.who} doesn't get through; I keep trying.${a.instead ? ` Meanwhile: ${a.instead}.` : ""}`,
  teamTold: (a: { who: string | null; room: string | null }) =>
    `${a.who ? `${a.who}, please look after it` : "Somebody, please look after it"}; it wakes nobody.${a.room ? ` ${a.room}` : ""}`,
  primaryBusy: (a: { who: string; incident: string }) => `${a.who} is on ${a.incident}.`,
  callingPutOff: (a: { time: string }) => `Nobody is called before working hours begin, ${a.time}.`,
  targetMissed: {
    answer: (a: { target: string }) => `Nobody has answered within ${a.target}, the target.`,
    firstAction: (a: { target: string }) => `No action has been noted within ${a.target}, the target.`,
    mitigate: (a: { target: string }) => `Not mitigated within ${a.target}, the target.`,
  },
  means: {
    slack: "Slack message",
    webhook: "Webhook",
    phone: "Phone call",
    sms: "SMS",
    voice: "Phone call",
    mail: "Mail",
    solapi: "SMS",
    pagerduty: "PagerDuty",
    pushover: "Pushover",
    ntfy: "ntfy",
  } as Readonly<Record<string, string>>,
  answered: (a: { who: string; after: string }) => `${a.who} answered after ${a.after} and has it.`,
  answeredUncalled: (a: { who: string }) => `${a.who} has it.`,
  answeredByDeclaring: (a: { who: string }) => `${a.who} is on call and declared it: nobody else is called.`,
  declined: (a: { who: string }) => `${a.who} can't take it.`,
  quiet: (a: { for: string }) => `Nobody has written for ${a.for}.`,
  slackUnreachable: "Slack couldn't be asked whether somebody did.",
  entry: { note: "Note", decision: "Decision", finding: "Finding", action: "Action" } satisfies Record<
    EntryKind,
    string
  > as Record<EntryKind, string>,
  entryWritten: (a: By & { kind: string; text: string; time: string | null }) =>
    `*${a.kind}*${a.time ? ` ${a.time}` : ""} · ${a.text} (${a.by})`,
  etaGiven: (a: By & { time: string }) => `Expected back ${a.time}, by ${a.by}.`,
  impactGiven: (a: By & { text: string }) => `*Impact* · ${a.text} (${a.by})`,
  identified: (a: By & { words: string | null }) => `*Cause identified* by ${a.by}${a.words ? `: ${a.words}` : "."}`,
  mitigated: (a: By & { words: string | null }) =>
    `*Mitigated*, by ${a.by}${a.words ? `: ${sentence(a.words)}` : "."} Calls and the quiet-room watch stop.`,
  resolved: (a: By & { time: string; length: string; until: string | null }) =>
    `🟢 *Recovery declared* ${a.time} by ${a.by}. Impact ${a.length}.${a.until ? ` Watching until ${a.until}.` : ""}`,
  closed: (a: { incident: string; time: string; draft: boolean }) =>
    `*${a.incident} closed* ${a.time}.${a.draft ? " The postmortem draft follows." : ""} Thank you; get some rest.`,
  reopened: (a: By & { incident: string; reason: string }) =>
    `*${a.incident} is open again*, by ${a.by}: ${quoted(a.reason)}`,
  cancelled: (a: By & { incident: string; reason: string }) =>
    `*${a.incident} cancelled* by ${a.by}: ${quoted(a.reason)}`,
  roleTaken: (a: { who: string; role: string; time: string }) => `*${a.who} is ${a.role}* since ${a.time}.`,
  roleAssigned: (a: By & { who: string; role: string }) => `*${a.who} is ${a.role}*, assigned by ${a.by}.`,
  serviceChanged: (a: By & { service: string; team: string | null }) =>
    `Service: *${a.service}*${a.team ? ` (team ${a.team})` : ""}, by ${a.by}.`,
  noService: "none",
  followUp: (a: { number: number; text: string; owner: string | null; due: string | null }) =>
    `*Follow-up ${a.number}* · ${a.text}${a.owner ? ` · ${a.owner}` : ""}${a.due ? ` · by ${a.due}` : ""}`,
  remindersStopped: (a: By & { why: string }) => `Update reminders stopped by ${a.by}: “${a.why}”.`,
  watchExtended: (a: { until: string }) => `Watching until ${a.until}.`,
  noRoom: (a: { mend: string }) => `There is no room for this one: ${a.mend} We work here.`,
  watchfire: "Watchfire",
};

/** To one person, privately. */
export const privateLines = {
  ic: (a: { incident: string; due: string | null }) =>
    `You command ${a.incident}. 1 Impact: which function, how many? 2 Give out comms, scribe, tech. 3 First bring it back, then ask why.${a.due ? ` 4 Update due ${a.due}.` : ""} You coordinate; somebody else types the fix.`,
  comms: (a: { incident: string; due: string | null }) =>
    `You speak for ${a.incident}.${a.due ? ` First update due ${a.due}.` : ""} Impact, what changed, next step, risk, when you write again. No causes, names or hosts outside.`,
  scribe: (a: { incident: string; command: string }) =>
    `You keep the record of ${a.incident}. 📌 marks a moment; \`${a.command} note 03:12 …\` adds what was said on a call. Facts, no judgement.`,
  tech: (a: { incident: string; command: string }) =>
    `You lead the repair of ${a.incident}. Say what you are about to do before you do it, one change at a time: \`${a.command} action …\``,
  ops: (a: { incident: string }) =>
    `You run operations for ${a.incident}: systems, deployments, access. Agree every change with the technical lead first.`,
  sme: (a: { incident: string }) =>
    `You are asked as an expert in ${a.incident}. Read the pinned card, then say what you see.`,
  inRoom: (a: { room: string }) => `It is here: ${a.room}`,
  assignedBy: (a: { by: string }) => `${a.by} assigned you.`,
  /** `by` is null where Slack didn't say who. */
  roomLost: {
    archived: (a: { incident: string; room: string; by: string | null }) =>
      `${a.incident}: ${a.by === null ? "the room was archived" : `${a.by} archived the room`}, ${a.room}. Calls, reminders and the buttons in direct messages go on; what is said elsewhere isn't on record. Unarchive it and type \`/invite @watchfire\` there: I bring it up to date.`,
    removed: (a: { incident: string; room: string; by: string | null }) =>
      `${a.incident}: ${a.by === null ? "I am no longer in the room" : `${a.by} removed me from the room`}, ${a.room}. Calls, reminders and the buttons in direct messages go on; what is written there isn't on record. Type \`/invite @watchfire\` there, and I read it afterwards.`,
    deleted: (a: { incident: string; by: string | null }) =>
      `${a.incident}: ${a.by === null ? "the room was deleted" : `${a.by} deleted the room`}. Calls, reminders and the buttons in direct messages go on; what is said elsewhere isn't on record. Nothing brings the room back: agree where you talk.`,
  },
  severityAsked: (a: { incident: string; severity: string }) =>
    `Nobody has chosen the severity of ${a.incident} yet; it counts as ${a.severity}. Which is it?`,
  handoff: (a: { incident: string; role: string; from: string }) =>
    `${a.from} asks you to take over in ${a.incident}: ${a.role}. It counts when you confirm.`,
  sentBack: (a: { incident: string; number: number; by: string; reason: string }) =>
    `${a.by} sent update ${a.number} of ${a.incident} back: ${quoted(a.reason)} It waits for your edit.`,
};
