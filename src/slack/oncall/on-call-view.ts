import type { Instant } from "../../clock.ts";
import type { Team } from "../../config/config.ts";
import { onCallAt, type Shift } from "../../oncall/on-call-at.ts";
import { overridesOf, type Override } from "../../oncall/override.ts";
import { layersOf } from "../../oncall/rotation.ts";
import type { Locale, Texts } from "../../texts/texts.ts";
import { section, view, type View } from "../blocks.ts";
import { dayToken, escape, mention } from "../mrkdwn.ts";

export interface OnCallScene {
  texts: Texts;
  locale: Locale;
  zone: string;
  /** Of all teams. */
  overrides: readonly Override[];
}

/** Who holds each layer of these teams at `at`, and until when. `asked`: not now, but at that instant. */
export function onCallView(
  teams: readonly Team[],
  { at, asked }: { at: Instant; asked: boolean },
  scene: OnCallScene,
): View {
  const { oncall } = scene.texts;
  const title = asked ? oncall.then({ when: dayToken(at, scene.zone, scene.locale) }) : oncall.now;
  const lines = teams.map((team) => onCallLine(team, at, scene));
  return view(title, [section(`*${title}*`), ...lines.slice(0, MOST_TEAMS).map((line) => section(line))]);
}

const MOST_TEAMS = 40;

/** The team and who holds each of its layers, on one line. */
export function onCallLine(team: Team, at: Instant, scene: OnCallScene): string {
  return `*${escape(team.name)}* · ${holdersOf(team, at, scene).join(" · ")}`;
}

function holdersOf(team: Team, at: Instant, scene: OnCallScene): string[] {
  const { terms } = scene.texts;
  const held = layersOf(team).map(([name, layer]) =>
    layerLine(name, onCallAt(layer, at, overridesOf(scene.overrides, team.name, name)), scene),
  );
  return team.manager === null ? held : [...held, `${terms.layer("manager")} ${terms.person(mention(team.manager))}`];
}

function layerLine(layer: string, { person, until }: Shift, { texts, locale, zone }: OnCallScene): string {
  const who = person === null ? texts.oncall.nobody : texts.terms.person(mention(person));
  return `${texts.terms.layer(layer)} ${who} (${texts.oncall.until({ time: dayToken(until, zone, locale) })})`;
}
