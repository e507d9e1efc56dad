/** Who would be paged, step by step, in plain words. Names and times are passed in as they are shown. */
export const chain = {
  title: (a: { severity: string; team: string; when: string }) => `${a.severity} for ${a.team}, ${a.when}`,
  level: (a: { level: number; after: string | null; time: string }) =>
    a.after === null ? `${a.level}. At once (${a.time})` : `${a.level}. After ${a.after} without an answer (${a.time})`,
  call: (a: { person: string; layer: string; means: string; why: string }) =>
    `${a.person}, by ${a.means}: ${[a.layer, a.why].filter(Boolean).join(", ")}`,
  /** Within the step, while they don't answer. */
  then: (a: { after: string; means: string }) => `after ${a.after} by ${a.means}`,
  turn: (a: { from: string; until: string }) => `on call from ${a.from} until ${a.until}`,
  override: (a: { from: string; until: string }) => `covering from ${a.from} until ${a.until}`,
  manager: "always the same person",
  named: "called by name",
  noTurn: {
    noLayer: "the team has none",
    noMembers: "nobody is in the rotation",
    notBegun: "the rotation hasn't begun",
    outsideHours: "outside its hours",
    noManager: "the team has none",
  },
  empty: (a: { layer: string; why: string }) => `nobody is ${a.layer}: ${a.why}`,
  fallsThrough: "so the next step follows at once",
  skipped: { working: "left out: outside working hours", otherwise: "left out: the team is at work" },
  means: {
    slack: "Slack",
    voice: "call",
    phone: "call",
    sms: "text message",
    solapi: "text message",
    push: "push",
    pushover: "Pushover",
    pagerduty: "PagerDuty",
    ntfy: "ntfy",
    webhook: "the webhook",
    mail: "mail",
  } as Readonly<Record<string, string>>,
  nothingRings: "nothing that rings",
  again: (a: { after: string; time: string }) =>
    `After ${a.after} (${a.time}) everybody is told that nobody has answered, and it begins again with step 1.`,
  ends: (a: { after: string; time: string }) =>
    `After ${a.after} (${a.time}) everybody is told that nobody has answered, and the calls end.`,
  nobody: {
    noTeam: "Nobody is paged: no team answers for it, and there is no defaultTeam.",
    severity: "Nobody is paged: this severity pages nobody.",
    everyLevelEmpty: "Nobody is paged: no step has anybody in it.",
  },
};
