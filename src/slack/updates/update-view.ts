import type { KnownBlock, RichTextBlock, RichTextText } from "@slack/types";
import { reminderDue } from "../../incident/decisions/reminders.ts";
import { isOver, lastPublished, type Incident, type Update } from "../../incident/incident.ts";
import { actions, context, quote, section, view, type View } from "../blocks.ts";
import type { Scene, Surface } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { escape, escapeShort, shorten, timeToken } from "../mrkdwn.ts";
import { approveUpdate, editUpdate, sendUpdateBack } from "./buttons.ts";
import { checkUpdate, type Part } from "./check-update.ts";
import { wordDifference, type Stretch } from "./word-difference.ts";

const LONGEST = 3_000;
/** Less of the last update than this for each new letter, and the two aren't compared. */
const LITTLE = 0.25;

/**
 * `update/<n>`: a draft in the room, edited into what becomes of it. While the room is lost it goes to whoever may
 * approve it, so that word gets out all the same; what is private stays for its room.
 */
export const updateSurface: Surface = {
  name: "update/",
  target(incident) {
    const { place, roomLost } = incident;
    const approver = approving(incident);
    if (place === null) return null;
    if (roomLost !== null && approver !== null && !incident.private) return { channel: approver, reader: approver };
    return { channel: place.channel, ...(place.threadTs === null ? {} : { threadTs: place.threadTs }) };
  },
  draw: (incident, surface, scene) => {
    const update = incident.updates.find(({ number }) => number === Number(surface.split("/")[1]));
    return update === undefined ? null : updateView(incident, update, scene);
  },
};

export function updateView(incident: Incident, update: Update, scene: Scene): View {
  const { texts, zone } = scene;
  const mark = drillMark(incident, scene);
  if (update.state === "published") return publishedView(incident, update, scene);
  const heading = `${mark}${texts.updates.heading({
    number: update.number,
    incident: incidentName(incident),
    who: update.author === null ? texts.lines.watchfire : who(update.author, scene),
    time: timeToken(update.draftedAt, zone),
    whom: approverOf(incident, scene),
  })}`;
  const back = update.state === "sentBack";
  return view(`${heading}: ${escape(shorten(update.text, 500))}`, [
    section(`${heading}\n${texts.updates.goesTo({ place: placeOf(incident, scene) })}`),
    difference(lastPublished(incident)?.text ?? "", update.text),
    ...(back ? [sentBackLine(update, scene)] : checks(incident, update, scene)),
    ...(back || !update.overdue ? [] : [context(waited(incident, update, scene))]),
    buttons(incident, update, scene),
  ]);
}

/** Whom a draft waits for; null while nobody may approve it. */
export function approverOf(incident: Incident, scene: Scene): string | null {
  const person = approving(incident);
  if (person === null) return null;
  return `${who(person, scene)}, ${scene.texts.terms.role[person === incident.roles.comms ? "comms" : "ic"]}`;
}

function approving({ roles }: Incident): string | null {
  return roles.comms ?? roles.ic ?? null;
}

function placeOf(incident: Incident, { texts, config }: Scene): string {
  const channel = config.announceChannel.replace(/^#/, "");
  if (incident.private) return texts.updates.thisRoom;
  return /^[CG][A-Z0-9]{8,}$/.test(channel) ? `<#${channel}>` : `#${escape(channel)}`;
}

function buttons(incident: Incident, update: Update, { texts }: Scene): KnownBlock | null {
  const about = { incident: incident.number, update: update.number };
  const edit = editUpdate.show(texts.updates.edit, about);
  if (update.state === "sentBack") return isOver(incident) ? null : actions([edit]);
  return actions([
    approveUpdate.show(texts.updates.approve, { ...about, revision: update.revision }, { style: "primary" }),
    isOver(incident) ? null : edit,
    sendUpdateBack.show(texts.updates.sendBack, about),
  ]);
}

/**
 * What is new in bold and what went struck through, as rich text: nothing in it can become markup. A text that has
 * little in common with the last one is shown alone: strewn with the old words nobody could read it.
 */
function difference(before: string, after: string): RichTextBlock {
  const stretches = wordDifference(before, after);
  if (length(stretches, "same") < LITTLE * length(stretches, "new")) return quote(after);
  let left = LONGEST;
  const elements: RichTextText[] = [];
  for (const { kind, text } of stretches) {
    if (left <= 0) break;
    const shown = shorten(text, left);
    left -= shown.length;
    const style = kind === "same" ? {} : { style: kind === "old" ? { strike: true } : { bold: true } };
    elements.push({ type: "text", text: shown, ...style });
  }
  return { type: "rich_text", elements: [{ type: "rich_text_quote", elements }] };
}

function length(stretches: readonly Stretch[], kind: Stretch["kind"]): number {
  return stretches.filter((it) => it.kind === kind).reduce((sum, { text }) => sum + text.trim().length, 0);
}

function checks(incident: Incident, update: Update, { texts }: Scene): KnownBlock[] {
  const words = texts.updates.checks;
  const { parts, findings } = checkUpdate(update.text, incident);
  const all = Object.entries(parts) as [Part, boolean][];
  const there = all.filter(([, found]) => found).map(([part]) => `✓ ${words[part]}`);
  const missing = all.filter(([, found]) => !found).map(([part]) => words[part]);
  const warnings = [
    ...(missing.length === 0 ? [] : [words.missing({ what: missing.join(", ") })]),
    ...findings.map((finding) => words[finding.kind]({ words: escapeShort(finding.words, 60) })),
  ];
  return [
    ...(there.length === 0 ? [] : [context(there.join("  "))]),
    ...(warnings.length === 0 ? [] : [context(warnings.map((warning) => `⚠ ${warning}`).join("\n"))]),
  ];
}

function sentBackLine(update: Update, scene: Scene): KnownBlock {
  const by = update.by === null ? scene.texts.lines.watchfire : who(update.by, scene);
  return context(scene.texts.updates.sentBack({ who: by, reason: escapeShort(update.reason ?? "", 500) }));
}

function waited({ roles }: Incident, { number }: Update, scene: Scene): string {
  const { updates } = scene.texts;
  if (roles.comms === undefined && roles.ic === undefined) return `⚠ ${updates.nobodyYet}`;
  const comms = roles.comms === undefined ? null : who(roles.comms, scene);
  const ic = roles.ic === undefined || roles.ic === roles.comms ? null : who(roles.ic, scene);
  return `⚠ ${updates.waited({ number, comms, ic })}`;
}

function publishedView(incident: Incident, update: Update, scene: Scene): View {
  const { texts, zone, facts } = scene;
  const latest = lastPublished(incident)?.number === update.number;
  const due = latest ? reminderDue({ incident, facts }) : null;
  const line = texts.updates.published({
    number: update.number,
    time: timeToken(update.at ?? facts.now, zone),
    who: update.by === null ? texts.lines.watchfire : who(update.by, scene),
    next: due === null ? null : timeToken(due, zone),
  });
  const text = `${drillMark(incident, scene)}${line}`;
  return view(text, [section(text), quote(update.text)]);
}
