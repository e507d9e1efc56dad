/** What is left to do after an incident. */
export const followups = {
  added: (a: { n: number; incident: string; owner: string | null; due: string | null }) =>
    `Follow-up ${a.n} of ${a.incident} is noted${a.owner === null ? "" : ` for ${a.owner}`}${a.due === null ? "" : `, due ${a.due}`}.`,
  how: (command: string) => `What is left to do? \`${command} followup alert on pool use @ada Fri\``,
  ofIncident: (incident: string) => `*Follow-ups of ${incident}*`,
  mine: "*Your follow-ups*",
  noneHere: (a: { incident: string; command: string }) =>
    `${a.incident} has no follow-ups. Add one: \`${a.command} followup what, @who, by when\``,
  noneMine: "You have no follow-ups.",
  line: (a: { n: number; text: string; owner: string | null; due: string | null }) =>
    `${a.n}. ${a.text}${a.owner === null ? " · no owner yet" : ` · ${a.owner}`}${a.due === null ? "" : ` · due ${a.due}`}`,
  lineElsewhere: (a: { incident: string; n: number; text: string; due: string | null }) =>
    `• ${a.incident}, ${a.n}: ${a.text}${a.due === null ? "" : ` · due ${a.due}`}`,
};
