import { Impossible } from "../../engine/performer.ts";
import type { StreamPerformance } from "../../engine/streams.ts";
import { Rejected, SLACK, type Check, type Notifier } from "../../notify/notifier.ts";
import type { PersonPerform } from "../../notify/person-streams.ts";
import { verificationCode } from "../../notify/verification-code.ts";
import type { Parts } from "../../parts.ts";
import type { ReachCommand } from "../../people/reach/commands.ts";
import type { ReachEffect } from "../../people/reach/decider.ts";
import type { ReachEvent } from "../../people/reach/events.ts";
import { CODE_LASTS, type PersonReach } from "../../people/reach/person-reach.ts";
import { textsIn } from "../../texts/texts.ts";
import { createAnswerLinks, type AnswerLinks } from "../../web/answer-page/answer-links.ts";
import { linkSecret } from "../../web/link-secret.ts";
import { codeOf, forOutbox } from "../api-errors.ts";
import { actions, section, view } from "../blocks.ts";
import { postOnce } from "../living/post-once.ts";
import { openMe } from "./buttons.ts";
import { meansName } from "./means-names.ts";
import { rehearsalView, type RehearsalScene } from "./rehearsal-view.ts";

type Performance = StreamPerformance<PersonReach, ReachEvent>;
type EffectOf<Kind extends ReachEffect["kind"]> = Extract<ReachEffect, { kind: Kind }>;

interface Desk {
  parts: Parts;
  links: AnswerLinks;
}

/** Carries out what people's streams ask for: codes, and rehearsals by every way. */
export function personPerform(parts: Parts): PersonPerform {
  const desk: Desk = { parts, links: createAnswerLinks(parts) };
  return async (effect, performance) => {
    switch (effect.kind) {
      case "sendCode":
        return sendCode(desk, effect, performance);
      case "tellUndelivered":
        return inSlack(performance, () => tellUndelivered(desk, effect, performance));
      case "rehearse":
        return rehearse(desk, effect, performance);
      case "endRehearsal":
        return endRehearsal(desk, effect, performance);
      case "showRehearsal":
        return inSlack(performance, () => showRehearsal(desk, effect, performance));
    }
  };
}

async function sendCode(
  { parts }: Desk,
  { number, means }: EffectOf<"sendCode">,
  { id: person, state, attempt }: Performance,
): Promise<ReachCommand | null> {
  const { verification } = state;
  const pending = verification && state.entered[verification.kind]?.pending;
  // A newer code was asked for, or nobody needs this one any more.
  if (verification?.number !== number || !pending) return null;
  if (parts.clock.now() >= verification.at + CODE_LASTS) return null;
  const locale = await parts.people.localeFor(person);
  const { checks } = textsIn(locale);
  const secret = await parts.store.transaction((tx) => linkSecret(tx, parts.entropy));
  const code = verificationCode(secret, person, number);
  const check: Check = {
    id: `person:${person}:code:${number}`,
    kind: "code",
    number,
    target: person,
    address: pending.address,
    attempt,
    title: checks.codeTitle,
    text: checks.code({ code }),
    facts: { locale, code },
    ackUrl: null,
    shortUrl: null,
  };
  await outside(
    means,
    (error) => ({ type: "reportCode", number, error }),
    () => notifierNamed(parts, means).check(check),
  );
  return null;
}

async function rehearse(
  desk: Desk,
  { number, means }: EffectOf<"rehearse">,
  performance: Performance,
): Promise<ReachCommand | null> {
  const { rehearsal } = performance.state;
  if (rehearsal?.number !== number || rehearsal.endedAt !== null) return null;
  const report = { type: "reportRehearsal", number, means } as const;
  const failed = (error: string): ReachCommand => ({ ...report, error, placed: null });
  if (means === SLACK) {
    const post = { ...rehearsalView(rehearsal, await sceneFor(desk, performance.id)), channel: performance.id };
    const { channel, ts } = await inSlack(
      performance,
      () => postOnce(desk.parts.slack.effects, { id: performance.effectId, attempt: performance.attempt }, post),
      failed,
    );
    return { ...report, error: null, placed: { channel, ts } };
  }
  const check = await rehearsalCheck(desk, { number, means }, performance);
  await outside(means, failed, () => notifierNamed(desk.parts, means).check(check));
  return { ...report, error: null, placed: null };
}

async function endRehearsal(
  desk: Desk,
  { number, means }: EffectOf<"endRehearsal">,
  performance: Performance,
): Promise<null> {
  const check = await rehearsalCheck(desk, { number, means }, performance);
  await outside(
    means,
    () => null,
    () => notifierNamed(desk.parts, means).endCheck(check),
  );
  return null;
}

async function showRehearsal(
  desk: Desk,
  { number }: EffectOf<"showRehearsal">,
  { id: person, state }: Performance,
): Promise<null> {
  const { rehearsal } = state;
  if (rehearsal?.number !== number || rehearsal.placed === null) return null;
  const shown = rehearsalView(rehearsal, await sceneFor(desk, person));
  try {
    await desk.parts.slack.effects.chat.update({ ...rehearsal.placed, ...shown });
  } catch (error) {
    // Somebody deleted it: there is nothing to keep true.
    if (codeOf(error) !== "message_not_found") throw error;
  }
  return null;
}

async function tellUndelivered(
  desk: Desk,
  { means }: EffectOf<"tellUndelivered">,
  { id: person, effectId, attempt }: Performance,
): Promise<null> {
  const { texts } = await sceneFor(desk, person);
  const text = texts.me.undelivered({ means: meansName(means, texts) });
  const post = view(text, [section(text), actions([openMe.show(texts.rehearsal.settings, {})])]);
  await postOnce(desk.parts.slack.effects, { id: effectId, attempt }, { ...post, channel: person });
  return null;
}

async function rehearsalCheck(
  { parts, links }: Desk,
  { number, means }: { number: number; means: string },
  { id: person, attempt }: Performance,
): Promise<Check> {
  const locale = await parts.people.localeFor(person);
  const { checks } = textsIn(locale);
  const ticket = { rehearsal: number, means, person };
  return {
    id: `person:${person}:rehearsal:${number}:${means}`,
    kind: "rehearsal",
    number,
    target: person,
    address: null,
    attempt,
    title: checks.rehearsalTitle,
    text: checks.rehearsal,
    facts: { locale, code: null },
    ackUrl: await links.rehearsalUrl(ticket),
    shortUrl: await links.shortRehearsalUrl(ticket),
  };
}

async function sceneFor({ parts }: Desk, person: string): Promise<RehearsalScene> {
  const zone = (await parts.people.find(person))?.tz ?? parts.config.timezone;
  return { texts: textsIn(await parts.people.localeFor(person)), zone };
}

/** What a provider will never take is learnt by the stream. */
async function outside(
  means: string,
  learnt: (words: string) => ReachCommand | null,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw error instanceof Rejected ? new Impossible(`${means}: ${error.message}`, learnt(error.message)) : error;
  }
}

async function inSlack<Result>(
  { attempt }: Performance,
  run: () => Promise<Result>,
  learnt: (words: string) => ReachCommand | null = () => null,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const read = forOutbox(error, attempt);
    throw read instanceof Impossible ? new Impossible(read.message, learnt(read.message)) : read;
  }
}

function notifierNamed({ notifiers }: Parts, name: string): Notifier {
  const notifier = notifiers.find((each) => each.name === name);
  if (notifier === undefined) throw new Rejected(`no way called ${name} is configured any more`);
  return notifier;
}
