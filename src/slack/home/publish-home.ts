import { DAY } from "../../clock.ts";
import { poolOf } from "../../oncall/fairness.ts";
import { overridesOf } from "../../oncall/override.ts";
import { coversAhead, openCovers } from "../../oncall/rota/rota.ts";
import { layersOf } from "../../oncall/rotation.ts";
import { shiftsBetween } from "../../oncall/shifts-between.ts";
import type { Parts } from "../../parts.ts";
import { codeOf } from "../api-errors.ts";
import { listedIncidents } from "../list/list-verb.ts";
import { rotaSceneFor } from "../oncall/rota-scene.ts";
import { currentOverrides } from "../oncall/team-of.ts";
import { guestHomeView, homeView, type Home, type HomeShift } from "./home-view.ts";

/** Shifts are shown so far ahead. */
const AHEAD = 28 * DAY;
/** Whoever has left, or never was a member, has no home. */
const nobodysHome = new Set(["user_not_found", "users_not_found", "not_enabled"]);

/** Draws somebody's home tab whole, and shows it to them. The same content again does no harm. */
export async function publishHome(parts: Parts, person: string): Promise<void> {
  const scene = { ...(await rotaSceneFor(parts, person)), config: parts.config };
  const by = await parts.people.by(person);
  const isMember = by.kind === "person" && by.standing === "member";
  const view = isMember ? homeView(await homeOf(parts, person), scene) : guestHomeView(scene);
  try {
    await parts.slack.effects.views.publish({ user_id: person, view });
  } catch (error) {
    if (!nobodysHome.has(codeOf(error) ?? "")) throw error;
  }
}

async function homeOf(parts: Parts, person: string): Promise<Home> {
  const { config, clock } = parts;
  const now = clock.now();
  const overrides = await currentOverrides(parts);
  const shifts = config.teams.flatMap((team) =>
    layersOf(team).flatMap(([layer, rotation]) =>
      shiftsBetween(rotation, now, now + AHEAD, overridesOf(overrides, team.name, layer))
        .filter((shift) => shift.person === person)
        .map(({ from, until, override }): HomeShift => ({
          team: team.name,
          layer,
          from,
          until,
          isCover: override !== null,
        })),
    ),
  );
  return {
    person,
    now,
    shifts: shifts.toSorted((left, right) => left.from - right.from),
    covers: await coversFor(parts, person),
    overrides,
    incidents: await listedIncidents(parts, person),
  };
}

/** What is asked of them first, then what they wait for, then what is agreed. */
async function coversFor({ config, rotas, clock }: Parts, person: string): Promise<Home["covers"]> {
  const now = clock.now();
  const all = await Promise.all(
    config.teams.map(async (team) => {
      const rota = await rotas.load(team.name);
      const mayTake = poolOf(team).includes(person);
      const open = openCovers(rota).filter(
        ({ whose, to }) => whose === person || to === person || (to === null && mayTake),
      );
      const agreed = coversAhead(rota, now).filter(({ whose, taker }) => whose === person || taker === person);
      return [...open, ...agreed].map((cover) => ({ rota, cover }));
    }),
  );
  const rank = ({ cover }: Home["covers"][number]): number =>
    cover.taker !== null ? 2 : cover.whose === person ? 1 : 0;
  return all.flat().toSorted((left, right) => rank(left) - rank(right));
}
