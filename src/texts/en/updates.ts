type Numbered = { number: number; incident: string };

/** Status updates: the draft, its approval, and what goes out. */
export const updates = {
  heading: (a: Numbered & { who: string; time: string; whom: string | null }) =>
    `📝 *Update ${a.number}, ${a.incident}* · drafted by ${a.who}, ${a.time}${a.whom ? ` · for ${a.whom}` : ""}`,
  goesTo: (a: { place: string }) => `*For:* ${a.place}`,
  thisRoom: "this room",
  approve: "Approve and publish",
  edit: "Edit",
  sendBack: "Send back…",
  publishTitle: "Publish this update?",
  waited: (a: { number: number; comms: string | null; ic: string | null }) =>
    a.comms && a.ic
      ? `Update ${a.number} has waited 5 min for ${a.comms}. ${a.ic} (IC) can approve it too.`
      : `Update ${a.number} has waited 5 min.`,
  nobodyYet: "Nobody can approve it yet: take command or comms first.",
  published: (a: { number: number; time: string; who: string; next: string | null }) =>
    `✓ *Update ${a.number}* published ${a.time}, approved by ${a.who}.${a.next ? ` Next due ${a.next}.` : ""}`,
  sentBack: (a: { who: string; reason: string }) => `${a.who} sent it back: ${a.reason}`,
  alreadyPublished: (a: { who: string; time: string }) => `${a.who} approved this at ${a.time}; yours wasn't needed.`,
  alreadySentBack: (a: { who: string }) => `${a.who} sent this back already.`,
  drafted: (a: { number: number; whom: string | null }) =>
    a.whom
      ? `Update ${a.number} is in the room, waiting for ${a.whom}.`
      : `Update ${a.number} is in the room. Somebody takes command or comms and approves it.`,
  public: (a: Numbered) => `📣 *${a.incident}, update ${a.number}*`,
  publicPlain: (a: Numbered & { title: string; text: string }) =>
    `${a.incident} ${a.title}, update ${a.number}: ${a.text}`,
  checks: {
    impact: "impact",
    changed: "what changed",
    next: "next step",
    nextUpdate: "next update",
    missing: (a: { what: string }) => `Not found: ${a.what}`,
    secret: (a: { words: string }) => `“${a.words}” looks like a secret.`,
    internal: (a: { words: string }) => `“${a.words}” looks like an internal name.`,
    blame: (a: { words: string }) => `“${a.words}” sounds like blame.`,
  },
  draft: {
    /** Begins each part, so that whoever edits sees what belongs where. */
    impact: (a: { impact: string }) => `Impact: ${a.impact}.`,
    changed: (a: { what: string }) => `Changed: ${a.what}.`,
    nothingChanged: "Changed: nothing new yet.",
    phase: {
      investigating: "We are looking for the cause.",
      identified: "We know the cause and are fixing it.",
      mitigated: "It works again; we are watching closely.",
      resolved: "It is back to normal.",
      closed: "It is over.",
      cancelled: "It was a false alarm.",
    } as Readonly<Record<string, string>>,
    next: (a: { what: string }) => `Next: ${a.what}.`,
    eta: (a: { time: string }) => `We expect to be back at ${a.time}.`,
    nextUpdate: (a: { time: string }) => `Next update at ${a.time}.`,
  },
  form: {
    title: (a: { incident: string }) => `Update on ${a.incident}`,
    submit: "Ask for approval",
    save: "Save and ask again",
    close: "Back",
    text: "What should people know?",
    hint: "Impact, what changed, next step, when you write again. It goes out once it is approved.",
  },
  backForm: {
    title: "Send the draft back",
    submit: "Send back",
    close: "Keep it",
    reason: "What should change?",
  },
};
