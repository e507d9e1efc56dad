import type { Instant } from "../../clock.ts";
import type { Config } from "../../config/config.ts";
import { isMe, takePerson, takeTeam } from "../verbs/arguments.ts";
import { readRange, readSpan, type Span } from "../verbs/spans.ts";

/** What a line behind `cover` asks for. `whose` null: of whoever typed it; `to` null: of the whole team. */
export type CoverLine =
  | { readonly is: "form"; readonly to: string | null }
  | {
      readonly is: "cover";
      readonly team: string | null;
      readonly whose: string | null;
      readonly to: Taker;
      readonly span: Span;
    }
  | {
      readonly is: "swap";
      readonly team: string | null;
      readonly to: string;
      readonly theirs: Span;
      readonly mine: Span;
    };

/** Who takes the shift: a person, whoever typed the line, or the first of the team. */
type Taker = { readonly person: string } | "me" | "team";

interface Reading {
  config: Config;
  zone: string;
  now: Instant;
}

/** Null when the words are neither cover nor a swap. */
export function readCoverLine(args: string, reading: Reading): CoverLine | null {
  const named = takeTeam(args, reading.config);
  const team = named?.value.name ?? null;
  const line = (named?.rest ?? args).trim().normalize("NFC");
  if (line === "") return { is: "form", to: null };
  const swap = /^(?:swap|교환|맞교환)(?=\s|$)\s*(?<rest>.*)$/iu.exec(line)?.groups?.["rest"];
  if (swap !== undefined) return readSwap(swap, team, reading);
  return readMe(line, team, reading) ?? readPeople(line, team, reading);
}

function readMe(line: string, team: string | null, { zone, now }: Reading): CoverLine | null {
  const [first = "", ...others] = line.split(/\s+/u);
  if (!isMe(first)) return null;
  const rest = others.join(" ");
  if (rest === "") return { is: "form", to: null };
  const span = readRange(rest, zone, now);
  return span && { is: "cover", team, whose: null, to: "team", span };
}

function readPeople(line: string, team: string | null, reading: Reading): CoverLine | null {
  const { zone, now } = reading;
  const forThem = /^for\s+/iu.test(line);
  const first = takePerson(line.replace(/^for\s+/iu, ""));
  if (first === null) return null;
  if (first.rest === "" && !forThem) return { is: "form", to: first.value };
  const second = readSecond(first.rest);
  const span = readRange(second?.rest ?? first.rest.replace(/^대신\s*/u, ""), zone, now);
  if (span === null) return forThem || second !== null ? null : readSwap(line, team, reading);
  if (second !== null) {
    const [whose, taker] = second.isCovered ? [second.person, first.value] : [first.value, second.person];
    return { is: "cover", team, whose, to: { person: taker }, span };
  }
  if (forThem || first.rest.startsWith("대신")) return { is: "cover", team, whose: first.value, to: "me", span };
  return { is: "cover", team, whose: null, to: { person: first.value }, span };
}

/** `@one with @two`: two takes one's shift; `@one for @two`: one takes two's. */
function readSecond(rest: string): { person: string; isCovered: boolean; rest: string } | null {
  const word = /^(?<word>with|by|for|instead of|대신)\s*/iu.exec(rest);
  const taken = word && takePerson(rest.slice(word[0].length));
  if (!word || !taken) return null;
  return { person: taken.value, isCovered: /^(?:for|instead of)/iu.test(word[0]), rest: taken.rest };
}

function readSwap(line: string, team: string | null, { zone, now }: Reading): CoverLine | null {
  const other = takePerson(line);
  const days =
    other &&
    /^(?:their\s+)?(?<theirs>.+?)(?:\s+(?:for|against)\s+|\s*(?:대신|↔|<->)\s*)(?:my|mine|내)?\s*(?<mine>.+)$/iu.exec(
      other.rest,
    )?.groups;
  if (!days) return null;
  const [theirs, mine] = [days["theirs"]!, days["mine"]!].map((words) => readSpan(words, zone, now));
  return theirs && mine ? { is: "swap", team, to: other.value, theirs, mine } : null;
}
