import { allAtOnce, ringsFor, type Ring } from "../../oncall/ladder.ts";
import { isWorkingTime } from "../../oncall/working-time.ts";
import type { Case } from "../decide.ts";
import type { EventOf } from "../events.ts";

type Called = EventOf<"personCalled">;

type Call = Pick<Called, "person" | "layer" | "reason" | "words"> & {
  /** The team whose schedule named them; the incident's own when left out. */
  team?: string;
  round?: number;
  level?: number;
};

/**
 * One call of one person: by which means now and later, and the version of the schedule that named them. All of it is
 * fixed when the call is made, so that a change of the file or of a shift doesn't change a call that rings already.
 */
export function called(given: Case, call: Call): Called {
  const { incident, facts } = given;
  const team = call.team ?? incident.team;
  const onCall = team === null ? null : facts.onCall(team);
  const [first, ...later] = ringsOf(given, call);
  return {
    type: "personCalled",
    step: incident.paging.step + 1,
    round: call.round ?? incident.paging.round,
    level: call.level ?? incident.paging.level,
    layer: call.layer,
    person: call.person,
    team: onCall === null ? null : team,
    schedule: onCall?.version ?? null,
    reason: call.reason,
    words: call.words,
    means: [...first.means],
    later: later.map((ring) => ({ after: ring.after, means: [...ring.means] })),
    busyWith: facts.busy.get(call.person) ?? null,
  };
}

function ringsOf(given: Case, { person, reason, level = 0 }: Call): readonly [Ring, ...Ring[]] {
  const { incident, facts } = given;
  const reach = facts.reach(person);
  // Whoever fell asleep over it is beyond any ladder.
  if (reason === "silence") return [allAtOnce(reach)];
  const { ladder } = facts.rules.severities[incident.severity];
  const calendar = incident.team === null ? null : facts.calendar(incident.team);
  // A team that never said when it works is called as if it slept: rung in vain beats not rung.
  const working = calendar !== null && calendar.hours !== null && isWorkingTime(calendar, facts.now);
  const since = incident.paging.calls.find((call) => call.person === person && call.state === "ringing")?.at;
  const waited = since === undefined ? 0 : facts.now - since;
  return ringsFor(reach, working ? ladder.working : level > 0 ? ladder.later : ladder.otherwise, waited);
}
