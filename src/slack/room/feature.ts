import type { Feature } from "../feature.ts";
import { invite } from "./invite.ts";
import { openRoom } from "./open-room.ts";
import { openThread } from "./open-thread.ts";
import { pinCard } from "./pin-card.ts";

/** The topic and the bookmarks are redrawn beside the living messages; see `./redrawn.ts`. */
export const feature: Feature = {
  performers: (parts) => ({
    openRoom: (_effect, performance) => openRoom(parts, performance),
    openThread: (_effect, performance) => openThread(parts, performance),
    invite: ({ people }, performance) => invite(parts, people, performance),
    pinCard: (_effect, performance) => pinCard(parts, performance),
  }),
};
