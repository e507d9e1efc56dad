import type { Decide } from "../decide.ts";

/** What effects report back: facts about the world, each taken once. */
export const reports = {
  reportRoomOpened: (command, { incident }) =>
    // Write-once: a second room for the same incident is never taken.
    incident.place !== null ? [] : [{ type: "roomOpened", channel: command.channel, name: command.name }],
  reportRoomRefused: (command, { incident }) =>
    incident.place !== null || incident.roomRefusal !== null ? [] : [{ type: "roomRefused", error: command.error }],
  reportThreadOpened: (command, { incident }) =>
    incident.place !== null ? [] : [{ type: "threadOpened", channel: command.channel, ts: command.ts }],
  reportSurfacePlaced: ({ surface, channel, ts, drawnAt }, { incident }) =>
    incident.surfaces[surface]?.ts === ts ? [] : [{ type: "surfacePlaced", surface, channel, ts, drawnAt }],
  reportCall: ({ step, person, means, outcome, error }, { incident }) => {
    const call = incident.paging.calls.find((each) => each.step === step && each.person === person);
    const known = outcome === "sent" ? call?.sent : call?.failed;
    if (!call || known?.includes(means)) return [];
    return [{ type: "callReported", step, person, means, outcome, error }];
  },
  reportPostmortem: ({ document, lines, gaps }) => [{ type: "postmortemDrafted", document, lines, gaps }],
} satisfies { [Type in ReportCommand]: Decide<Type> };

type ReportCommand =
  | "reportRoomOpened"
  | "reportRoomRefused"
  | "reportThreadOpened"
  | "reportSurfacePlaced"
  | "reportCall"
  | "reportPostmortem";
