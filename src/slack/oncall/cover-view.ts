import { HOUR } from "../../clock.ts";
import type { Slot } from "../../oncall/rota/events.ts";
import type { Cover, Rota } from "../../oncall/rota/rota.ts";
import type { Locale, Texts } from "../../texts/texts.ts";
import { actions, context, section, view, type View } from "../blocks.ts";
import { spokenOf } from "../living/wording.ts";
import { dayToken, timeToken } from "../mrkdwn.ts";
import { callOffCover, declineCover, openCover, takeCover } from "./buttons.ts";

/** What the rota's messages are drawn with, besides the rota. */
export interface RotaScene {
  readonly texts: Texts;
  readonly locale: Locale;
  /** IANA zone of the fallback times. */
  readonly zone: string;
  nameOf(person: string): string;
}

/** A cover as the team reads it in its channel; null while it concerns only those two. */
export function coverView(rota: Rota, cover: Cover, scene: RotaScene): View | null {
  const { texts } = scene;
  const slots = slotsInWords(cover.slots, scene);
  const whose = spokenOf(cover.whose, scene);
  const about = { team: rota.team, cover: cover.number };
  if (cover.taker !== null) return coverAgreedView(rota, cover, scene);
  if (cover.to !== null) return null;
  switch (cover.state) {
    case "asked":
      return said(texts.cover.asksTeam({ whose, slots, team: rota.team }), [
        takeCover.show(texts.cover.take, about, { style: "primary" }),
      ]);
    case "withdrawn":
      return quiet(texts.cover.withdrawn({ by: spokenOf(cover.calledOffBy ?? cover.whose, scene), slots }));
    default:
      return quiet(texts.cover.lapsed({ whose, slots }));
  }
}

function coverAgreedView(rota: Rota, cover: Cover, scene: RotaScene): View {
  const { texts } = scene;
  const [whose, taker] = [spokenOf(cover.whose, scene), spokenOf(cover.taker ?? "", scene)];
  const { given, inReturn } = agreedSlots(rota, cover, scene);
  if (cover.state === "ended") return quiet(texts.cover.endedHere({ taker, whose, slots: given }));
  const agreed =
    cover.inReturn.length > 0
      ? texts.cover.swapped({ whose, taker, slots: given, inReturn })
      : texts.cover.agreed({ whose, taker, slots: given });
  return said(`${agreed}${arranged(cover, scene)}`);
}

/** The same for one of those it concerns, in a direct message; null where there is nothing to tell them. */
export function coverForOneView(rota: Rota, cover: Cover, person: string, scene: RotaScene): View | null {
  if (cover.taker !== null && (person === cover.whose || person === cover.taker)) {
    return agreedForOneView(rota, cover, person, scene);
  }
  return person === cover.whose ? stillYoursView(cover, scene) : askedOfOneView(rota, cover, person, scene);
}

function agreedForOneView(rota: Rota, cover: Cover, person: string, scene: RotaScene): View {
  const { texts } = scene;
  const [whose, taker] = [spokenOf(cover.whose, scene), spokenOf(cover.taker ?? "", scene)];
  const { given, inReturn } = agreedSlots(rota, cover, scene);
  if (cover.state === "ended") return quiet(texts.cover.endedHere({ taker, whose, slots: given }));
  const isTaker = person === cover.taker;
  const swapped = {
    other: isTaker ? whose : taker,
    yours: isTaker ? given : inReturn,
    theirs: isTaker ? inReturn : given,
  };
  const covered = isTaker
    ? texts.cover.youCover({ whose, slots: given })
    : texts.cover.coversYou({ taker, slots: given });
  const text = cover.inReturn.length > 0 ? texts.cover.youSwapped(swapped) : covered;
  const about = { team: rota.team, cover: cover.number };
  return said(`${text}${arranged(cover, scene)}`, [callOffCover.show(texts.cover.callOff, about)]);
}

