import { heldBy } from "../../oncall/held-by.ts";
import type { RotaCommand } from "../../oncall/rota/commands.ts";
import { coverNumbered, type Cover, type Rota } from "../../oncall/rota/rota.ts";
import type { TeamSchedule } from "../../oncall/rotation.ts";
import type { Parts } from "../../parts.ts";
import { Refusal } from "../../refusal.ts";
import type { Act, Reply } from "../listening.ts";
import { spokenOf } from "../living/wording.ts";
import { escape } from "../mrkdwn.ts";
import type { Span } from "../verbs/spans.ts";
import { slotsInWords, type RotaScene } from "./cover-view.ts";
import { sceneOfAct } from "./rota-scene.ts";
import { teamMeant } from "./team-of.ts";

/** Asks somebody, or with `to` null the team, to take shifts; the answer says what was asked for and what to think of. */
export async function askForCover(
  act: Act,
  { team: named, whose, to, span }: { team: string | null; whose: string; to: string | null; span: Span },
): Promise<Reply> {
  for (const person of [whose, to]) if (person !== null) await requireAble(act.parts, person);
  const team = await teamMeant(act.parts, { team: named, whose, span });
  return ask(act, team, { type: "askCover", whose, to, ...span });
}

/** Asks somebody to take the shift one has then for the one they have then. */
export async function askForSwap(
  act: Act,
  { team: named, to, mine, theirs }: { team: string | null; to: string; mine: Span; theirs: Span },
): Promise<Reply> {
  await requireAble(act.parts, to);
  const team = await teamMeant(act.parts, { team: named, whose: act.person, span: mine });
  return ask(act, team, { type: "askSwap", to, mine, theirs });
}

async function ask(act: Act, team: TeamSchedule & { channel: string | null }, command: RotaCommand): Promise<Reply> {
  const { state, events } = await act.parts.rotas.handle(team.name, command, act.by, act.cause);
  const [number] = events.flatMap(({ event }) => ("cover" in event ? [event.cover] : []));
  const cover = number === undefined ? null : coverNumbered(state, number);
  if (cover === null) return { text: act.texts.cover.already };
  const scene = await sceneOfAct(act);
  return { text: [outcome(cover, team, scene), ...thoughts(state, cover, team, scene)].join("\n") };
}

function outcome(cover: Cover, { channel }: { channel: string | null }, scene: RotaScene): string {
  const { texts } = scene;
  const slots = slotsInWords(cover.slots, scene);
  if (cover.taker !== null) {
    return texts.cover.arranged({ slots, whose: spokenOf(cover.whose, scene), taker: spokenOf(cover.taker, scene) });
  }
  if (cover.to === null)
    return texts.cover.askedTeam({ slots, channel: channel && escape(`#${channel.replace(/^#/, "")}`) });
  const to = spokenOf(cover.to, scene);
  if (cover.inReturn.length === 0) return texts.cover.asked({ slots, to });
  return texts.cover.askedToSwap({ slots, to, inReturn: slotsInWords(cover.inReturn, scene) });
}

/** What is allowed, but should be known: time covered for somebody else already, and two layers in one hand. */
function thoughts({ overrides }: Rota, cover: Cover, team: TeamSchedule, scene: RotaScene): string[] {
  const { texts } = scene;
  const before = overrides.filter((each) => each.cover !== cover.number);
  const taker = cover.taker ?? cover.to;
  const within = (slot: Span & { layer: string }, each: Span & { layer: string }): boolean =>
    each.layer === slot.layer && each.from < slot.until && slot.from < each.until;
  const own = cover.slots.filter((slot) => before.some((each) => each.person === cover.whose && within(slot, each)));
  const twice =
    taker === null
      ? []
      : cover.slots.flatMap((slot) => heldBy(team, taker, slot, before).filter(({ layer }) => layer !== slot.layer));
  return [
    ...(own.length === 0 ? [] : [texts.cover.overlapsOwn({ slots: slotsInWords(own, scene) })]),
    ...(twice.length === 0 || taker === null
      ? []
      : [texts.cover.calledTwice({ who: spokenOf(taker, scene), slots: slotsInWords(twice, scene) })]),
  ];
}

/** Guests, partners, bots, people who have left and people nobody knows hold no shift. */
async function requireAble({ people }: Parts, person: string): Promise<void> {
  const known = await people.find(person);
  if (known === null || known.deleted || known.standing !== "member") throw new Refusal("cannotCover", { person });
}
