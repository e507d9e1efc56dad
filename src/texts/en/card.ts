/** The pinned card, the announcement, and the private panel behind "More". People, times and durations come ready made. */
export const card = {
  /** For notifications and screen readers. */
  summary: (a: {
    severity: string;
    incident: string;
    title: string;
    phase: string;
    ic: string | null;
    impact: string | null;
  }) =>
    `${a.severity} ${a.incident} ${a.title}. ${a.phase}.${a.ic ? ` Commander ${a.ic}.` : ""}${a.impact ? ` Impact: ${a.impact}` : ""}`,
  since: (a: { time: string; ago: string }) => `since ${a.time} (${a.ago})`,
  declaredBy: (a: { who: string }) => `declared by ${a.who}`,
  private: "private",
  now: "Now",
  next: "Next",
  underWay: (a: { text: string; who: string | null; time: string }) =>
    a.who ? `${a.text}: ${a.who}, since ${a.time}` : `${a.text}, since ${a.time}`,
  decided: (a: { text: string; who: string | null; time: string }) =>
    a.who ? `${a.text} (decided ${a.time}, ${a.who})` : `${a.text} (decided ${a.time})`,
  nothingYet: "Nothing noted yet. Say what you are about to do.",
  impact: "Impact",
  known: "Known so far",
  expected: "Expected back",
  eta: (a: { eta: string; given: string }) => `${a.eta}, best guess (given ${a.given})`,
  answered: (a: { who: string; part: string | null; time: string; after: string }) =>
    `${a.who}${a.part ? ` (${a.part})` : ""} answered ${a.time}, after ${a.after}`,
  answeredUncalled: (a: { who: string; time: string }) => `${a.who} has had it since ${a.time}`,
  ringing: (a: { who: string; part: string | null; call: number; on: string | null }) =>
    `${a.who}${a.part ? ` (${a.part})` : ""} is being called${a.call > 1 ? `, call ${a.call}` : ""}${a.on ? `, busy with ${a.on}` : ""}`,
  unreached: (a: { who: string; part: string | null }) =>
    `${a.who}${a.part ? ` (${a.part})` : ""} could not be reached`,
  declined: (a: { who: string; part: string | null }) => `${a.who}${a.part ? ` (${a.part})` : ""} can't take it`,
  stoodDown: (a: { who: string; part: string | null }) => `${a.who}${a.part ? ` (${a.part})` : ""} stood down`,
  nobodyCalled: "Nobody is being called",
  others: (a: { count: number }) => `${a.count} more`,
  nextUpdate: (a: { time: string }) => `Next update by ${a.time}`,
  noReminders: "Reminders stopped",
  lastUpdate: (a: { time: string }) => `last ${a.time}`,
  runbook: "Runbook",
  warnings: {
    outOfRoom: "I'm not in this room: what is written here isn't on record. Type `/invite @watchfire`",
    updateOverdue: (a: { time: string }) => `Update was due at ${a.time}`,
    nobodyAnswered: (a: { round: number }) => `Nobody has answered; this is round ${a.round} of calls`,
    noCommander: "Nobody commands this yet",
    handoffOverdue: (a: { who: string }) => `${a.who} hasn't confirmed the hand-over`,
    targetNear: {
      answer: (a: { time: string }) => `An answer is due by ${a.time}`,
      firstAction: (a: { time: string }) => `A first action is due by ${a.time}`,
      mitigate: (a: { time: string }) => `To be mitigated by ${a.time}`,
    },
    targetMissed: {
      answer: (a: { time: string }) => `An answer was due at ${a.time}`,
      firstAction: (a: { time: string }) => `A first action was due at ${a.time}`,
      mitigate: (a: { time: string }) => `It was to be mitigated by ${a.time}`,
    },
    noTeam: "No team is known for this: call somebody by name",
  },
  confirmSeverity: (a: { severity: string }) => `*Severity not confirmed* (${a.severity} for now)`,
  helpMeChoose: "Help me choose",
  takeRole: {
    ic: "Take command",
    comms: "Take comms",
    scribe: "Take scribe",
    tech: "Take tech",
    ops: "Take ops",
    sme: "Join as expert",
  },
  mitigated: "Mitigated",
  identified: "Cause identified",
  severityButton: "Severity",
  draftUpdate: "Draft update",
  page: "Page",
  more: "More",
  resolve: "Resolve",
  itsBack: "It's back",
  close: "Close",
  reopen: "Reopen",
  postmortem: "Postmortem",
  roles: "Roles",
  handOver: "Hand over command",
  cancel: "Cancel (false alarm)",
  moreFor: (a: { incident: string }) => `More for ${a.incident}. Only you see this.`,
  nothingMore: (a: { incident: string }) => `There is nothing more to do for ${a.incident}.`,
  /** The three lines that are left after the end. */
  ended: { closed: "closed", cancelled: "cancelled, no incident" },
  endedAt: (a: { how: string; time: string }) => `${a.how} ${a.time}`,
  impactLasted: (a: { from: string; to: string; length: string }) => `Impact ${a.from}–${a.to} (${a.length})`,
  answeredIn: (a: { length: string }) => `answered in ${a.length}`,
  mitigatedIn: (a: { length: string }) => `mitigated in ${a.length}`,
  postmortemBy: (a: { owner: string; review: string | null }) =>
    `Postmortem: ${a.owner}${a.review ? `, review ${a.review}` : ""}`,
  watching: (a: { time: string }) => `watching until ${a.time}`,
  expectedShort: (a: { time: string }) => `expected ${a.time}`,
};
