/** The question whether anybody is still there, and what it becomes. */
export const silence = {
  question: (a: { people: string; for: string }) =>
    `${a.people}, nobody has written here for ${a.for}. Still on it? One word is enough.`,
  consequence: (a: { ring: string; whom: string; next: string | null; nextAt: string | null }) =>
    a.next && a.nextAt
      ? `No sign of life: I ring ${a.whom} at ${a.ring}, then ${a.next} at ${a.nextAt}.`
      : `No sign of life: I ring ${a.whom} at ${a.ring}.`,
  stillOnIt: "Still on it",
  onACall: "We're on a call",
  needHelp: "I need help",
  callOver: "Call over",
  isOnIt: (a: { who: string; time: string; next: string }) =>
    `${a.who}: still on it, ${a.time}. If it is quiet I ask again at ${a.next}.`,
  isOnACall: (a: { time: string; until: string }) =>
    `On a call since ${a.time}. I won't ask until ${a.until}; one line every 15 minutes keeps the record whole.`,
  helpers: (a: { people: string }) => `Calling ${a.people} to help.`,
  ended: "Nobody needs to be asked any more.",
  thanks: "Thank you.",
};
