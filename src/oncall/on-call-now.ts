import { MINUTE, type Instant } from "../clock.ts";
import type { Override } from "./override.ts";
import type { TeamSchedule } from "./rotation.ts";
import { whoIsOnCall, type OnCall } from "./who-is-on-call.ts";

type Ask = (team: string, at: Instant, overrides: readonly Override[]) => OnCall | null;

const remembered = new WeakMap<readonly TeamSchedule[], Ask>();

/**
 * Who is on call in one of these teams, remembered for a minute: shifts begin on whole minutes, and a thousand incidents due
 * in the same second ask the same question. A team with cover is asked each time. Null when the team is unknown.
 */
export function onCallAmong(teams: readonly TeamSchedule[]): Ask {
  const ask = remembered.get(teams) ?? rememberingByMinute(teams);
  remembered.set(teams, ask);
  return ask;
}

function rememberingByMinute(teams: readonly TeamSchedule[]): Ask {
  const last = new Map<string, { minute: number; onCall: OnCall }>();
  return (name, at, overrides) => {
    const covered = overrides.some((override) => override.team === name);
    const minute = Math.floor(at / MINUTE);
    const known = last.get(name);
    if (!covered && known?.minute === minute) return known.onCall;
    const team = teams.find((each) => each.name === name);
    if (team === undefined) return null;
    const onCall = whoIsOnCall(team, at, overrides);
    if (!covered) last.set(name, { minute, onCall });
    return onCall;
  };
}
