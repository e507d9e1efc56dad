import type { Sayings } from "./line.ts";
import { incidentName } from "../living/wording.ts";
import { duration, escapeShort, timeToken } from "../mrkdwn.ts";
import { mendFor } from "./refused-room.ts";
import { speaker } from "./speaker.ts";

/** The longest piece of people's words quoted in a line. */
const QUOTED = 600;

export const lifecycleLines: Sayings = {
  roomOpened: (_recorded, _incident, { texts }) => texts.room.kept({}),
  roomRefused: ({ event }, _incident, scene) => scene.texts.lines.noRoom({ mend: mendFor(event.error, scene) }),
  causeIdentified: (recorded, _incident, scene) => {
    const { words } = recorded.event;
    return scene.texts.lines.identified({ by: speaker(recorded, scene), words: words && escapeShort(words, QUOTED) });
  },
  mitigated: (recorded, _incident, scene) => {
    const { words } = recorded.event;
    return scene.texts.lines.mitigated({ by: speaker(recorded, scene), words: words && escapeShort(words, QUOTED) });
  },
  resolved: (recorded, _incident, scene) => {
    const { impactFrom, impactTo, watchUntil } = recorded.event;
    return scene.texts.lines.resolved({
      by: speaker(recorded, scene),
      time: timeToken(recorded.at, scene.zone),
      length: duration(impactTo - impactFrom, scene.locale),
      until: watchUntil === null ? null : timeToken(watchUntil, scene.zone),
    });
  },
  watchExtended: ({ event }, _incident, { texts, zone }) =>
    texts.lines.watchExtended({ until: timeToken(event.until, zone) }),
  // Who writes the postmortem, and when it is reviewed, stands with the draft.
  closed: ({ at }, incident, scene) =>
    scene.texts.lines.closed({
      incident: incidentName(incident),
      time: timeToken(at, scene.zone),
      draft: incident.room !== "thread",
    }),
  reopened: (recorded, incident, scene) =>
    scene.texts.lines.reopened({
      incident: incidentName(incident),
      by: speaker(recorded, scene),
      reason: escapeShort(recorded.event.reason, QUOTED),
    }),
  cancelled: (recorded, incident, scene) =>
    scene.texts.lines.cancelled({
      incident: incidentName(incident),
      by: speaker(recorded, scene),
      reason: escapeShort(recorded.event.reason, QUOTED),
    }),
};
