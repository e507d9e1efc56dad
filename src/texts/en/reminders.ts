/** The request for a status update. */
export const reminders = {
  due: (a: { last: string | null; every: string; severity: string; whom: string }) =>
    `⏱ *Update due.* ${a.last ? `Last one ${a.last}` : "None yet"}, every ${a.every} in ${a.severity}. ${a.whom}`,
  overdue: (a: { by: string; last: string; whom: string }) =>
    `⏱ *Update ${a.by} overdue.* People outside know nothing newer than ${a.last}. ${a.whom}`,
  since: (a: { entries: string | null }) =>
    a.entries ? `Since then: ${a.entries}. A draft is ready.` : "Nothing noted since then. A draft is ready.",
  counts: (a: { decisions: number; findings: number; actions: number }) =>
    [counted(a.decisions, "decision"), counted(a.findings, "finding"), counted(a.actions, "action")]
      .filter((count) => count !== null)
      .join(", "),
  review: "Review draft",
  noChange: "No change",
  later: "In 15 min",
  stop: "Stop…",
  nothingNew: (a: { incident: string; time: string; last: string; now: string | null; next: string | null }) =>
    `${a.incident}, ${a.time}: nothing new since ${a.last}.${a.now ? ` Under way: ${a.now}.` : ""}${a.next ? ` Next update at ${a.next}.` : ""}`,
  published: "Published: nothing new.",
  putOff: (a: { until: string }) => `I ask again at ${a.until}.`,
  stopped: "No more reminders for this phase.",
  form: {
    title: "Stop the reminders",
    submit: "Stop reminders",
    close: "Keep them",
    why: "Why are no updates needed?",
    reasons: { mitigated: "It is mitigated", elsewhere: "We write somewhere else", other: "Another reason" },
    words: "In a few words",
  },
};

function counted(count: number, what: string): string | null {
  return count === 0 ? null : `${count} ${what}${count === 1 ? "" : "s"}`;
}
