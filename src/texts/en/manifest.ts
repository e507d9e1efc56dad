/** How the app describes itself in Slack. Slack's limits: names of shortcuts 24 characters, descriptions 140 and 150. */
export const manifest = {
  description: "Runs an incident from the first word to the postmortem",
  longDescription:
    "Declare an incident with one line. Watchfire opens a room, calls whoever is on call until somebody answers, keeps every message as the timeline, asks for updates and has them approved before they go out, notices when a room falls silent, and drafts the postmortem from what was said. It runs on your own server; what is said stays there.",
  command: "Declare an incident, or act on the one in this channel",
  usageHint: "checkout is down | new sev1 … | update … | help",
  declare: { name: "Declare an incident", description: "Opens the form; the title is all it needs" },
  declareFromMessage: {
    name: "Declare from message",
    description: "Declares an incident with this message as its start",
  },
  addToTimeline: { name: "Add to timeline", description: "Makes this message a moment of the incident's timeline" },
};
