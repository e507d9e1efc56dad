import type { HomeView, KnownBlock } from "@slack/types";
import type { Instant } from "../../clock.ts";
import type { Config } from "../../config/config.ts";
import type { Override } from "../../oncall/override.ts";
import type { Cover, Rota } from "../../oncall/rota/rota.ts";
import { actions, context, header, section } from "../blocks.ts";
import { incidentLine, type ListedIncident } from "../list/list-view.ts";
import { spokenOf } from "../living/wording.ts";
import { escape } from "../mrkdwn.ts";
import { callOffCover, declineCover, openCover, openSwap, takeCover } from "../oncall/buttons.ts";
import { openCalendar } from "../oncall/calendar-buttons.ts";
import { slotsInWords, type RotaScene } from "../oncall/cover-view.ts";
import { onCallLine } from "../oncall/on-call-view.ts";
import { runLine } from "../verbs/buttons.ts";

/** What one person's home tab is drawn from. */
export interface Home {
  readonly person: string;
  readonly now: Instant;
  /** Their next shifts, whole, the nearest first. */
  readonly shifts: readonly HomeShift[];
  /** What is asked of them, what they asked for, and what they agreed on. */
  readonly covers: readonly { readonly rota: Rota; readonly cover: Cover }[];
  readonly overrides: readonly Override[];
  /** Those they may know of, the gravest first. */
  readonly incidents: readonly ListedIncident[];
}

export interface HomeShift {
  readonly team: string;
  readonly layer: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly isCover: boolean;
}

export interface HomeScene extends RotaScene {
  readonly config: Config;
}

const MOST_SHIFTS = 8;
const MOST_COVERS = 10;
const MOST_TEAMS = 15;
const MOST_INCIDENTS = 15;

/** Everything somebody who is on call looks for before it matters. */
export function homeView(home: Home, scene: HomeScene): HomeView {
  const { texts } = scene;
  const blocks: (KnownBlock | null)[] = [
    actions([
      openCover.show(texts.home.askForCover, {}, { style: "primary" }),
      openSwap.show(texts.home.swap, {}),
      openCalendar.show(texts.home.calendar, {}),
      // The word's own listener answers, whatever it opens.
      runLine.show(texts.home.settings, { line: "me" }),
    ]),
    header(texts.home.mine),
    ...shiftBlocks(home, scene),
    ...coverBlocks(home, scene),
    header(texts.home.onCall),
    ...onCallBlocks(home, scene),
    header(texts.home.incidents),
    ...incidentBlocks(home, scene),
  ];
  return { type: "home", blocks: blocks.filter((block) => block !== null) };
}

/** For whoever may only read. */
export function guestHomeView({ texts }: Pick<HomeScene, "texts">): HomeView {
  return { type: "home", blocks: [section(texts.home.membersOnly)] };
}

function shiftBlocks({ shifts }: Home, scene: HomeScene): KnownBlock[] {
  const { texts } = scene;
  if (shifts.length === 0) return [section(texts.home.noShifts)];
  const lines = shifts.slice(0, MOST_SHIFTS).map((shift) => {
    const covering = shift.isCover ? ` · ${texts.calendar.covering}` : "";
    return `*${escape(shift.team)}* · ${slotsInWords([shift], scene)}${covering}`;
  });
  const hidden = shifts.length - lines.length;
  return [section(lines.join("\n")), ...(hidden > 0 ? [context(texts.home.moreShifts({ more: hidden }))] : [])];
}

function coverBlocks({ covers, person }: Home, scene: HomeScene): (KnownBlock | null)[] {
  if (covers.length === 0) return [];
  const shown = covers.slice(0, MOST_COVERS).flatMap(({ rota, cover }) => coverBlock(rota, cover, person, scene));
  return [header(scene.texts.home.wanted), ...shown];
}

function coverBlock(rota: Rota, cover: Cover, person: string, scene: HomeScene): (KnownBlock | null)[] {
  const { texts } = scene;
  const about = { team: rota.team, cover: cover.number };
  const key = `${rota.team}-${cover.number}`;
  const slots = slotsInWords(cover.slots, scene);
  const whose = spokenOf(cover.whose, scene);
  const callOff = callOffCover.show(texts.cover.callOff, about, { key });
  if (cover.taker !== null) {
    const isTaker = cover.taker === person;
    const taker = spokenOf(cover.taker, scene);
    const given = isTaker ? texts.cover.youCover({ whose, slots }) : texts.cover.coversYou({ taker, slots });
    return [section(given), actions([callOff])];
  }
  const mine = cover.whose === person;
  const team = escape(rota.team);
  if (mine && cover.to !== null)
    return [section(texts.cover.asked({ slots, to: spokenOf(cover.to, scene) })), actions([callOff])];
  if (mine) return [section(texts.cover.asksTeam({ whose, slots, team })), actions([callOff])];
  const swap = { whose, slots, inReturn: slotsInWords(cover.inReturn, scene) };
  const asked = cover.inReturn.length > 0 ? texts.cover.asksToSwap(swap) : texts.cover.asksYou({ whose, slots });
  return [
    section(cover.to === null ? texts.cover.asksTeam({ whose, slots, team }) : asked),
    actions([
      takeCover.show(texts.cover.take, about, { style: "primary", key }),
      cover.to === null ? null : declineCover.show(texts.cover.cannot, about, { key }),
    ]),
  ];
}

function onCallBlocks({ now, overrides }: Home, scene: HomeScene): KnownBlock[] {
  const { teams } = scene.config;
  if (teams.length === 0) return [section(scene.texts.home.noTeams)];
  return teams.slice(0, MOST_TEAMS).map((team) => section(onCallLine(team, now, { ...scene, overrides })));
}

function incidentBlocks({ incidents }: Home, scene: HomeScene): KnownBlock[] {
  const { list, home } = scene.texts;
  if (incidents.length === 0) return [section(home.noIncidents)];
  const shown = incidents.slice(0, MOST_INCIDENTS).map((incident) => section(incidentLine(incident, scene)));
  const hidden = incidents.length - shown.length;
  return [...shown, ...(hidden > 0 ? [context(list.hidden({ count: hidden }))] : [])];
}
