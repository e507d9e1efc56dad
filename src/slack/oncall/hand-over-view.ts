import type { NoteKind, Rating } from "../../oncall/rota/events.ts";
import type { HandOver, Rota } from "../../oncall/rota/rota.ts";
import type { ShiftFigures } from "../../oncall/shift-figures.ts";
import { actions, context, section, view, type View } from "../blocks.ts";
import { spokenOf, who } from "../living/wording.ts";
import { dayToken, escape, escapeShort, timeToken } from "../mrkdwn.ts";
import { confirmShift, openNote, rateShift } from "./buttons.ts";
import type { RotaScene } from "./cover-view.ts";

/** What happened in the shift, and how a severity is shown. */
export interface HandOverScene extends RotaScene {
  readonly figures: ShiftFigures;
  severityName(severity: ShiftFigures["open"][number]["severity"]): string;
}

/** The report of a hand-over: who goes, who comes, what is open, what to know, and whether it has arrived. */
export function handOverView(rota: Rota, handOver: HandOver, scene: HandOverScene): View {
  const { texts } = scene;
  const from = spokenOf(handOver.from, scene);
  const time = dayToken(handOver.at, scene.zone, scene.locale);
  const title = texts.handOver.title({ team: escape(rota.team), from, to: who(handOver.to, scene), time });
  const rows = [
    `*${texts.handOver.open}*  ${openInWords(scene)}`,
    ...notesInWords(rota, handOver, "watch", scene),
    ...notesInWords(rota, handOver, "planned", scene),
    `*${texts.handOver.shift}*  ${texts.handOver.figures(scene.figures)}`,
  ];
  return view(title, [
    section(`🔁 ${title}`),
    section(rows.join("\n")),
    standing(handOver, scene),
    buttons(rota, handOver, scene),
  ]);
}

/** Said to the team an hour later, when nobody has confirmed; afterwards that somebody did. */
export function lateView(rota: Rota, handOver: HandOver, scene: RotaScene): View {
  const { handOver: texts } = scene.texts;
  if (handOver.confirmed !== null) {
    const text = confirmedInWords(handOver.confirmed, scene);
    return view(text, [context(`✓ ${text}`)]);
  }
  const [to, from] = [who(handOver.to, scene), spokenOf(handOver.from, scene)];
  const text = texts.late({ to, from, team: escape(rota.team) });
  return view(text, [section(`⚠ ${text}`), actions([confirmButton(rota, handOver, scene)])]);
}

/** Two questions to whoever leaves, with what they answered. */
export function questionsView(rota: Rota, handOver: HandOver, scene: RotaScene): View {
  const { handOver: texts } = scene.texts;
  const time = (at: number): string => dayToken(at, scene.zone, scene.locale);
  const intro = texts.questions({ team: escape(rota.team), since: time(handOver.since), until: time(handOver.at) });
  const ask = <Answer extends string>(
    labels: Record<Answer, string>,
    chosen: Answer | null,
    rating: (answer: Answer) => Rating,
  ) =>
    actions(
      (Object.keys(labels) as Answer[]).map((answer) =>
        rateShift.show(
          answer === chosen ? `✓ ${labels[answer]}` : labels[answer],
          { team: rota.team, handOver: handOver.number, answered: rating(answer) },
          { key: answer, ...(answer === chosen ? { style: "primary" } : {}) },
        ),
      ),
    );
  const answered = handOver.load !== null && handOver.worth !== null;
  return view(intro, [
    section(intro),
    context(texts.loadAsked),
    ask(texts.load, handOver.load, (answer) => ({ question: "load", answer })),
    context(texts.worthAsked),
    ask(texts.worth, handOver.worth, (answer) => ({ question: "worth", answer })),
    answered ? context(texts.answered) : null,
  ]);
}

const MOST_OPEN = 10;

function openInWords({ figures, severityName, texts, ...scene }: HandOverScene): string {
  if (figures.open.length === 0) return texts.handOver.nothing;
  const shown = figures.open.slice(0, MOST_OPEN).map(({ number, severity, title, owner }) => {
    const item = texts.handOver.openItem({
      incident: `INC-${number} ${escapeShort(title, 60)}`,
      severity: severityName(severity),
      owner: owner === null ? null : spokenOf(owner, { texts, ...scene }),
    });
    return item;
  });
  const hidden = figures.open.length - shown.length;
  return `${shown.join("; ")}${hidden > 0 ? ` +${hidden}` : ""}`;
}

function notesInWords(rota: Rota, { number }: HandOver, kind: NoteKind, { texts }: RotaScene): string[] {
  const notes = rota.notes.filter((note) => note.handOver === number && note.kind === kind);
  return notes.length === 0
    ? []
    : [`*${texts.handOver[kind]}*  ${notes.map(({ text }) => escapeShort(text, 300)).join("; ")}`];
}

function standing(handOver: HandOver, scene: RotaScene): ReturnType<typeof context> {
  if (handOver.confirmed !== null) return context(`✓ ${confirmedInWords(handOver.confirmed, scene)}`);
  const mark = handOver.state === "overdue" ? "⚠ " : "";
  return context(`${mark}${scene.texts.handOver.unconfirmed({ to: spokenOf(handOver.to, scene) })}`);
}

function confirmedInWords({ by, at }: NonNullable<HandOver["confirmed"]>, scene: RotaScene): string {
  return scene.texts.handOver.confirmed({ who: spokenOf(by, scene), time: timeToken(at, scene.zone) });
}

function buttons(rota: Rota, handOver: HandOver, scene: RotaScene): ReturnType<typeof actions> {
  const about = { team: rota.team, handOver: handOver.number };
  return actions([
    handOver.confirmed === null ? confirmButton(rota, handOver, scene) : null,
    openNote.show(scene.texts.handOver.addNote, about),
  ]);
}

function confirmButton(rota: Rota, handOver: HandOver, { texts }: RotaScene): ReturnType<typeof confirmShift.show> {
  const about = { team: rota.team, handOver: handOver.number };
  return confirmShift.show(texts.handOver.has, about, { style: "primary" });
}
