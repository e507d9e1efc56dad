type Command = (command: string) => string;

/** What the command says when it isn't clear what was meant, and the private panel of a war room. */
export const verbs = {
  either: (a: { title: string; verb: string }) =>
    `Is *${a.title}* an incident to declare, or the word \`${a.verb}\`? Nothing has happened yet.`,
  declareIt: "Declare it",
  useVerb: (a: { command: string; verb: string }) => `Use ${a.command} ${a.verb}`,
  unknown: (a: { word: string; near: boolean; command: string }) =>
    `I don't know "${a.word}".${a.near ? " Did you mean one of these?" : ` \`${a.command} help\` shows every word.`}`,
  declareAsTitle: "Declare a new incident",
  wrongRoom: (a: { verb: string; rooms: string }) => `\`${a.verb}\` works in a war room. Open now: ${a.rooms}`,
  noRoomsOpen: (a: { verb: string; command: string }) =>
    `\`${a.verb}\` works in a war room, and none is open. Declare: \`${a.command} checkout is down\``,
  panel: (a: { incident: string }) => `${a.incident}: what can be done now`,
  panelHint: (a: { command: string }) => `Only you see this. Every word: \`${a.command} help\``,
  later: {
    merge: (command) =>
      `Merging comes later. Meanwhile: \`${command} cancel\` one of the two with the other's number as the reason.`,
    task: (command) =>
      `Tasks come later. Meanwhile: \`${command} action …\` for now, \`${command} followup …\` for afterwards.`,
    tasks: (command) =>
      `Tasks come later. Meanwhile: \`${command} timeline\` shows the actions, \`${command} followups\` what is left for afterwards.`,
    catchup: (command) =>
      `The catch-up comes later. Meanwhile: the pinned card says what happens now, \`${command} timeline\` how it came to that.`,
    bridge: (command) =>
      `Calls come later. Meanwhile: post the link in the room, and write \`${command} note …\` now and then; that keeps the watchdog quiet.`,
    standdown: (_: string) =>
      "Standing down comes later. Meanwhile: calls stop when somebody answers, or when the incident is mitigated, resolved or cancelled.",
    runbook: (_: string) =>
      "Runbooks come later. Meanwhile: a service's runbook is linked on the card and in the room's bookmarks.",
    alerts: (_: string) => "Alerts come later. Meanwhile: declare from the alert's message, by its menu.",
    drill: (_: string) =>
      "Drill scripts come later. Meanwhile: tick Drill in the declare form; everything is marked then.",
    slo: (_: string) => "Error budgets come later.",
    stats: (command) =>
      `Statistics come later. Meanwhile: \`${command} export json\` gives you the figures of one incident.`,
  } satisfies Record<string, Command>,
};
