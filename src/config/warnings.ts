import { DateTime } from "luxon";
import { DAY, HOUR, type Instant } from "../clock.ts";
import { backToBackShifts, poolOf } from "../oncall/fairness.ts";
import type { Means } from "../oncall/ladder.ts";
import type { PolicyStep } from "../oncall/policy.ts";
import { layersOf, rotationsOf, type RotationLayer } from "../oncall/rotation.ts";
import { coverageGaps } from "../oncall/shifts-between.ts";
import { personBySlackId, type Config, type Team } from "./config.ts";
import { unreachablePeople } from "./unreachable.ts";
import type { Path } from "./yaml-file.ts";

/** Something that works as it is written, and that somebody should know before it matters. */
export interface Warning {
  readonly path: Path;
  /** What is so, and the mend. */
  readonly problem: string;
}

/** The weeks looked at from now on. */
const AHEAD = 12 * 7 * DAY;
/** Fewer people than this can't keep a rotation up. */
const SMALLEST_POOL = 8;

/** What `config` leaves open, looked at from `now` on. `meansOf` says how a person would be reached. */
export function warningsOf(config: Config, now: Instant, meansOf: (person: string) => readonly Means[]): Warning[] {
  return [
    ...config.teams.flatMap((team) => teamWarnings(team, config, now)),
    ...smallPools(config),
    ...unownedServices(config),
    ...sharedPhones(config),
    ...unreachablePeople(config, meansOf),
  ];
}

function teamWarnings(team: Team, config: Config, now: Instant): Warning[] {
  const path: Path = ["teams", team.name];
  const { primary } = team.layers;
  const rest = [
    ...gaps(team, now),
    ...(primary === null ? [] : turnsInARow(primary, { path: [...path, "layers", "primary"], config, now })),
    ...uncalledLayers(team),
  ];
  if (layersOf(team).length === 0) {
    const problem = "has no rotation. Write its layers, with at least a primary.";
    rest.push({ path, problem });
  }
  if (team.manager === null) {
    const problem = "has no manager: nobody is left when Primary and Secondary don't answer. Write manager and a name.";
    rest.push({ path, problem });
  }
  if (team.hours === null && Object.values(team.escalation).some(({ steps }) => steps.some(countsBy))) {
    const problem =
      "has steps that count by its hours, and no hours, so that they always count. Write hours, such as Mon-Fri 09:00-18:00.";
    rest.push({ path, problem });
  }
  if (team.holidays !== null && team.hours === null) {
    const problem = "has holidays and no hours, so that they change nothing. Write hours, such as Mon-Fri 09:00-18:00.";
    rest.push({ path, problem });
  }
  return rest;
}

/** A layer of one's own is often meant for some hours only; Primary and Secondary are called at any. */
function gaps(team: Team, now: Instant): Warning[] {
  const all = coverageGaps(team, now, now + AHEAD);
  return (["primary", "secondary"] as const).flatMap((name) => {
    const layer = team.layers[name];
    const found = all.filter((gap) => gap.layer === name);
    const [first] = found;
    if (layer === null || first === undefined) return [];
    const hours = Math.round(found.reduce((sum, { from, until }) => sum + until - from, 0) / HOUR);
    const span = `${shown(first.from, layer.timezone)} to ${shown(first.until, layer.timezone)}`;
    const problem = `is held by nobody for ${hours} of the next ${AHEAD / HOUR} hours, first from ${span}. `;
    const mend = "Let from be earlier, or add a rotation without hours at the end.";
    return [{ path: ["teams", team.name, "layers", name], problem: problem + mend }];
  });
}

function turnsInARow(
  layer: RotationLayer,
  { path, config, now }: { path: Path; config: Config; now: Instant },
): Warning[] {
  return rotationsOf(layer).flatMap((rotation) => {
    const found = backToBackShifts(rotation, now, now + AHEAD);
    const [first] = found;
    if (first === undefined) return [];
    const name = personBySlackId(config, first.person)?.name ?? first.person;
    const times = found.length === 1 ? "once" : `${found.length} times`;
    const alone = new Set(rotation.members).size === 1;
    const problem = alone
      ? `has nobody but ${name}, whose turns never end. Add people to members.`
      : `gives ${name} two turns in a row, ${times} in the next twelve weeks, first from ${shown(first.from, rotation.timezone)}. Put somebody between.`;
    return [{ path, problem }];
  });
}

function countsBy({ hours }: PolicyStep): boolean {
  return hours !== "always";
}

function uncalledLayers(team: Team): Warning[] {
  const targets = Object.values(team.escalation).flatMap(({ steps }) => steps.flatMap((step) => step.targets));
  if (targets.length === 0) return [];
  const called = new Set(targets.map((target) => (target.kind === "layer" ? target.layer : null)));
  return layersOf(team)
    .filter(([name]) => !called.has(name))
    .map(([name]) => {
      const problem = "is shown, but no step calls it. Name it in a step under escalation.";
      return { path: ["teams", team.name, "layers", name], problem };
    });
}

/** Said once for all teams. */
function smallPools({ teams }: Config): Warning[] {
  const small = teams
    .map((team) => ({ name: team.name, size: poolOf(team).length }))
    .filter(({ size }) => size > 0 && size < SMALLEST_POOL);
  if (small.length === 0) return [];
  const sizes = small.map(({ name, size }) => `${name} (${size})`).join(", ");
  const problem = `fewer than ${SMALLEST_POOL} people take turns in ${sizes}. Nights come round too often; add people, or share a rotation.`;
  return [{ path: ["teams"], problem }];
}

function unownedServices({ services, teams, defaultTeam }: Config): Warning[] {
  const instead = defaultTeam === null ? "nobody is paged for it" : `${defaultTeam}, the default team, is paged for it`;
  const unowned = services.filter(({ team }) => team === null);
  const problem = `has no team: ${instead}. Write team and a name.`;
  const noDefault = "is missing: incidents whose service isn't known page nobody. Write a team's name.";
  return [
    ...unowned.map(({ name }): Warning => ({ path: ["services", name], problem })),
    ...(teams.length > 0 && defaultTeam === null ? [{ path: ["defaultTeam"], problem: noDefault }] : []),
  ];
}

/** A reply by text message bears a number and no name. */
function sharedPhones({ people }: Config): Warning[] {
  const byPhone = Map.groupBy(
    people.filter(({ phone }) => phone !== null),
    ({ phone }) => phone,
  );
  return [...byPhone.values()]
    .filter((owners) => owners.length > 1)
    .map((owners) => {
      const [last, ...others] = owners.map(({ name }) => name).toReversed();
      const problem = `is the phone of ${others.toReversed().join(" and ")} too: a reply by text message counts for whoever of them was called last. Give each a number of their own.`;
      return { path: ["people", last!, "phone"], problem };
    });
}

function shown(at: Instant, zone: string): string {
  return DateTime.fromMillis(at, { zone, locale: "en" }).toFormat("ccc yyyy-MM-dd HH:mm ZZZZ");
}
