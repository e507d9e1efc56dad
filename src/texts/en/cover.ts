type Slots = { slots: string };

/** Cover and swaps. People come as names or mentions, times as tokens. */
export const cover = {
  slot: (a: { layer: string; from: string; until: string }) => `${a.layer}, ${a.from} – ${a.until}`,
  asksTeam: (a: Slots & { whose: string; team: string }) =>
    `*${a.whose} is looking for cover* in ${a.team}: ${a.slots}. The first to take it has it.`,
  asksYou: (a: Slots & { whose: string }) => `*${a.whose} asks you to cover*: ${a.slots}.`,
  asksToSwap: (a: Slots & { whose: string; inReturn: string }) =>
    `*${a.whose} asks you to swap.* You take ${a.slots}. ${a.whose} takes ${a.inReturn}.`,
  take: "I'll take it",
  cannot: "I can't",
  callOff: "Call it off",
  askElse: "Ask somebody else",
  agreed: (a: Slots & { whose: string; taker: string }) => `*${a.taker} covers ${a.whose}*: ${a.slots}.`,
  swapped: (a: Slots & { whose: string; taker: string; inReturn: string }) =>
    `*${a.whose} and ${a.taker} have swapped.* ${a.taker}: ${a.slots}. ${a.whose}: ${a.inReturn}.`,
  coversYou: (a: Slots & { taker: string }) => `*${a.taker} covers you*: ${a.slots}.`,
  youCover: (a: Slots & { whose: string }) => `*You cover ${a.whose}*: ${a.slots}.`,
  youSwapped: (a: { other: string; yours: string; theirs: string }) =>
    `*You and ${a.other} have swapped.* You: ${a.yours}. ${a.other}: ${a.theirs}.`,
  arrangedBy: (a: { by: string }) => `Arranged by ${a.by}.`,
  taken: (a: Slots & { taker: string }) => `${a.taker} has taken it: ${a.slots}.`,
  youDeclined: (a: Slots & { whose: string }) => `You can't take it: ${a.slots}. ${a.whose} knows.`,
  declined: (a: Slots & { to: string }) => `*${a.to} can't cover you*: ${a.slots}. It is still yours.`,
  lapsed: (a: Slots & { whose: string }) => `Nobody took it: ${a.slots}. ${a.whose} has it.`,
  lapsedForYou: (a: Slots) => `*Nobody took it*: ${a.slots}. It is still yours.`,
  withdrawn: (a: Slots & { by: string }) => `${a.by} needs no cover any more: ${a.slots}.`,
  endedHere: (a: Slots & { taker: string; whose: string }) =>
    `Called off: ${a.taker} doesn't cover ${a.whose} any more: ${a.slots}.`,
  ended: (a: Slots & { by: string; taker: string; whose: string }) =>
    `*${a.by} has called it off*: ${a.taker} doesn't cover ${a.whose} any more: ${a.slots}. Shifts are as they were before.`,
  /** Private answers to whoever asked. */
  asked: (a: Slots & { to: string }) => `I have asked ${a.to}: ${a.slots}. Until they accept, it is yours.`,
  askedToSwap: (a: Slots & { to: string; inReturn: string }) =>
    `I have asked ${a.to}: they take ${a.slots}, you take ${a.inReturn}. Until they accept, nothing changes.`,
  askedTeam: (a: Slots & { channel: string | null }) =>
    `I have asked ${a.channel ?? "everybody in the rotation"}: ${a.slots}. Until somebody takes it, it is yours.`,
  arranged: (a: Slots & { whose: string; taker: string }) =>
    `Done: ${a.taker} covers ${a.whose}: ${a.slots}. Both know.`,
  already: "That is asked for already.",
  declinedAnswer: "Thank you for saying so. They know.",
  calledOffAnswer: "Called off. Those concerned know.",
  overlapsOwn: (a: { slots: string }) => `You cover that time for somebody else yourself: ${a.slots}.`,
  calledTwice: (a: { who: string; slots: string }) => `${a.who} is on call then already: ${a.slots}.`,
  usage: (a: { command: string }) =>
    [
      "I can't read that. Like this:",
      `\`${a.command} cover @name from Sat 14:00 to Sun 09:00\`: you ask them to take your shift`,
      `\`${a.command} cover me from 18:00 for 3h\`: you ask the whole team`,
      `\`${a.command} cover @one with @other from … to …\`: for the team's manager and admins`,
      `\`${a.command} cover swap @name <a day of their shift> for <a day of yours>\``,
    ].join("\n"),
  coverForm: {
    title: "Ask for cover",
    send: "Ask",
    close: "Cancel",
    team: "Team",
    to: "Whom",
    toHint: "Leave it empty to ask the whole team; the first to accept has it.",
    from: "From",
    until: "Until",
  },
  swapForm: {
    title: "Swap a shift",
    send: "Ask",
    close: "Cancel",
    mine: "Your shift",
    theirs: "For theirs",
  },
  noShiftsToSwap: (a: { command: string }) =>
    `There is nothing to swap: you have no shift in the next weeks, or nobody else has. \`${a.command} oncall\` shows who is on.`,
};
