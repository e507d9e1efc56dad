import { DAY } from "../../clock.ts";
import type { Parts } from "../../parts.ts";
import type { ShiftRatings } from "../health/health-view.ts";

/** What counts as of late. */
const OF_LATE = 28 * DAY;

/** What those who left a shift of the team in the last four weeks said of it. */
export async function shiftRatings(
  { rotas, clock }: Pick<Parts, "rotas" | "clock">,
  team: string,
): Promise<ShiftRatings> {
  const { handOvers } = await rotas.load(team);
  const recent = handOvers.filter(({ at }) => at >= clock.now() - OF_LATE);
  return { load: counts(recent.map(({ load }) => load)), worth: counts(recent.map(({ worth }) => worth)) };
}

function counts<Answer extends string>(answers: readonly (Answer | null)[]): Partial<Record<Answer, number>> {
  const found: Partial<Record<Answer, number>> = {};
  for (const answer of answers) if (answer !== null) found[answer] = (found[answer] ?? 0) + 1;
  return found;
}
