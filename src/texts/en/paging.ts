type Who = { who: string };

/** Calls of people: the page itself, what it becomes, and the answers to whoever asks for one. */
export const paging = {
  onIt: "I'm on it",
  cannot: "I can't take it",
  cannotAfterAll: "I can't after all",
  calledAs: (a: { layer: string; team: string }) => `You are called as *${a.layer}* for *${a.team}*.`,
  called: "You are called.",
  asked: (a: { words: string | null }) =>
    a.words ? `You are asked for by name: “${a.words}”` : "You are asked for by name.",
  quietForYou: (a: { since: string }) => `You have it, and nobody has written since ${a.since}. Are you still on it?`,
  quietForOther: (a: Who & { answered: string; since: string }) =>
    `${a.who} answered at ${a.answered}; nobody has written since ${a.since}.`,
  declared: (a: { who: string | null; time: string; ago: string }) =>
    a.who ? `Declared by ${a.who}, ${a.time} (${a.ago}).` : `Declared ${a.time} (${a.ago}).`,
  impact: (a: { impact: string }) => `*Impact*  ${a.impact}`,
  alsoCalledFor: (a: { incidents: string }) => `You are called for ${a.incidents} as well.`,
  runbook: "Runbook",
  nextCalled: (a: { time: string; people: string }) => `No answer by ${a.time}: ${a.people} is called as well.`,
  calledAgain: (a: { time: string }) => `No answer by ${a.time}: the calls go on.`,
  room: (a: { room: string }) => `Room: ${a.room}`,
  privateTitle: "Private incident",
  notification: (a: { severity: string; incident: string; title: string }) =>
    `${a.severity} ${a.incident}: ${a.title}. You are called. Press I'm on it, or I can't take it.`,
  youAnswered: (a: { time: string; incident: string }) =>
    `✓ You answered at ${a.time}. ${a.incident} is yours until somebody takes command.`,
  passedOn: (a: { time: string; to: string | null }) =>
    a.to
      ? `Passed to ${a.to} at ${a.time}. Thank you for saying so.`
      : `Passed on at ${a.time}. Thank you for saying so.`,
  /** `why` says how it ended; `who` answered, where somebody did. */
  stoodDown: (a: { incident: string; why: string; who: string | null }) =>
    a.why === "answered" && a.who
      ? `${a.who} has ${a.incident}. You can stand down.`
      : `${a.incident} ${ended[a.why] ?? "needs nobody more"}. You can stand down.`,
  over: (a: { incident: string; time: string }) => `The call for ${a.incident} ended ${a.time}.`,
  bothNeeded: (a: { severity: string }) => `${a.severity} is easier for two: join if you can.`,
  spoken: "Recorded as your answer.",
  calling: (a: { people: string }) => `Calling ${a.people}.`,
  nobodyCalled: "Nobody was called.",
  recorded: (a: { incident: string; room: string | null }) =>
    `${a.incident} is yours.${a.room ? ` ${a.room}` : ""} If it goes quiet there, I ask again.`,
  passed: (a: { people: string | null }) =>
    a.people ? `Understood. Calling ${a.people} now. Thank you for saying so.` : "Understood. Thank you for saying so.",
  notCalled: "Nobody is calling you now.",
  whom: (a: { command: string; asked: string }) =>
    `Who is “${a.asked}”? Name a person, a team or a service: \`${a.command} page @name why\`. With nobody named, the next level is called.`,
  notReachable: (a: Who) => `${a.who} can't be called: only full members of this workspace who are still here can.`,
  worth: {
    ask: (a: { incident: string }) => `${a.incident} is closed. Was it worth waking you?`,
    noted: (a: { incident: string; rating: string }) => `${a.incident}, worth waking you: “${a.rating}”. Thank you.`,
    yes: "Worth it",
    wentAway: "Went away by itself",
    tooLow: "Threshold too low",
    duplicate: "Duplicate",
    obsolete: "Obsolete",
  },
  form: {
    title: (a: { incident: string }) => `Call for ${a.incident}`,
    submit: "Call now",
    close: "Back",
    person: "Who?",
    personHint: "Leave both empty to call the next level.",
    next: (a: { people: string }) => `The next level now: ${a.people}`,
    nobodyNext: "The next level has nobody who isn't there already.",
    team: "Or whoever is on call for",
    choose: "Choose",
    words: "Why, in a few words",
  },
};

const ended: Readonly<Record<string, string>> = {
  answered: "is in hand",
  resolved: "has recovered",
  cancelled: "was cancelled",
  lowered: "was lowered and wakes nobody any more",
  moved: "went to another team",
};
