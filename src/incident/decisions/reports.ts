import type { CommandOf } from "../commands.ts";
import type { Decide } from "../decide.ts";
import { surfaces } from "../effects.ts";
import type { IncidentEvent } from "../events.ts";
import { isOver, type Incident } from "../incident.ts";
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
  reportRoomUnarchived: ({ member, person }, { incident }) => {
    // Whoever was removed from it before is still outside.
    if (incident.roomLost?.why !== "archived") return [];
    if (member) return regained(incident, person);
    return isOver(incident) ? [] : [{ type: "roomLost", why: "removed", person: null }];
  },
  reportRoomRegained: ({ person }, { incident }) => regained(incident, person),
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

function regained({ roomLost }: Incident, person: string | null): IncidentEvent[] {
  return roomLost === null ? [] : [{ type: "roomRegained", since: roomLost.since, person }];
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
  | "reportRoomUnarchived"
  | "reportRoomRegained"
  | "reportThreadOpened"
  | "reportSurfacePlaced"
  | "reportCall"
  | "reportReceipt"
  | "reportPostmortem";
