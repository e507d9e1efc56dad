/** A shift changes hands. People come as names or mentions, times as tokens, incidents and people's words escaped. */
export const handOver = {
  title: (a: { team: string; from: string; to: string; time: string }) =>
    `*${a.team} on call: ${a.from} → ${a.to}*, ${a.time}`,
  open: "Open",
  openItem: (a: { incident: string; severity: string; owner: string | null }) =>
    `${a.incident} (${a.severity}, ${a.owner === null ? "nobody has it" : `owner ${a.owner}`})`,
  watch: "Watch",
  planned: "Planned",
  shift: "This shift",
  nothing: "nothing",
  figures: (a: { pages: number; night: number; incidents: number }) =>
    `${count(a.pages, "page")}, ${a.night} at night; ${count(a.incidents, "incident")}`,
  has: "I have it",
  addNote: "Add a note",
  unconfirmed: (a: { to: string }) => `${a.to} hasn't confirmed yet.`,
  confirmed: (a: { who: string; time: string }) => `${a.who} has it since ${a.time}.`,
  late: (a: { to: string; from: string; team: string }) =>
    `*${a.to} hasn't confirmed the hand-over of ${a.team} for an hour.* Is somebody there? Pages go to them; ${a.from} had it before.`,
  confirmedAnswer: "You have it. A quiet shift to you.",
  confirmedAlready: "That is confirmed already.",
  questions: (a: { team: string; since: string; until: string }) =>
    `*Two questions about your shift* in ${a.team}, ${a.since} – ${a.until}`,
  loadAsked: "How was it?",
  load: { bearable: "Bearable", hard: "Hard", tooMuch: "Too much" },
  worthAsked: "Were the pages worth waking for?",
  worth: { all: "All", most: "Most", few: "Few" },
  answered: "Thank you. You may still change it.",
  noteForm: {
    title: "For the hand-over",
    send: "Add",
    close: "Cancel",
    kind: "What is it",
    watch: "Something to watch",
    planned: "A planned change",
    text: "In a sentence",
  },
  noted: (a: { team: string }) => `Noted for the next hand-over of ${a.team}.`,
  notedNow: "Added to the hand-over.",
  noteUsage: (a: { command: string }) =>
    `Like this: \`${a.command} oncall note disk on pay-db grows 2 % a day\`, or \`${a.command} oncall note planned gateway change Wed 22:00\``,
};

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}