/** To whoever was asked: the question, and later how it ended. */
function askedOfOneView(rota: Rota, cover: Cover, person: string, scene: RotaScene): View {
  const { texts } = scene;
  const whose = spokenOf(cover.whose, scene);
  const slots = slotsInWords(cover.slots, scene);
  const about = { team: rota.team, cover: cover.number };
  const take = takeCover.show(texts.cover.take, about, { style: "primary" });
  if (cover.taker !== null) return quiet(texts.cover.taken({ taker: spokenOf(cover.taker, scene), slots }));
  if (cover.state === "declined" && person === cover.to) return quiet(texts.cover.youDeclined({ whose, slots }));
  if (cover.state === "withdrawn") {
    return quiet(texts.cover.withdrawn({ by: spokenOf(cover.calledOffBy ?? cover.whose, scene), slots }));
  }
  if (cover.state !== "asked") return quiet(texts.cover.lapsed({ whose, slots }));
  if (cover.to === null) return said(texts.cover.asksTeam({ whose, slots, team: rota.team }), [take]);
  const swap = { whose, slots, inReturn: slotsInWords(cover.inReturn, scene) };
  const question = cover.inReturn.length > 0 ? texts.cover.asksToSwap(swap) : texts.cover.asksYou({ whose, slots });
  return said(question, [take, declineCover.show(texts.cover.cannot, about)]);
}

/** To whoever asked in vain. */
function stillYoursView(cover: Cover, scene: RotaScene): View | null {
  const { texts } = scene;
  const slots = slotsInWords(cover.slots, scene);
  const again = [openCover.show(texts.cover.askElse, {})];
  if (cover.state === "lapsed") return said(texts.cover.lapsedForYou({ slots }), again);
  if (cover.state !== "declined" || cover.to === null) return null;
  return said(texts.cover.declined({ to: spokenOf(cover.to, scene), slots }), again);
}

/** Agreed cover was called off: news, for the channel as for whoever didn't do it. */
export function coverEndedView(cover: Cover, scene: RotaScene): View | null {
  if (cover.calledOffBy === null || cover.taker === null) return null;
  const [by, taker, whose] = [cover.calledOffBy, cover.taker, cover.whose].map((person) => spokenOf(person, scene));
  return said(
    scene.texts.cover.ended({ by: by!, taker: taker!, whose: whose!, slots: slotsInWords(cover.slots, scene) }),
  );
}

/** `Primary, Sat 14:00 – Sun 09:00`, one after the other. */
export function slotsInWords(slots: readonly Slot[], { texts, zone, locale }: RotaScene): string {
  const time = (at: number): string => dayToken(at, zone, locale);
  return slots
    .map(({ layer, from, until }) =>
      texts.cover.slot({
        layer: texts.terms.layer(layer),
        from: time(from),
        // The evening of a day needs no second date.
        until: until - from < 12 * HOUR ? timeToken(until, zone) : time(until),
      }),
    )
    .join("; ");
}

/** What was agreed may be less than what was asked for. Once it has ended, what was asked for tells what it was about. */
function agreedSlots(rota: Rota, cover: Cover, scene: RotaScene): { given: string; inReturn: string } {
  const made = rota.overrides.filter((each) => each.cover === cover.number);
  const of = (person: string | null, asked: readonly Slot[]): string => {
    const slots = made.filter((each) => each.person === person);
    return slotsInWords(slots.length === 0 || cover.state === "ended" ? asked : slots, scene);
  };
  return { given: of(cover.taker, cover.slots), inReturn: of(cover.whose, cover.inReturn) };
}

function arranged(cover: Cover, scene: RotaScene): string {
  const byAnother = cover.by !== cover.whose && cover.by !== cover.taker;
  return byAnother ? ` ${scene.texts.cover.arrangedBy({ by: spokenOf(cover.by, scene) })}` : "";
}

function said(text: string, buttons: Parameters<typeof actions>[0] = []): View {
  return view(text, [section(text), actions(buttons)]);
}

function quiet(text: string): View {
  return view(text, [context(text)]);
}
