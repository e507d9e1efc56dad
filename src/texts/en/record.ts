import { duration } from "../duration.ts";

/**
 * What happened, one line an event: facts in the past tense, no judgement. `by` and the other people are mentions or
 * names as the place allows; words of people are already safe where they go.
 */
const events = {
  declared: (a: { by: string; severity: string; title: string }) => `${a.by} declared ${a.severity}: ${a.title}`,
  roomRefused: (a: { error: string }) =>
    `Slack refused to open a room (${a.error}); the work went on where it was declared`,
  /** `by` is null where Slack didn't say who. */
  roomLost: {
    archived: (a: { by: string | null }) =>
      `${a.by === null ? "The room was archived" : `${a.by} archived the room`}: what was said elsewhere from here on may be missing`,
    removed: (a: { by: string | null }) =>
      `${a.by === null ? "Watchfire was no longer in the room" : `${a.by} removed Watchfire from the room`}: what was written there from here on may be missing`,
    deleted: (a: { by: string | null }) =>
      `${a.by === null ? "The room was deleted" : `${a.by} deleted the room`}: what was said elsewhere from here on may be missing`,
  },
  roomRegained: (a: { by: string | null; since: string }) =>
    `${a.by === null ? "The room was back" : `${a.by} brought the room back`}, lost since ${a.since}: what Slack had kept was read afterwards`,
  identified: (a: { by: string; words: string | null }) => `${a.by} identified the cause${tail(a.words)}`,
  mitigated: (a: { by: string; words: string | null }) => `${a.by} declared it mitigated${tail(a.words)}`,
  resolved: (a: { by: string; words: string | null }) => `${a.by} declared recovery${tail(a.words)}`,
  watchExtended: (a: { by: string }) => `${a.by} asked to watch a while longer`,
  closed: (a: { by: string }) => `${a.by} closed the incident`,
  reopened: (a: { by: string; words: string }) => `${a.by} reopened it: ${a.words}`,
  cancelled: (a: { by: string; words: string }) => `${a.by} cancelled it: ${a.words}`,
  severityConfirmed: (a: { by: string; severity: string }) => `${a.by} confirmed ${a.severity}`,
  severityRaised: (a: { by: string; from: string; to: string; words: string | null }) =>
    `${a.by} raised the severity: ${a.from} → ${a.to}${tail(a.words)}`,
  severityLowered: (a: { by: string; from: string; to: string; words: string | null }) =>
    `${a.by} lowered the severity: ${a.from} → ${a.to}${tail(a.words)}`,
  serviceChanged: (a: { by: string; service: string | null; team: string | null }) =>
    `${a.by} set the service to ${a.service ?? "none"}${a.team === null ? "" : ` (team ${a.team})`}`,
  roleAssigned: (a: { by: string; person: string; role: string; self: boolean }) =>
    a.self ? `${a.person} took ${a.role}` : `${a.by} made ${a.person} ${a.role}`,
  roleLeft: (a: { person: string; role: string }) => `${a.person} left ${a.role}`,
  commandMissing: () => "Nobody commanded yet",
  twoHats: (a: { person: string }) => `${a.person} was both commander and technical lead`,
  handoffRequested: (a: { by: string; to: string; role: string }) => `${a.by} asked ${a.to} to take over as ${a.role}`,
  handoffConfirmed: (a: { to: string; role: string; words: string | null }) =>
    `${a.to} took over as ${a.role}${tail(a.words)}`,
  handoffDeclined: (a: { to: string; role: string }) => `${a.to} couldn't take over as ${a.role}`,
  handoffOverdue: (a: { to: string; role: string }) => `${a.to} hadn't confirmed taking over as ${a.role}`,
  note: (a: { by: string; words: string }) => `${a.by}: ${a.words}`,
  decision: (a: { by: string; words: string }) => `Decision, ${a.by}: ${a.words}`,
  finding: (a: { by: string; words: string }) => `Finding, ${a.by}: ${a.words}`,
  action: (a: { by: string; words: string }) => `Action, ${a.by}: ${a.words}`,
  eta: (a: { by: string; at: string }) => `${a.by} expected recovery at ${a.at}`,
  impact: (a: { by: string; words: string }) => `${a.by} described the impact: ${a.words}`,
  followUp: (a: { by: string; words: string; owner: string | null; due: string | null }) =>
    `Follow-up: ${a.words}${a.owner === null ? "" : `, ${a.owner}`}${a.due === null ? "" : `, due ${a.due}`}`,
  called: (a: {
    person: string;
    layer: string | null;
    why: "rota" | "asked" | "silence";
    by: string;
    words: string | null;
  }) =>
    a.why === "asked"
      ? `${a.by} called ${a.person}${tail(a.words)}`
      : `${a.person}${a.layer === null ? "" : ` (${a.layer})`} was called${a.why === "silence" ? ", because the room was quiet" : ""}`,
  levelEmpty: (a: { layer: string; team: string }) => `${a.team} had nobody as ${a.layer}`,
  noTeam: () => "No team was found to call",
  calledAgain: (a: { person: string; means: string }) => `${a.person} was called again by ${a.means}`,
  callingPutOff: (a: { until: string }) => `Nobody is called before ${a.until}`,
  teamTold: () => "The team's channel was told",
  targetMissed: (a: { target: "answer" | "firstAction" | "mitigate"; length: string; took: string | null }) =>
    `Target missed: ${promised[a.target]} ${a.took === null ? "outstanding" : `after ${a.took}`}, target ${a.length}`,
  callFailed: (a: { person: string; means: string }) => `A call to ${a.person} by ${a.means} failed`,
  /** What a carrier says. */
  receipt: {
    delivered: (a: { person: string; means: string }) => `A call to ${a.person} by ${a.means} was delivered`,
    pickedUp: (a: { person: string; means: string }) => `A call to ${a.person} by ${a.means} was picked up`,
    notPickedUp: (a: { person: string; means: string }) => `A call to ${a.person} by ${a.means} was not picked up`,
  },
  callSent: (a: { person: string; means: string }) => `A call to ${a.person} went out by ${a.means}`,
  answered: (a: { person: string; words: boolean }) => `${a.person} answered the page${a.words ? " by writing" : ""}`,
  declined: (a: { person: string }) => `${a.person} couldn't take it`,
  nobodyAnswered: (a: { people: number; calls: number }) =>
    `Nobody had answered after ${a.calls} ${a.calls === 1 ? "call" : "calls"} to ${a.people} ${a.people === 1 ? "person" : "people"}`,
  stoodDown: (a: { people: string }) => `Told to stand down: ${a.people}`,
  pagingStopped: () => "Calling stopped",
  wentQuiet: () => "The room had gone quiet",
  silenceConfirmed: (a: { reachable: boolean }): string =>
    a.reachable ? "The room was quiet" : "The room was quiet, as far as could be told without Slack",
  stillOnIt: (a: { by: string }) => `${a.by} was still on it`,
  onACall: (a: { by: string }) => `${a.by}: on a call`,
  callOver: (a: { by: string }) => `${a.by}: the call was over`,
  updateDrafted: (a: { by: string; n: number }) => `${a.by} drafted update ${a.n}`,
  updateEdited: (a: { by: string; n: number }) => `${a.by} edited update ${a.n}`,
  updatePublished: (a: { by: string; n: number; words: string }) => `${a.by} published update ${a.n}: ${a.words}`,
  updateSentBack: (a: { by: string; n: number; words: string }) => `${a.by} sent update ${a.n} back: ${a.words}`,
  updateDue: (a: { overdue: boolean }): string => (a.overdue ? "An update was overdue" : "An update was due"),
  remindersStopped: (a: { by: string; words: string }) => `${a.by} stopped the reminders: ${a.words}`,
};

