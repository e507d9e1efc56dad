import { DateTime } from "luxon";
import { z } from "zod";
import { DAY, type Instant } from "../../clock.ts";
import type { Team } from "../../config/config.ts";
import { poolOf } from "../../oncall/fairness.ts";
import { heldBy, shiftNamed, type HeldTime } from "../../oncall/held-by.ts";
import type { Override } from "../../oncall/override.ts";
import type { Act, Reply } from "../listening.ts";
import { coverFormView, swapFormView, type ShiftChoice } from "./cover-form.ts";
import { sceneOfAct } from "./rota-scene.ts";
import { currentOverrides, teamsOf } from "./team-of.ts";
import type { RotaScene } from "./cover-view.ts";

/** So far ahead shifts are offered. */
const AHEAD = 8 * 7 * DAY;
/** Slack's longest select. */
const MOST_CHOICES = 100;

/** Opens the form that asks for cover, filled with the next shift. */
export async function openCoverForm(act: Act, to: string | null = null): Promise<void> {
  const { parts, person } = act;
  const now = parts.clock.now();
  const teams = teamsOf(parts.config.teams, person);
  const overrides = await currentOverrides(parts);
  // One shift, not all that follow it without a gap: hardly anybody wants cover for two months.
  const shifts = teams.flatMap(
    (team) => shiftNamed(team, person, { from: now, until: now + AHEAD }, now, overrides) ?? [],
  );
  const next = shifts.toSorted((left, right) => left.from - right.from)[0] ?? null;
  await act.open(coverFormView({ teams: teams.map(({ name }) => name), to, next, now }, await sceneOfAct(act)));
}

/** Opens the form that asks for a swap; says so where there is nothing to swap. */
export async function openSwapForm(act: Act): Promise<Reply | void> {
  const { parts, person, texts } = act;
  const { command, teams } = parts.config;
  const scene = await sceneOfAct(act);
  const overrides = await currentOverrides(parts);
  const [mine, theirs] = choices(teamsOf(teams, person), { person, overrides, now: parts.clock.now(), scene });
  if (mine.length === 0 || theirs.length === 0) return { text: texts.cover.noShiftsToSwap({ command }) };
  await act.open(swapFormView({ mine, theirs }, scene));
}

/** How a chosen shift travels: its team, whose it is, and its time. */
export const chosenShiftSchema = z.tuple([z.string(), z.string(), z.number(), z.number()]);

function choices(
  teams: readonly Team[],
  { person, overrides, now, scene }: { person: string; overrides: readonly Override[]; now: Instant; scene: RotaScene },
): [mine: ShiftChoice[], theirs: ShiftChoice[]] {
  const all = teams.flatMap((team) =>
    poolOf(team).flatMap((holder) =>
      heldBy(team, holder, { from: now, until: now + AHEAD }, overrides).map((held) => ({ team, holder, held })),
    ),
  );
  const inOrder = all.toSorted((left, right) => left.held.from - right.held.from);
  const of = (wanted: (holder: string) => boolean): ShiftChoice[] =>
    inOrder
      .filter(({ holder }) => wanted(holder))
      .slice(0, MOST_CHOICES)
      .map(({ team, holder, held }) => ({
        label: [
          ...(holder === person ? [] : [scene.nameOf(holder)]),
          ...(teams.length > 1 ? [team.name] : []),
          shiftLabel(held, scene),
        ].join(" · "),
        value: JSON.stringify([team.name, holder, held.from, held.until]),
      }));
  return [of((holder) => holder === person), of((holder) => holder !== person)];
}

function shiftLabel({ layer, from, until }: HeldTime, { texts, zone, locale }: RotaScene): string {
  const time = (at: Instant): string =>
    DateTime.fromMillis(at, { zone, locale }).toFormat(locale === "ko" ? "M/d(ccc) HH:mm" : "ccc d LLL HH:mm");
  return texts.cover.slot({ layer: texts.terms.layer(layer), from: time(from), until: time(until) });
}
