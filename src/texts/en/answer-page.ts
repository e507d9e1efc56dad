/** The page behind a link in a call. It is plain text: names and titles are escaped by the page. */
export const answerPage = {
  called: (a: { layer: string | null; team: string | null }) =>
    a.layer && a.team ? `You are called as ${a.layer} for ${a.team}.` : "You are called.",
  since: (a: { time: string }) => `Since ${a.time}.`,
  others: (a: { people: string }) => `Also called: ${a.people}.`,
  impact: (a: { impact: string }) => `Impact: ${a.impact}`,
  onIt: "I'm on it",
  cannot: "I can't take it",
  privateTitle: "Private incident. The details are in Slack.",
  youAnswered: (a: { time: string }) => `You answered at ${a.time}. It is yours until somebody takes command.`,
  youDeclined: (a: { time: string }) => `You passed this on at ${a.time}. Thank you for saying so.`,
  ended: (a: { time: string; by: string | null }) =>
    a.by
      ? `This call ended at ${a.time}: ${a.by} answered. Nothing to do.`
      : `This call ended at ${a.time}. Nothing to do.`,
  expired: "This link is too old to answer with. Look into Slack, or use the link of the newest call.",
  unknown: "This link answers no call. It may have been cut off when it was copied.",
  notAMember: "Guests and outside partners can't answer calls. Ask a member of the team.",
};
