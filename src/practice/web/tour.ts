import { incidentStream, readEvent } from "../../engine/stream.ts";
import { fold } from "../../incident/evolve.ts";
import type { Incident } from "../../incident/incident.ts";
import { loadEvents } from "../../store/event-rows.ts";
import { incidentsDeclared } from "../../store/incident-rows.ts";
import type { Store } from "../../store/store.ts";
import { PRACTICE_BOT } from "../cast.ts";
import type { TourState } from "../page/wire-tour.ts";
import type { PracticeSlack } from "../slack/practice-slack.ts";
import { tourSteps } from "./tour-steps.ts";

/** How far the newest incident has come; drills are nobody's first incident. Asks the database each time. */
export function tourOf(store: Store, slack: PracticeSlack): () => Promise<TourState> {
  return async () => {
    const incident = await newestIncident(store);
    const room = incident?.place?.channel ?? null;
    const marked = room !== null && slack.messages(room).some(bearsOurMark);
    const waiting = incident?.updates.findLast((update) => update.state === "waiting");
    return {
      steps: tourSteps(incident, marked),
      room,
      ringing: incident?.paging.calls.find(({ state }) => state === "ringing")?.person ?? null,
      commander: incident?.roles.ic ?? null,
      comms: incident?.roles.comms ?? null,
      author: waiting?.author ?? null,
    };
  };
}

async function newestIncident(store: Store): Promise<Incident | null> {
  const events = await store.read(function* (tx) {
    const rows = yield* incidentsDeclared(tx, 0, Number.MAX_SAFE_INTEGER);
    const newest = rows.find(({ drill }) => !drill);
    return newest === undefined ? [] : yield* loadEvents(tx, incidentStream(newest.id));
  });
  return fold(events.map(readEvent));
}

// A moment bears Watchfire's own reaction, once it is kept.
function bearsOurMark({ reactions = [] }: ReturnType<PracticeSlack["messages"]>[number]): boolean {
  return reactions.some(({ users }) => users.includes(PRACTICE_BOT.userId));
}
