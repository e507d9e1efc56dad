import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import { MINUTE } from "../../clock.ts";
import { contactKinds, LONGEST_ADDRESS, type ContactKind } from "../../people/reach/address.ts";
import type { PersonReach } from "../../people/reach/person-reach.ts";
import { meansKinds, type MeansKind, type Reach } from "../../oncall/ladder.ts";
import { ringing, usedMeans } from "../../people/reach/reach.ts";
import type { Locale, Texts } from "../../texts/texts.ts";
import { actions, context, option, section } from "../blocks.ts";
import { input } from "../interaction.ts";
import { dayToken, escape } from "../mrkdwn.ts";
import { beginRehearsal, meForm, sendContactCard, verifyAddress } from "./buttons.ts";
import { meansNames } from "./means-names.ts";

/** What somebody's own settings are drawn from. */
export interface MeScene {
  texts: Texts;
  locale: Locale;
  /** IANA zone of the fallback times. */
  zone: string;
  own: PersonReach;
  reach: Reach;
  /** What watchfire.yml says of them. */
  inFile: Partial<Record<ContactKind, string>>;
  /** The ways by which a code may go to each kind of address; none where this server has no way for it. */
  codeWays(kind: ContactKind, address: string): readonly { name: string; kind: MeansKind }[];
  isSetUp(kind: ContactKind): boolean;
  /** Whether people here leave out their country's code. */
  inKorea: boolean;
  /** Whether there are numbers to put on a card. */
  hasCard: boolean;
  /** One line on top; null for none. */
  notice: string | null;
}

/** Kinds that one can make a rule for. Slack is always told at once: it wakes nobody. */
export const ruledKinds = meansKinds.filter((kind) => kind !== "slack");
export type RuledKind = (typeof ruledKinds)[number];

export const field = {
  ...({ phone: "phone", email: "email", pushover: "pushover", ntfy: "ntfy" } satisfies Record<ContactKind, string>),
  language: "language",
  rule: (kind: RuledKind): string => `rule_${kind}`,
};

/** Minutes of a step; `ladder` and `never` beside them. */
export const choices = ["ladder", "0", "1", "2", "5", "10", "never"] as const;

/** How a person is reached, to be looked at and changed by themselves. */
export function meView(scene: MeScene): ModalView {
  const { me, rehearsal } = scene.texts;
  const nothingRings = ringing(scene.reach).length === 0;
  const all: (KnownBlock | null)[] = [
    context(me.intro),
    scene.notice === null ? null : section(scene.notice),
    section(standing(scene).join("\n")),
    nothingRings ? section(`⚠ ${rehearsal.nothingRings}`) : null,
    ...pendingBlocks(scene),
    actions([beginRehearsal.show(me.test, {}), scene.hasCard ? sendContactCard.show(me.card, {}) : null]),
    scene.hasCard ? context(me.cardHint) : null,
    { type: "divider" },
    ...contactKinds.filter((kind) => isShown(kind, scene)).map((kind) => addressField(kind, scene)),
    ...ruledKinds
      .filter((kind) => scene.reach.means.some((each) => each.kind === kind))
      .map((kind) => ruleField(kind, scene)),
    languageField(scene),
  ];
  const { title, submit, close } = me.form;
  return meForm.show({}, { title, submit, close, blocks: all.filter((block) => block !== null) });
}

/** Everybody may enter telephone and mail; an app only where this server can use it. */
function isShown(kind: ContactKind, { own, isSetUp }: MeScene): boolean {
  return kind === "phone" || kind === "email" || isSetUp(kind) || own.entered[kind] !== undefined;
}

