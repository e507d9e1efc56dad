/** Shifts in people's own calendars. */
export const calendar = {
  calendarForm: { title: "Calendar links", close: "Close" },
  intro: "Subscribe to a link in your calendar. Whoever has it sees these shifts: keep it to yourself.",
  yours: "Your shifts",
  team: (a: { team: string }) => `Everybody in ${a.team}`,
  renew: "New link",
  renewConfirm: "The old link stops working at once, in every calendar that uses it.",
  keep: "Keep it",
  noAddress: "Calendars can't reach this server: nobody has set publicUrl in watchfire.yml.",
  /** In the calendar itself. */
  mine: (a: { layer: string; team: string }) => `On call: ${a.team}, ${a.layer}`,
  theirs: (a: { person: string; layer: string; team: string }) => `${a.person}: ${a.team}, ${a.layer}`,
  covering: "Covering for somebody else.",
  nameOfMine: "On call",
  nameOfTeam: (a: { team: string }) => `On call: ${a.team}`,
};
