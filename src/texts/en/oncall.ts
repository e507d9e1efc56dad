/** Who is on call. People come as mentions, times as tokens. */
export const oncall = {
  now: "On call now",
  then: (a: { when: string }) => `On call at ${a.when}`,
  until: (a: { time: string }) => `until ${a.time}`,
  nobody: "nobody",
  noTeams: "No team has a rotation yet. Teams stand in watchfire.yml.",
  unknown: (a: { teams: string; command: string }) =>
    `I don't know that team or time. Teams: ${a.teams}. Like this: \`${a.command} oncall payments Sun 03:00\``,
};
