import { teamNamed, type Team } from "../../config/config.ts";
import { poolOf } from "../../oncall/fairness.ts";
import { heldBy } from "../../oncall/held-by.ts";
import type { Override } from "../../oncall/override.ts";
import type { Parts } from "../../parts.ts";
import { Refusal } from "../../refusal.ts";
import { overridesFrom } from "../../store/override-rows.ts";
import type { Span } from "../verbs/spans.ts";

/** The team of that name. Throws a Refusal when the configuration has none. */
export function knownTeam({ config }: Pick<Parts, "config">, name: string): Team {
  const team = teamNamed(config, name);
  if (team === undefined) throw new Refusal("noSuchTeam", { team: name, teams: namesOf(config.teams) });
  return team;
}

/** The team whose shifts somebody means: the one that was named, else the only one they hold any of in that time. */
export async function teamMeant(
  parts: Pick<Parts, "config" | "store" | "clock">,
  asked: { team: string | null; whose: string; span: Span },
): Promise<Team> {
  const { teams, command } = parts.config;
  if (asked.team !== null) return knownTeam(parts, asked.team);
  const overrides = await currentOverrides(parts);
  const holding = teams.filter(
    (team) => isSpan(asked.span) && heldBy(team, asked.whose, asked.span, overrides).length > 0,
  );
  const candidates = holding.length > 0 ? holding : teamsOf(teams, asked.whose);
  const [only, ...more] = candidates.length > 0 ? candidates : teams;
  if (only === undefined || (candidates.length === 0 && more.length > 0)) {
    throw new Refusal("noShiftThen", { person: asked.whose, team: namesOf(teams) });
  }
  if (more.length > 0) throw new Refusal("whichTeam", { teams: namesOf(candidates), command });
  return only;
}

/** The teams in whose rotations somebody takes turns. */
export function teamsOf(teams: readonly Team[], person: string): Team[] {
  return teams.filter((team) => poolOf(team).includes(person));
}

/** Who covers for whom, now and later, in all teams. */
export function currentOverrides({ store, clock }: Pick<Parts, "store" | "clock">): Promise<Override[]> {
  return store.read((tx) => overridesFrom(tx, clock.now()));
}

function namesOf(teams: readonly Team[]): string {
  return teams.map(({ name }) => name).join(", ");
}

function isSpan({ from, until }: Span): boolean {
  return from < until;
}