/** The timeline in Slack, its marks, and exports. */
export const record = {
  events,
  addedToTimeline: (incident: string) => `On the timeline of ${incident}.`,
  takeOff: "Take it off",
  takenOff: "Taken off the timeline. It stays on record.",
  noRoomHere: "That message isn't in a war room, so there is no timeline for it.",
  joined: (who: string) => `${who} joined`,
  left: (who: string) => `${who} left`,
  somethingElse: (a: { who: string; kind: string }) => `${a.who} (${a.kind})`,
  someone: "somebody",
  deleted: "(deleted)",
  edited: "(edited)",
  files: (names: string) => `📎 ${names}`,
  quiet: (a: { ms: number; onACall: boolean }) =>
    `❓ nothing written for ${duration(a.ms, "en")}${a.onACall ? "; on a call" : ""}`,
  /** Heading of the private answer. */
  timelineOf: (a: { incident: string; all: boolean }) =>
    a.all ? `*${a.incident}: everything on record*` : `*${a.incident}: timeline*`,
  nothingYet: "Nothing on the timeline yet. 📌 on a message puts it here.",
  /** `shown` are the newest. */
  newestOf: (a: { shown: number; total: number }) => `The newest ${a.shown} of ${a.total} lines.`,
  wholeAsFile: "Whole timeline as a file",
  showAll: "Show everything",
  fileSent: "The file is in your direct messages with me.",
  whichExport: (command: string) => `As what? \`${command} export md\` to read, \`${command} export json\` to process.`,
  exportComment: (incident: string) => `The record of ${incident}.`,
  document: {
    title: (a: { incident: string; title: string }) => `Record of ${a.incident}: ${a.title}`,
    exportedAt: (at: string) => `Exported ${at}.`,
    head: (hash: string) => `Head of the hash chain: \`sha256:${hash}\`.`,
    time: "time",
    event: "event",
    timeline: (zone: string) => `Timeline (${zone})`,
    durations: "Durations",
  },
  durations: {
    detect: "to detect",
    answer: "to answer",
    firstAction: "to first action",
    mitigate: "to mitigate",
    resolve: "to resolve",
    updates: "updates on time",
    target: (a: { took: string; target: string }) => `${a.took} (target ${a.target})`,
    onTime: (a: { onTime: number; due: number }) => `${a.onTime} of ${a.due}`,
  },
};

function tail(words: string | null): string {
  return words === null || words === "" ? "" : `: ${words}`;
}

const promised = { answer: "answered", firstAction: "first action", mitigate: "mitigated" } as const;
