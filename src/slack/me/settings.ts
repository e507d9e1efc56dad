import type { ModalView } from "@slack/types";
import { personBySlackId } from "../../config/config.ts";
import type { Parts } from "../../parts.ts";
import { contactKinds, readAddress, type ContactKind } from "../../people/reach/address.ts";
import type { PersonReach } from "../../people/reach/person-reach.ts";
import { codeWays } from "../../notify/code-ways.ts";
import { Refusal } from "../../refusal.ts";
import type { Act } from "../listening.ts";
import { ownNumbers } from "./contact-card.ts";
import { meView } from "./me-form.ts";

/** Somebody's own settings as they stand. */
export async function ownSettings(act: Act, notice: string | null = null, known?: PersonReach): Promise<ModalView> {
  const { parts, person, locale, texts } = act;
  const { config, notifiers } = parts;
  const own = known ?? (await parts.persons.load(person));
  const file = personBySlackId(config, person);
  const inFile = contactKinds.flatMap((kind) => (file?.[kind] ? [[kind, file[kind]] as const] : []));
  return meView({
    texts,
    locale,
    zone: (await parts.people.find(person))?.tz ?? config.timezone,
    own,
    // What was saved a moment ago counts at once, whenever the book is read anew.
    reach: { ...parts.circumstances.reach(person), rules: own.rules },
    inFile: Object.fromEntries(inFile),
    codeWays: (kind, address) => codeWays(notifiers, kind, address),
    inKorea: isInKorea(act),
    isSetUp: (kind) => isSetUp(parts, kind),
    hasCard: ownNumbers(config).length > 0,
    notice,
  });
}

/** Whether this server has a way that uses such an address: any number will do to ask. */
function isSetUp({ notifiers }: Pick<Parts, "notifiers">, kind: ContactKind): boolean {
  return ["+1", "+82"].some((number) => codeWays(notifiers, kind, number).length > 0);
}

/** An address as it is kept; null where none was typed. Throws a Refusal that says how it is written. */
export function addressTyped(
  act: Pick<Act, "parts" | "locale">,
  kind: ContactKind,
  typed: string | null,
): string | null {
  if (typed === null) return null;
  const inKorea = isInKorea(act);
  const address = readAddress(kind, typed, { inKorea });
  if (address !== undefined) return address;
  switch (kind) {
    case "phone":
      throw new Refusal(inKorea ? "notAKoreanPhone" : "notAPhone");
    case "email":
      throw new Refusal("notAnEmail");
    case "pushover":
      throw new Refusal("notAPushoverKey");
    case "ntfy":
      throw new Refusal("notANtfyTopic");
  }
}

/** Where people write their numbers without the country's code. */
function isInKorea({ parts: { config }, locale }: Pick<Act, "parts" | "locale">): boolean {
  return [locale, config.locale].includes("ko") || config.timezone === "Asia/Seoul";
}
