import type { ActionsBlock, InputBlock, ModalView, PlainTextOption } from "@slack/types";
import type { Config } from "../../config/config.ts";
import { TITLE_LENGTH } from "../../incident/decisions/declare.ts";
import { ENTRY_LENGTH } from "../../incident/decisions/entries.ts";
import { kindSchema } from "../../incident/events.ts";
import { severities, UNCONFIRMED_SEVERITY } from "../../incident/severity.ts";
import type { Texts } from "../../texts/texts.ts";
import { actions, option } from "../blocks.ts";
import { input } from "../interaction.ts";
import { shorten } from "../mrkdwn.ts";
import { severityInWords, severityLabel } from "../severity/severity-label.ts";
import { askQuestions, chooseMyself, declareForm, question, type DeclareStart } from "./buttons.ts";
import { questionsField } from "./severity-questions.ts";

export interface FormScene {
  texts: Texts;
  config: Config;
}

/** What was pressed since the form was opened. */
export interface FormState {
  asking: boolean;
  private: boolean;
}

/** Names of the form's fields. The question's is the id its answers come with. */
export const fields = {
  title: "title",
  severity: "severity",
  question: `${question.id}#null`,
  kind: "kind",
  service: "service",
  summary: "summary",
  also: "also",
  /** Slack keeps what was ticked as long as the name is the same; offered ticked, it needs another. */
  alsoPrivate: "alsoPrivate",
} as const;

/** The form in which an incident is declared; only the title must be filled in. */
export function declareView(
  scene: FormScene,
  start: DeclareStart,
  state: FormState = { asking: false, private: false },
): ModalView {
  const { form } = scene.texts.declare;
  return declareForm.show(start, {
    title: form.title,
    submit: form.send,
    close: form.close,
    blocks: [
      titleField(scene, start),
      ...(state.asking ? questionBlocks(scene) : severityBlocks(scene, start)),
      kindField(scene),
      ...serviceField(scene),
      summaryField(scene),
      alsoField(scene, state),
    ],
  });
}

function titleField({ texts }: FormScene, { title }: DeclareStart): InputBlock {
  return input(fields.title, texts.declare.form.what, {
    type: "plain_text_input",
    max_length: TITLE_LENGTH,
    focus_on_load: true,
    placeholder: { type: "plain_text", text: texts.declare.form.whatExample },
    ...(title ? { initial_value: shorten(title, TITLE_LENGTH) } : {}),
  });
}

function severityBlocks(scene: FormScene, start: DeclareStart): (InputBlock | ActionsBlock)[] {
  const { texts, config } = scene;
  const options = severities.map((severity) =>
    option(
      `${severityLabel(severity, scene)} ${texts.terms.severity[severity]}`,
      severity,
      texts.severity.means[severity],
    ),
  );
  const initial = options.find(({ value }) => value === start.severity);
  const open = texts.declare.form.severityOpen({ severity: severityInWords(UNCONFIRMED_SEVERITY, { texts, config }) });
  const select = input(
    fields.severity,
    texts.declare.form.severity,
    { ...chooseOne(open, options), ...(initial ? { initial_option: initial } : {}) },
    { optional: true },
  );
  return [select, actions([askQuestions.show(texts.declare.form.helpMeChoose, null)])!];
}

function questionBlocks({ texts, config }: FormScene): (InputBlock | ActionsBlock)[] {
  const field = questionsField(fields.question, texts.declare.form.questions, {
    texts,
    config,
    service: null,
    optional: true,
  });
  return [{ ...field, dispatch_action: true }, actions([chooseMyself.show(texts.declare.form.chooseMyself, null)])!];
}

function kindField({ texts }: FormScene): InputBlock {
  const options = kindSchema.options.map((kind) => option(texts.declare.kinds[kind], kind));
  return input(fields.kind, texts.declare.form.kind, chooseOne(texts.declare.form.any, options), { optional: true });
}

/** The most options that Slack shows in a select. */
const MOST_OPTIONS = 100;

function serviceField({ texts, config }: FormScene): InputBlock[] {
  if (config.services.length === 0) return [];
  const options = config.services.slice(0, MOST_OPTIONS).map(({ name }) => option(name, name));
  const { service, serviceHint, any } = texts.declare.form;
  return [input(fields.service, service, chooseOne(any, options), { optional: true, hint: serviceHint })];
}

function summaryField({ texts }: FormScene): InputBlock {
  const element = { type: "plain_text_input" as const, multiline: true, max_length: ENTRY_LENGTH };
  return input(fields.summary, texts.declare.form.summary, element, { optional: true });
}

function alsoField({ texts }: FormScene, state: FormState): InputBlock {
  const { form } = texts.declare;
  const secret = option(form.private, "private", form.privateMeaning);
  const options = [secret, option(form.drill, "drill", form.drillMeaning)];
  const name = state.private ? fields.alsoPrivate : fields.also;
  const initial = state.private ? { initial_options: [secret] } : {};
  return input(name, form.also, { type: "checkboxes", options, ...initial }, { optional: true });
}

function chooseOne(placeholder: string, options: PlainTextOption[]) {
  return {
    type: "static_select" as const,
    placeholder: { type: "plain_text" as const, text: shorten(placeholder, 150) },
    options,
  };
}
