import { severities, type Severity } from "../incident/severity.ts";
import { ringsFor, type Means } from "../oncall/ladder.ts";
import type { Target } from "../oncall/policy.ts";
import { layerNamed, rotationsOf } from "../oncall/rotation.ts";
import { personBySlackId, teamNamed, type Config, type Team } from "./config.ts";
import type { Warning } from "./warnings.ts";

/** Every step of a SEV1 or SEV2 must be able to wake whomever it calls: who can't be woken, each person once. */
export function unreachablePeople(config: Config, meansOf: (person: string) => readonly Means[]): Warning[] {
  const grave = severities.slice(0, 2);
  const called = grave.flatMap((severity) =>
    config.teams.flatMap((team) =>
      team.escalation[severity].steps.flatMap(({ targets }) =>
        peopleOf(targets, { config, team, severity, seen: [team.name] }).map((person) => ({ person, severity })),
      ),
    ),
  );
  const deaf = called.filter(({ person, severity }) => !isWoken(config, severity, meansOf(person)));
  return [...new Set(deaf.map(({ person }) => person))].map((person): Warning => {
    const means = meansOf(person);
    const name = personBySlackId(config, person)?.name ?? person;
    const only = means.map((each) => each.name).join(" and ");
    const problem = means.some(({ rings }) => rings)
      ? `is called for SEV1 and SEV2, but no ladder uses what would ring: see ladders. ${name} has ${only}.`
      : `is called for SEV1 and SEV2, but nothing that rings reaches ${name}: only ${only}. Set up a way that rings, such as notifiers.webhook or notifiers.twilio.`;
    return { path: ["people", name], problem };
  });
}

/** By day and by night, at the first step and at later ones. */
function isWoken(config: Config, severity: Severity, means: readonly Means[]): boolean {
  const ringing = new Set(means.filter(({ rings }) => rings).map(({ name }) => name));
  const { working, otherwise, later } = config.ladders[severity];
  return [working, otherwise, later].every((rungs) =>
    ringsFor({ means, rules: {} }, rungs).some((ring) => ring.means.some((name) => ringing.has(name))),
  );
}

interface Where {
  config: Config;
  team: Team;
  severity: Severity;
  seen: readonly string[];
}

/** Everybody who may stand where a target points, whoever's turn it is. */
function peopleOf(targets: readonly Target[], { config, team, severity, seen }: Where): string[] {
  return targets.flatMap((target) => {
    if (target.kind === "person") return [target.person];
    if (target.kind === "layer") return membersOf(team, target.layer);
    const other = teamNamed(config, target.team);
    const first = other?.escalation[severity].steps[0]?.targets ?? [];
    if (other === undefined || seen.includes(other.name)) return [];
    return peopleOf(first, { config, team: other, severity, seen: [...seen, other.name] });
  });
}

function membersOf(team: Team, name: string): string[] {
  if (name === "manager") return team.manager === null ? [] : [team.manager];
  const layer = layerNamed(team, name);
  return layer === null ? [] : rotationsOf(layer).flatMap(({ members }) => members);
}