/** What is known, a line each. */
function standing({ texts, locale, zone, own, reach, inFile }: MeScene): string[] {
  const { me } = texts;
  const lines = contactKinds.flatMap((each) => {
    const held = own.entered[each]?.held;
    const kind = me.kind[each];
    if (held)
      return [me.verified({ kind, address: escape(held.address), when: dayToken(held.verifiedAt, zone, locale) })];
    const address = inFile[each];
    return address === undefined ? [] : [me.fromFile({ kind, address: escape(address) })];
  });
  const { rehearsed } = own;
  const result =
    rehearsed === null
      ? me.neverRehearsed
      : me.lastRehearsal({
          when: dayToken(rehearsed.at, zone, locale),
          missing: rehearsed.missing.length === 0 ? null : meansNames(rehearsed.missing, texts),
        });
  const used = usedMeans(reach).map(({ name }) => name);
  return [...lines, me.reachedBy({ means: meansNames(used, texts) }), result];
}

/** What waits for its code, with the buttons that send one. */
function pendingBlocks({ texts, own, codeWays }: MeScene): (KnownBlock | null)[] {
  const { me } = texts;
  return contactKinds.flatMap((kind): (KnownBlock | null)[] => {
    const pending = own.entered[kind]?.pending;
    if (!pending) return [];
    const ways = codeWays(kind, pending.address);
    const label = me.kind[kind];
    const line = section(me.notVerified({ kind: label, address: escape(pending.address) }));
    if (ways.length === 0) return [line, context(me.noWay)];
    const buttons = ways.map((way) =>
      verifyAddress.show(
        verifyLabel(way.kind, texts),
        { kind, means: way.name },
        { style: "primary", key: `${kind}-${way.name}` },
      ),
    );
    return [line, actions(buttons)];
  });
}

function verifyLabel(kind: MeansKind, { me }: Texts): string {
  return kind === "slack" ? me.verifyBy.push : me.verifyBy[kind];
}

function addressField(kind: ContactKind, { texts, own, inFile, inKorea, isSetUp }: MeScene): InputBlock {
  const { me } = texts;
  const { held = null, pending = null } = own.entered[kind] ?? {};
  const hints = {
    phone: inKorea ? me.phoneHintKorea : me.phoneHint,
    email: me.emailHint,
    pushover: me.pushoverHint,
    ntfy: me.ntfyHint,
  };
  const file = inFile[kind];
  const now = held?.address ?? file;
  const hint = [
    hints[kind],
    pending !== null && now !== undefined ? me.inUse({ address: now }) : null,
    held === null && pending === null && file !== undefined ? me.inFile({ address: file }) : null,
    isSetUp(kind) ? null : me.noWay,
  ];
  const initial = (pending ?? held)?.address;
  const element = {
    type: "plain_text_input",
    max_length: LONGEST_ADDRESS,
    ...(initial === undefined ? {} : { initial_value: initial }),
  } as const;
  return input(field[kind], me[kind], element, { optional: true, hint: hint.filter(Boolean).join(" ") });
}

function ruleField(kind: RuledKind, { texts, reach }: MeScene): InputBlock {
  const { me } = texts;
  const options = choices.map((choice) => option(choiceLabel(choice, texts), choice));
  const chosen = choiceOf(reach.rules[kind]);
  const initial_option = options.find(({ value }) => value === chosen) ?? options[0]!;
  return input(
    field.rule(kind),
    me.rule[kind],
    { type: "static_select", options, initial_option },
    { hint: me.ruleHint },
  );
}

/** A rule as it is chosen. */
export function choiceOf(rule: number | null | undefined): string {
  return rule === undefined ? "ladder" : rule === null ? "never" : String(rule / MINUTE);
}

function choiceLabel(choice: (typeof choices)[number], { me }: Texts): string {
  if (choice === "ladder" || choice === "never") return me.choices[choice];
  return choice === "0" ? me.choices.atOnce : me.choices.after({ minutes: Number(choice) });
}

function languageField({ texts, own }: MeScene): InputBlock {
  const { languages, language } = texts.me;
  const options = (["slack", "en", "ko"] as const).map((each) => option(languages[each], each));
  const initial_option = options.find(({ value }) => value === (own.locale ?? "slack"))!;
  return input(field.language, language, { type: "static_select", options, initial_option });
}
