import { duration } from "../duration.ts";

/** The draft: Markdown. People's words are escaped and cited before they come here. */
export const postmortem = {
  title: (a: { date: string; service: string | null; title: string; incident: string }) =>
    `[${a.date}] ${a.service === null ? "" : `[${a.service}] `}Postmortem: ${a.title} (${a.incident})`,
  drill: "This was a drill.",
  intro: (at: string) =>
    `Draft made from the record on ${at}. Every statement links to its source. We ask what let this happen, not who.`,
  redaction: "🔒 marks details of a security incident. Take them out before this is shared.",
  sections: {
    summary: "Summary",
    timeline: (zone: string) => `Timeline (${zone})`,
    rootCause: "Root cause",
    factors: "Contributing factors (5 whys)",
    impact: "Impact",
    response: "Response",
    actions: "Action items",
    lessons: "Lessons",
    people: "People",
    happened: "What happened",
    why: "Why",
    change: "What we change",
  },
  labels: {
    severity: "Severity",
    impact: "Impact",
    scope: "Scope",
    business: "Business",
    detected: "Detected by",
    users: "Users",
    well: "What went well",
    badly: "What went badly",
    lucky: "Where we were lucky",
    responders: "Responders",
    commander: "Commander",
    comms: "Comms",
    scribe: "Scribe",
    author: "Author",
    reviewers: "Reviewers",
    helped: "What brought it back",
  },
  time: "time",
  event: "event",
  severityWas: (a: { now: string; first: string | null }) =>
    a.first === null ? a.now : `${a.now} (declared ${a.first})`,
  impactSpan: (a: { from: string; to: string; ms: number }) => `${a.from} – ${a.to} (${duration(a.ms, "en")})`,
  declaredBy: (who: string) => `${who} declared it`,
  between: (a: { from: string; to: string }) => `${a.from}–${a.to}`,
  whyChain: (a: { problem: string; cause: string }) => `${a.problem} Why? ${a.cause} Why?`,
  actionHead: ["action", "owner", "due", "priority", "state"],
  toDo: "to do",
  /** The questions behind the gaps; each begins with the sign by which gaps are found and counted. */
  gaps: {
    scope: "❓ Which function, and what share of users?",
    business: "❓ Failed payments, support tickets, estimated loss?",
    detected: "❓ Noticed by monitoring, or by a customer?",
    quiet: (a: { ms: number; onACall: boolean }) =>
      a.onACall
        ? `❓ nothing written for ${duration(a.ms, "en")}; on a call. What was decided?`
        : `❓ nothing written for ${duration(a.ms, "en")}. What happened?`,
    rootCause: (closest: string | null) =>
      closest === null
        ? "❓ Nothing on record names a cause."
        : `❓ No finding names a cause for sure. Closest: ${closest}`,
    why: "❓",
    factors: "❓ What let it happen? Ask why until the answer is something we can change.",
    actions: "❓ No action is on record. What was done, and what did it do?",
    helped: "❓ What brought it back?",
    well: "❓",
    badly: "❓",
    lucky: "❓",
    noItems: "❓ What would have prevented this, or made it shorter?",
    cell: "❓",
    lessons: "❓ What do we know now that we didn't know before?",
    reviewers: "❓",
    nobody: "❓",
  },
  /** Slack: beside the file, and what the button and the verb answer. */
  comment: (a: { incident: string; lines: number; gaps: number; owner: string | null; review: string | null }) =>
    `📄 The postmortem draft of ${a.incident}: ${a.lines} ${a.lines === 1 ? "line" : "lines"}, each with its source, ${a.gaps} ${a.gaps === 1 ? "gap" : "gaps"} to fill.` +
    `${a.owner === null ? "" : ` Owner ${a.owner}`}${a.review === null ? "" : `${a.owner === null ? " Review" : ", review"} ${a.review}`}${a.owner === null && a.review === null ? "" : "."}`,
  fileTitle: (incident: string) => `Postmortem draft of ${incident}`,
  state: (a: { incident: string; lines: number; gaps: number; url: string | null }) =>
    `${a.incident}: the draft has ${a.lines} cited ${a.lines === 1 ? "line" : "lines"} and ${a.gaps} ${a.gaps === 1 ? "gap" : "gaps"}.${a.url === null ? "" : ` ${a.url}`}`,
  ownerAndReview: (a: { owner: string | null; review: string | null }) =>
    [a.owner === null ? "" : `Owner: ${a.owner}`, a.review === null ? "" : `review ${a.review}`]
      .filter((part) => part !== "")
      .join(" · "),
  openFile: "Open the file",
  sendFile: "Send me the file",
  beingDrafted: (incident: string) => `${incident}: the draft is being made. It appears in the room.`,
  afterClose: (incident: string) => `${incident}: the draft is made from the record when the incident is closed.`,
  noneForThread: (incident: string) => `${incident} needs no postmortem: a SEV4 lives on as its follow-ups.`,
  noneForCancelled: (incident: string) => `${incident} was cancelled, so there is no postmortem.`,
};
