import type { CommandOf } from "../commands.ts";
import type { Case, Decide } from "../decide.ts";
import { surfaces } from "../effects.ts";
import type { IncidentEvent } from "../events.ts";
import { isOver } from "../incident.ts";
import { reportCall } from "./ringing.ts";

/** What effects report back: facts about the world, each taken once. */
export const reports = {
  reportRoomOpened: (command, { incident }) =>
    // Write-once: a second room for the same incident is never taken.
    incident.place !== null ? [] : [{ type: "roomOpened", channel: command.channel, name: command.name }],
  reportRoomRefused: (command, { incident }) =>
    incident.place !== null || incident.roomRefusal !== null ? [] : [{ type: "roomRefused", error: command.error }],
  reportRoomLost: ({ why, person }, { incident }) =>
    // A room is archived when all is over, as it should be; and a thread stands in a room of others.
    incident.place?.threadTs !== null || isOver(incident) || incident.roomLost !== null
      ? []
      : [{ type: "roomLost", why, person }],
  reportRoomRegained,
  reportThreadOpened: (command, { incident }) => (incident.place !== null ? [] : threadOpened(command)),
  reportSurfacePlaced: ({ surface, channel, ts, drawnAt }, { incident }) =>
    incident.surfaces[surface]?.ts === ts ? [] : [{ type: "surfacePlaced", surface, channel, ts, drawnAt }],
  reportCall,
  reportReceipt: ({ step, person, means, receipt }, { incident }) =>
    incident.paging.calls.some((call) => call.step === step && call.person === person)
      ? [{ type: "receiptCame", step, person, means, receipt }]
      : [],
  reportPostmortem: ({ document, lines, gaps }) => [{ type: "postmortemDrafted", document, lines, gaps }],
} satisfies { [Type in ReportCommand]: Decide<Type> };

/** Whoever was removed from a room that is then archived and unarchived is still outside. */
function reportRoomRegained(
  { unarchived, person }: CommandOf<"reportRoomRegained">,
  { incident: { roomLost } }: Case,
): IncidentEvent[] {
  if (roomLost === null || (unarchived && roomLost.why !== "archived")) return [];
  return [{ type: "roomRegained", since: roomLost.since, person }];
}

/** The thread's first message is the card itself. */
function threadOpened({ channel, ts, drawnAt }: CommandOf<"reportThreadOpened">): IncidentEvent[] {
  return [
    { type: "threadOpened", channel, ts },
    { type: "surfacePlaced", surface: surfaces.card, channel, ts, drawnAt },
  ];
}

type ReportCommand =
  | "reportRoomOpened"
  | "reportRoomRefused"
  | "reportRoomLost"
  | "reportRoomRegained"
  | "reportThreadOpened"
  | "reportSurfacePlaced"
  | "reportCall"
  | "reportReceipt"
  | "reportPostmortem";
