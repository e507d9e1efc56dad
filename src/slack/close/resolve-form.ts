import type { InputBlock, ModalView } from "@slack/types";
import type { Instant } from "../../clock.ts";
import type { Resolve } from "../../incident/commands.ts";
import { ticks as allTicks, type Tick } from "../../incident/events.ts";
import { lastPublished, leaderOf, type Incident } from "../../incident/incident.ts";
import { option, section } from "../blocks.ts";
import { input } from "../interaction.ts";
import { shorten } from "../mrkdwn.ts";
import type { Scene } from "../living/surface.ts";
import { resolveForm } from "./buttons.ts";
import { allClearText } from "./all-clear.ts";

/** Fields of the form, by their block ids: errors are shown at them. */
export const field = {
  from: "from",
  to: "to",
  helped: "helped",
  ticks: "ticks",
  open: "open",
  openOwner: "openOwner",
  openDue: "openDue",
  afterwards: "afterwards",
  tell: "tell",
  owner: "owner",
} as const;

const ALL = "all";
const LONGEST_SENTENCE = 2_000;

export interface Prefill {
  helped: string | null;
  afterwards: "watch" | "close";
  /** Who asks; takes what nobody else is named for. */
  person: string;
}

/** One form for declaring recovery and closing. A SEV3 is asked less. */
export function resolveView(incident: Incident, scene: Scene, prefill: Prefill): ModalView {
  const t = scene.texts.close;
  const name = `INC-${incident.number}`;
  const closing = prefill.afterwards === "close";
  return resolveForm.show(
    { incident: incident.number, afterwards: prefill.afterwards },
    {
      title: closing ? t.closeTitle(name) : t.resolveTitle(name),
      submit: closing ? t.submitClose : t.submitResolve,
      close: t.back,
      blocks: [
        ...ringing(incident, scene),
        ...times(incident, scene),
        helped(incident, scene, prefill.helped),
        ...(asksLittle(incident) ? [oneTick(scene)] : fiveTicks(scene)),
        ...openPoint(incident, scene, prefill.person),
        ...(asksLittle(incident) ? [] : rest(incident, scene, prefill)),
      ],
    },
  );
}

/** Whether the form is the short one. */
function asksLittle({ severity }: Incident): boolean {
  return severity === "sev3" || severity === "sev4";
}

function ringing({ paging }: Incident, { texts }: Scene): ModalView["blocks"] {
  const calls = paging.calls.filter((call) => call.state === "ringing").length;
  return calls === 0 ? [] : [section(texts.close.ringingStops(calls))];
}

function times(incident: Incident, { texts, facts }: Scene): InputBlock[] {
  const picker = (at: Instant): InputBlock["element"] => ({
    type: "datetimepicker",
    initial_date_time: Math.floor(at / 1000),
  });
  return [
    input(field.from, texts.close.from, picker(incident.impactFrom)),
    input(field.to, texts.close.to, picker(incident.mitigatedAt ?? facts.now)),
  ];
}

function helped(incident: Incident, { texts }: Scene, prefilled: string | null): InputBlock {
  const initial = prefilled ? { initial_value: shorten(prefilled, LONGEST_SENTENCE) } : {};
  const element = { type: "plain_text_input" as const, max_length: LONGEST_SENTENCE, ...initial };
  return input(field.helped, texts.close.helped, element, { optional: asksLittle(incident) });
}

function fiveTicks({ texts }: Scene): InputBlock[] {
  const options = allTicks.map((tick) => option(texts.close.tick[tick], tick));
  // Optional for Slack, so that what an open tick needs is said in our words.
  return [input(field.ticks, texts.close.ticks, { type: "checkboxes", options }, { optional: true })];
}

function oneTick({ texts }: Scene): InputBlock {
  const options = [option(texts.close.allHold, ALL)];
  const hint = texts.close.allFive;
  return input(field.ticks, texts.close.ticks, { type: "checkboxes", options }, { optional: true, hint });
}

function openPoint(incident: Incident, { texts }: Scene, person: string): InputBlock[] {
  const t = texts.close;
  const taker = incident.roles.tech ?? incident.roles.ic ?? person;
  return [
    input(
      field.open,
      t.open,
      { type: "plain_text_input", max_length: LONGEST_SENTENCE },
      { optional: true, hint: t.openHint },
    ),
    input(field.openOwner, t.openOwner, { type: "users_select", initial_user: taker }, { optional: true }),
    input(field.openDue, t.openDue, { type: "datepicker" }, { optional: true }),
  ];
}

function rest(incident: Incident, scene: Scene, prefill: Prefill): InputBlock[] {
  const t = scene.texts.close;
  const choices = [option(t.watch(scene.config.watchAfterResolve), "watch"), option(t.closeNow, "close")] as const;
  const allClear = option(t.draftAllClear, "allClear");
  const owner = leaderOf(incident);
  return [
    input(field.afterwards, t.afterwards, {
      type: "radio_buttons",
      options: [...choices],
      initial_option: choices[prefill.afterwards === "close" ? 1 : 0],
    }),
    input(
      field.tell,
      t.tell,
      { type: "checkboxes", options: [allClear], initial_options: [allClear] },
      { optional: true },
    ),
    input(
      field.owner,
      t.owner,
      { type: "users_select", ...(owner === null ? {} : { initial_user: owner }) },
      { optional: true },
    ),
  ];
}

export interface Filled {
  afterwards: "watch" | "close";
  person: string;
  text(field: string): string | null;
  chosen(field: string): readonly string[];
}

/** What the filled form asks for. `scene` is the workspace's: the all-clear is for everybody. */
export function resolveCommand(incident: Incident, filled: Filled, scene: Scene): Resolve {
  const { text, chosen } = filled;
  const impactFrom = keptExact(instantIn(text(field.from)), incident.impactFrom);
  const end = keptExact(instantIn(text(field.to)), incident.mitigatedAt ?? scene.facts.now);
  // What is over within its first minute ends when it began.
  const impactTo = end < impactFrom ? keptExact(end, impactFrom) : end;
  const whatHelped = text(field.helped);
  const ticked = chosen(field.ticks);
  const open = text(field.open);
  const afterwards = text(field.afterwards);
  // People outside who were told of it are told of its end.
  const tells = asksLittle(incident) ? lastPublished(incident) !== null : chosen(field.tell).includes("allClear");
  return {
    type: "resolve",
    impactFrom,
    impactTo,
    whatHelped,
    ticks: ticked.includes(ALL) ? allTicks : allTicks.filter((tick: Tick) => ticked.includes(tick)),
    open:
      open === null ? null : { text: open, owner: text(field.openOwner) ?? filled.person, due: text(field.openDue) },
    afterwards: afterwards === "watch" || afterwards === "close" ? afterwards : filled.afterwards,
    owner: text(field.owner),
    allClear: tells ? allClearText(incident, { impactFrom, impactTo, whatHelped }, scene) : null,
  };
}

/** A SEV4 ends with one click: nothing is asked, and it is closed at once. */
export const oneClick: Resolve = {
  type: "resolve",
  impactFrom: null,
  impactTo: null,
  whatHelped: null,
  ticks: allTicks,
  open: null,
  afterwards: "close",
  owner: null,
  allClear: null,
};

function instantIn(seconds: string | null): Instant | null {
  return seconds === null || !/^\d+$/u.test(seconds) ? null : Number(seconds) * 1000;
}

/** Slack's picker knows no seconds: what nobody changed keeps its own. */
function keptExact(chosen: Instant | null, known: Instant): Instant {
  return chosen === null || Math.abs(chosen - known) < 60_000 ? known : chosen;
}
