import { textsIn, type Texts } from "../../texts/texts.ts";
import type { CallFacts, PageCall } from "../notifier.ts";
import { korean, latin, type Charset } from "./charset.ts";
import { isKorean } from "./country.ts";

/** A title is cut no shorter than this while there is something less important to leave out; then no shorter than that. */
const TITLE_WANTED = 12;
const TITLE_NEEDED = 4;
const CUT = "..";

export interface SmsReader {
  /** E.164. */
  phone: string;
  /** Whether a message back reaches us. */
  twoWay: boolean;
}

/**
 * A call, or the word that it is over, as one text message: 160 places of GSM-7 in English, 70 characters and 90 bytes
 * of EUC-KR in Korean and to Korean numbers. Names and titles are cut, and details left out, until it fits.
 */
export function smsText(call: PageCall, reader: SmsReader): string {
  const { facts } = call;
  const texts = textsIn(facts.locale);
  const set = charsetFor(facts.locale, reader.phone);
  if (call.kind === "standDown") return standDownText(facts, texts, set);
  const groups = reader.twoWay ? [["reply" as const]] : [linksOf(call), [null]];
  return facts.quietMinutes === null ? pageText(facts, texts, set, groups) : quietText(facts, texts, set, groups);
}

/** What a text message to this number may hold. */
export function charsetFor(locale: CallFacts["locale"], phone: string): Charset {
  return locale === "ko" ? korean : latin(isKorean(phone));
}

/** Whatever else is said by text message, in the one language's characters and no longer than its limit. */
export function fitted(text: string, locale: CallFacts["locale"], phone: string): string {
  const set = charsetFor(locale, phone);
  return longest(set.legible(text) ?? "", 0, set, (cut) => cut) ?? "";
}

type Answer = "reply" | { url: string } | null;

function pageText(facts: CallFacts, texts: Texts, set: Charset, groups: readonly Answer[][]): string {
  const { sms } = texts.notify;
  const head = headOf(facts);
  const title = facts.title === null ? null : set.legible(facts.title);
  const details = detailsOf(facts, texts, set);
  for (const answers of groups) {
    // The time it is wanted by is dropped last of all details.
    const lean = details.slice(-1);
    const variants = [details.slice(0, -1), lean].flatMap((some) =>
      answers.flatMap((answer) => some.map((detail) => ({ ...head, ...detail, answer }))),
    );
    for (const atLeast of title === null ? [] : [TITLE_WANTED, TITLE_NEEDED]) {
      const text = firstOf(variants, (variant) =>
        longest(title!, atLeast, set, (cut) => sms.page({ ...variant, title: cut })),
      );
      if (text !== null) return text;
    }
    const untitled = facts.title === null ? sms.privateTitle : sms.untitled;
    const text = variants.map((variant) => sms.page({ ...variant, title: untitled })).find((each) => set.fits(each));
    if (text !== undefined) return text;
  }
  return sms.page({ ...head, role: null, next: null, by: null, answer: null, title: sms.untitled });
}

function quietText(facts: CallFacts, texts: Texts, set: Charset, groups: readonly Answer[][]): string {
  const minutes = facts.quietMinutes ?? 0;
  const all = groups.flat().map((answer) => texts.notify.sms.quiet({ ...headOf(facts), minutes, answer }));
  return all.find((text) => set.fits(text)) ?? all.at(-1)!;
}

function standDownText(facts: CallFacts, texts: Texts, set: Charset): string {
  const { drill, over } = facts;
  const incident = `INC-${facts.number}`;
  const why = over?.why ?? "answered";
  const { standDown } = texts.notify.sms;
  const name = over?.who ? set.legible(over.who) : null;
  const text = name && longest(name, 1, set, (who) => standDown({ drill, incident, why, who }));
  return text ?? standDown({ drill, incident, why, who: null });
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

interface Detail {
  role: string | null;
  by: string | null;
  next: string | null;
}

/** From the fullest to the barest. */
function detailsOf(facts: CallFacts, texts: Texts, set: Charset): Detail[] {
  const { sms, time } = texts.notify;
  const { layer, team, next } = facts;
  const by = next && time(next.at, facts.zone);
  const given = layer === null || team === null ? null : sms.role({ layer: texts.terms.layer(layer), team });
  const role = given && set.legible(given);
  const names = next?.people ? set.legible(next.people) : null;
  const someone = next?.people ? sms.nextPerson : null;
  return [
    { role, by, next: names ?? someone },
    { role, by, next: someone },
    { role: null, by, next: names ?? someone },
    { role: null, by, next: someone },
    { role: null, by: null, next: null },
  ];
}

function linksOf({ shortUrl }: PageCall): Answer[] {
  if (shortUrl === null) return [null];
  // Telephones make a link of an address without its https:// too, and eight places are half a title.
  return [{ url: shortUrl }, { url: shortUrl.replace(/^https:\/\//, "") }];
}

function headOf({ drill, severityName, number }: CallFacts): { drill: boolean; severity: string; incident: string } {
  return { drill, severity: severityName, incident: `INC-${number}` };
}

/** The text with as much of `words` as fits; null when less than `atLeast` characters of them would stay. */
function longest(words: string, atLeast: number, set: Charset, render: (words: string) => string): string | null {
  if (set.fits(render(words))) return render(words);
  const characters = [...words];
  for (let length = characters.length - 1; length >= Math.min(atLeast, characters.length); length -= 1) {
    const text = render(`${characters.slice(0, length).join("").trimEnd()}${length === 0 ? "" : CUT}`);
    if (set.fits(text)) return text;
  }
  return null;
}
