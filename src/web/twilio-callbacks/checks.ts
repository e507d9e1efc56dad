import type { ReachCommand } from "../../people/reach/commands.ts";
import { CODE_LASTS } from "../../people/reach/person-reach.ts";
import type { Parts } from "../../parts.ts";
import { textsIn } from "../../texts/texts.ts";
import { linkSecret } from "../link-secret.ts";
import { verificationCode } from "../../notify/verification-code.ts";
import { isMachine } from "./answered-by.ts";
import { askForKey, hangUp, pause, say, twiml } from "./twiml.ts";

/** A rehearsal or a code of somebody's, by telephone. */
export interface CheckLine {
  kind: "rehearsal" | "code";
  person: string;
  number: number;
  /** Where a key that was pressed is brought. */
  keyUrl: string;
}

/** What a test call or a code says to whoever picks up. A machine is told nothing: no code stays on a tape. */
export async function greetCheck(parts: Parts, line: CheckLine, answeredBy: string | null): Promise<string> {
  if (isMachine(answeredBy)) return twiml(hangUp);
  const texts = textsIn(await parts.people.localeFor(line.person));
  const { language } = texts.notify.voice;
  const { voice } = texts.checks;
  if (line.kind === "rehearsal") {
    if (!(await isOpen(parts, line))) return twiml(say(voice.over, language), hangUp);
    return twiml(askForKey(voice.rehearsal, language, line.keyUrl), say(voice.noKey, language), hangUp);
  }
  const code = await codeOf(parts, line);
  if (code === null) return twiml(say(voice.codeOver, language), hangUp);
  const words = say(voice.code({ code }), language);
  return twiml(words, pause, words, hangUp);
}

/** Key 1 confirms the rehearsal; any other repeats it. */
export async function pressCheck(parts: Parts, line: CheckLine, digit: string, cause: string): Promise<string> {
  if (line.kind !== "rehearsal" || digit !== "1") return greetCheck(parts, line, null);
  const texts = textsIn(await parts.people.localeFor(line.person));
  const by = await parts.people.by(line.person);
  const command = { type: "confirmRehearsal", number: line.number, means: "voice" } as const;
  const { events } = await parts.persons.handle(line.person, command, by, cause);
  const { voice } = texts.checks;
  const heard = events.length > 0 || (await isConfirmed(parts, line));
  return twiml(say(heard ? voice.thanks : voice.over, texts.notify.voice.language), hangUp);
}

/** A message or a call that a carrier could not deliver didn't arrive, whoever says otherwise later. */
export async function noteCheckReceipt(parts: Parts, line: CheckLine, means: string, error: string): Promise<void> {
  const { kind, person, number } = line;
  const command: ReachCommand =
    kind === "code"
      ? { type: "reportCode", number, error }
      : { type: "reportRehearsal", number, means, error, placed: null };
  await parts.persons.handle(person, command, { kind: "watchfire" }, `receipt:${kind}:${number}:${means}`);
}

/**
 * Confirms the rehearsal that a text message is part of, of whoever still waits for it among those who have the telephone;
 * false when there is none.
 */
export async function confirmByReply(parts: Parts, owners: readonly string[], cause: string): Promise<boolean> {
  const names = parts.notifiers.filter(({ kind }) => kind === "sms").map(({ name }) => name);
  const open = (await Promise.all(owners.map((person) => parts.persons.load(person)))).flatMap(({ id, rehearsal }) => {
    const means = rehearsal?.means.find(({ name }) => names.includes(name));
    return rehearsal?.endedAt === null && means !== undefined ? [{ id, number: rehearsal.number, means }] : [];
  });
  const meant = open.find(({ means }) => means.state !== "confirmed") ?? open[0];
  if (meant === undefined) return false;
  const { id, number, means } = meant;
  const by = await parts.people.by(id);
  await parts.persons.handle(id, { type: "confirmRehearsal", number, means: means.name }, by, cause);
  return true;
}

async function isOpen(parts: Parts, { person, number }: CheckLine): Promise<boolean> {
  const { rehearsal } = await parts.persons.load(person);
  return rehearsal?.number === number && rehearsal.endedAt === null;
}

async function isConfirmed(parts: Parts, { person, number }: CheckLine): Promise<boolean> {
  const { rehearsal } = await parts.persons.load(person);
  const state = rehearsal?.means.find(({ name }) => name === "voice")?.state;
  return rehearsal?.number === number && state === "confirmed";
}

/** Null once it has been typed, has expired, or another one was asked for. */
async function codeOf(
  { persons, clock, store, entropy }: Parts,
  { person, number }: CheckLine,
): Promise<string | null> {
  const { verification } = await persons.load(person);
  if (verification?.number !== number || clock.now() >= verification.at + CODE_LASTS) return null;
  const secret = await store.transaction((tx) => linkSecret(tx, entropy));
  return verificationCode(secret, person, number);
}
