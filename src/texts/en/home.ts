/** The app's home tab. */
export const home = {
  mine: "Your shifts",
  noShifts: "None in the next four weeks.",
  moreShifts: (a: { more: number }) => `and ${a.more} more`,
  instead: (a: { who: string }) => `for ${a.who}`,
  onCall: "On call now",
  noTeams: "No team has a rotation yet. Teams stand in watchfire.yml.",
  wanted: "Cover",
  incidents: "Open incidents",
  noIncidents: "None.",
  askForCover: "Ask for cover",
  swap: "Swap a shift",
  settings: "My settings",
  calendar: "Calendar",
  membersOnly: "Here full members of this workspace see their shifts. Guests and outside partners can read in rooms.",
};
