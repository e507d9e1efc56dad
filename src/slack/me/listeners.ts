import type { Reach } from "../../oncall/ladder.ts";
import { MINUTE } from "../../clock.ts";
import { personBySlackId } from "../../config/config.ts";
import { contactKinds, type ContactKind } from "../../people/reach/address.ts";
import { CODE_ATTEMPTS, type PersonReach } from "../../people/reach/person-reach.ts";
import { usedMeans } from "../../people/reach/reach.ts";
import { codeWays } from "../../notify/code-ways.ts";
import { Refusal } from "../../refusal.ts";
import type { Act, Listener, Reply } from "../listening.ts";
import { onButton, type Press } from "../on-button.ts";
import { onForm, type Submission } from "../on-form.ts";
import { sendFile } from "../record/send-file.ts";
import {
  beginRehearsal,
  codeForm,
  confirmRehearsal,
  meForm,
  openMe,
  sendContactCard,
  verifyAddress,
} from "./buttons.ts";
import { codeField, codeView } from "./code-form.ts";
import { contactCard, ownNumbers } from "./contact-card.ts";
import { choiceOf, field, ruledKinds } from "./me-form.ts";
import { addressTyped, ownSettings } from "./settings.ts";

export const meListeners: readonly Listener[] = [
  onButton(openMe, async (press) => press.open(await ownSettings(press))),
  onForm(meForm, save, {
    notAPhone: field.phone,
    notAKoreanPhone: field.phone,
    notAnEmail: field.email,
    notAPushoverKey: field.pushover,
    notANtfyTopic: field.ntfy,
  }),
  onButton(verifyAddress, sendCode),
  onForm(codeForm, enterCode),
  onButton(beginRehearsal, async (press) => {
    const { text } = await rehearse(press);
    if (press.form === null) return { text };
    await showBelow(press, press.form.id, text);
  }),
  onButton(sendContactCard, sendCard),
  onButton(confirmRehearsal, async ({ parts, person, by, cause, payload }) => {
    await parts.persons.handle(person, { type: "confirmRehearsal", number: payload.number, means: "slack" }, by, cause);
  }),
];

/** Sends somebody a test page by every way they use. */
export async function rehearse(act: Act): Promise<Reply> {
  const { parts, person, by, cause, texts } = act;
  const used = usedMeans(parts.circumstances.reach(person)).map(({ name }) => name);
  const { events } = await parts.persons.handle(
    person,
    { type: "beginRehearsal", why: "asked", means: used },
    by,
    cause,
  );
  return { text: events.length > 0 ? texts.rehearsal.begun : texts.rehearsal.alreadyUnderWay };
}

async function save(sent: Submission<object>): Promise<void> {
  const { parts, person, by, cause } = sent;
  const file = personBySlackId(parts.config, person);
  const typed = contactKinds
    .filter((kind) => field[kind] in sent.values)
    .map((kind) => [kind, addressTyped(sent, kind, sent.text(field[kind]))] as const);
  // What the file says already is taken from there.
  const addresses = Object.fromEntries(typed.map(([kind, given]) => [kind, given === file?.[kind] ? null : given]));
  const before = await parts.persons.load(person);
  const language = sent.text(field.language);
  const { state } = await parts.persons.handle(
    person,
    {
      type: "setReach",
      addresses,
      rules: rulesIn(sent, before),
      locale: language === "en" || language === "ko" ? language : null,
    },
    by,
    cause,
  );
  if (waiting(state).length > 0) sent.goesOn(await ownSettings(sent, null, state));
}

function waiting({ entered }: PersonReach): ContactKind[] {
  return contactKinds.filter((kind) => entered[kind]?.pending);
}

/** Kinds that weren't shown keep their rule. */
function rulesIn(sent: Submission<object>, { rules }: PersonReach): Reach["rules"] {
  const chosen = ruledKinds.map((kind) => [kind, sent.text(field.rule(kind)) ?? choiceOf(rules[kind])] as const);
  const own = chosen.filter(([, choice]) => choice !== "ladder");
  return Object.fromEntries(own.map(([kind, choice]) => [kind, choice === "never" ? null : Number(choice) * MINUTE]));
}

async function sendCode(press: Press<{ kind: ContactKind; means: string }>): Promise<void> {
  const { parts, person, by, cause, payload } = press;
  const pending = (await parts.persons.load(person)).entered[payload.kind]?.pending;
  const ways = pending ? codeWays(parts.notifiers, payload.kind, pending.address) : [];
  if (pending && !ways.some(({ name }) => name === payload.means)) throw new Refusal("cannotVerifyBy");
  const { state } = await parts.persons.handle(person, { type: "askCode", ...payload }, by, cause);
  if (state.verification === null) return;
  await press.push(codeView(state.verification.number, payload.means, press.texts));
}

async function enterCode(sent: Submission<{ number: number }>): Promise<void> {
  const { parts, person, by, payload } = sent;
  const command = { type: "enterCode", code: sent.text(codeField) ?? "", ...payload } as const;
  // A form that was refused is the same form: the next attempt in it is another act, and a double click isn't.
  const { verification } = await parts.persons.load(person);
  const cause = `${sent.cause}:${verification?.failures ?? 0}`;
  const { state, events } = await parts.persons.handle(person, command, by, cause);
  // The attempt has been counted; only now it is refused.
  if (events.some(({ event }) => event.type === "verificationFailed")) {
    const left = CODE_ATTEMPTS - (state.verification?.failures ?? CODE_ATTEMPTS);
    throw left > 0 ? new Refusal("wrongCode", { left }) : new Refusal("codeSpent");
  }
  if (sent.below !== null) await showBelow(sent, sent.below, null, state);
}

/** Draws the settings anew that lie open, below another form or not. */
async function showBelow(act: Act, view_id: string, notice: string | null, known?: PersonReach): Promise<void> {
  await act.parts.slack.interactive.views.update({ view_id, view: await ownSettings(act, notice, known) });
}

async function sendCard({ parts, person, texts }: Press<object>): Promise<void> {
  const numbers = ownNumbers(parts.config);
  if (numbers.length === 0) return;
  const { card, cardHint, cardComment } = texts.me;
  const content = contactCard(numbers, cardHint);
  await sendFile(parts, person, {
    filename: "watchfire.vcf",
    content,
    title: `Watchfire: ${card}`,
    comment: cardComment,
  });
}
