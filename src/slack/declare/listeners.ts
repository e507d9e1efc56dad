import { serviceNamed } from "../../config/config.ts";
import { kindSchema } from "../../incident/events.ts";
import { severitySchema } from "../../incident/severity.ts";
import { codeOf } from "../api-errors.ts";
import { readPayload, unreadable } from "../interaction.ts";
import type { Act, Listener, Reply } from "../listening.ts";
import { channelLink, escape } from "../mrkdwn.ts";
import { onButton, onSelect, type Press } from "../on-button.ts";
import { onForm, type Submission } from "../on-form.ts";
import {
  askQuestions,
  chooseMyself,
  declareForm,
  declareSeparately,
  joinIncident,
  question,
  whichService,
  type DeclareStart,
} from "./buttons.ts";
import { declareView, fields, type FormState } from "./declare-form.ts";
import { declareIncident, declareLine } from "./declaring.ts";
import { severityOfAnswer, suggestsPrivacy } from "./severity-questions.ts";
import { declareFromAnywhere, declareFromMessage } from "./shortcuts.ts";

export const listeners: readonly Listener[] = [
  declareFromAnywhere,
  declareFromMessage,
  onForm(declareForm, declareFilledIn, {
    titleMissing: fields.title,
    titleTooLong: fields.title,
    textTooLong: fields.summary,
  }),
  onButton(askQuestions, (press) => redraw(press, { asking: true, private: false })),
  onButton(chooseMyself, (press) => redraw(press, { asking: false, private: false })),
  onSelect(question, (press) => redraw(press, { asking: true, private: suggestsPrivacy(press.chosen) })),
  onSelect(whichService, setService),
  onButton(declareSeparately, (press) => declareLine(press, press.payload.line, { separate: true })),
  onButton(joinIncident, join),
];

async function declareFilledIn(form: Submission<DeclareStart>): Promise<Reply> {
  const also = [...form.chosen(fields.also), ...form.chosen(fields.alsoPrivate)];
  const chosen = severitySchema.safeParse(form.values[fields.severity]).data ?? null;
  return await declareIncident(form, {
    title: form.text(fields.title) ?? "",
    severity: chosen ?? severityOfAnswer(form.values[fields.question]),
    kind: kindSchema.safeParse(form.values[fields.kind]).data ?? null,
    service: form.text(fields.service),
    summary: form.text(fields.summary),
    private: also.includes("private"),
    drill: also.includes("drill"),
    origin: form.payload.origin,
  });
}

/** The form is drawn anew in its place; Slack keeps what was typed into fields that stay. */
async function redraw({ parts, texts, form }: Press<null>, state: FormState): Promise<Reply | void> {
  const start = form === null ? unreadable : readPayload(declareForm, form.metadata);
  if (form === null || start === unreadable) return { text: texts.common.unknownControl };
  const view = declareView({ texts, config: parts.config }, start, state);
  await parts.slack.interactive.views.update({ view_id: form.id, view });
}

async function setService({
  parts,
  payload,
  chosen,
  by,
  cause,
  texts,
}: Press<{ incident: number }>): Promise<Reply | void> {
  const service = chosen === null ? undefined : serviceNamed(parts.config, chosen);
  if (service === undefined) return;
  const team = service.team ?? parts.config.defaultTeam;
  await parts.engine.handle(payload.incident, { type: "setService", service: service.name, team }, by, cause);
  const about = { incident: `INC-${payload.incident}`, service: escape(service.name) };
  return { text: texts.declare.serviceSet({ ...about, team: team === null ? null : escape(team) }) };
}

async function join({ parts, payload, person, texts, by }: Press<{ incident: number }>): Promise<Reply> {
  const incident = await parts.engine.load(payload.incident);
  const about = { incident: `INC-${payload.incident}` };
  const place = incident?.place ?? null;
  const theirs = incident?.declaredBy === person;
  const member = by.kind === "person" && by.standing === "member";
  if (incident === null || place === null || !member || (incident.private && !theirs)) {
    return { text: texts.declare.notJoinable(about) };
  }
  const invited = place.threadTs !== null || (await invite({ parts, person }, place.channel));
  const room = channelLink(place.channel);
  return { text: invited ? texts.declare.joined({ ...about, room }) : texts.declare.joinYourself({ ...about, room }) };
}

async function invite({ parts, person }: Pick<Act, "parts" | "person">, channel: string): Promise<boolean> {
  try {
    await parts.slack.interactive.conversations.invite({ channel, users: person });
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return code === "already_in_channel";
  }
}
