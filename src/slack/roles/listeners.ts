import { Refusal } from "../../refusal.ts";
import { roleSchema } from "../../incident/roles.ts";
import { textsIn } from "../../texts/texts.ts";
import type { Listener, Reply } from "../listening.ts";
import { knownIncident } from "../living/known-incident.ts";
import { who } from "../living/wording.ts";
import { onButton } from "../on-button.ts";
import { onForm } from "../on-form.ts";
import {
  callReceiver,
  confirmHandoff,
  declineHandoff,
  giveRoleBack,
  handoffForm,
  openHandoff,
  openRoles,
  readBackForm,
  rolesForm,
  takeRole,
} from "./buttons.ts";
import { changeRoles } from "./change-roles.ts";
import { handoffFormView, readBackView } from "./handoff-forms.ts";
import { handoffNumbered } from "./handoff-surface.ts";
import { askToTakeOver } from "./ask-to-take-over.ts";
import { rolesView } from "./roles-form.ts";

export const listeners: readonly Listener[] = [
  onButton(takeRole, async ({ parts, payload, person, by, cause, texts }) => {
    const command = { type: "assignRole", role: payload.role, person } as const;
    const { events } = await parts.engine.handle(payload.incident, command, by, cause);
    if (events.length > 0) return;
    return { text: texts.roles.already({ who: who(person, { texts }), role: texts.terms.roleInFull[payload.role] }) };
  }),
  onButton(giveRoleBack, async ({ parts, payload, person, by, cause, texts }) => {
    const { role } = payload;
    await parts.engine.handle(payload.incident, { type: "leaveRole", role, person }, by, cause);
    return { text: texts.roles.left({ who: who(person, { texts }), role: texts.terms.roleInFull[role] }) };
  }),
  onButton(openRoles, async (press) => {
    const incident = await knownIncident(press.parts, press.payload.incident);
    await press.open(rolesView(incident, press));
  }),
  onForm(rolesForm, changeRoles),
  onButton(openHandoff, async (press) => {
    const incident = await knownIncident(press.parts, press.payload.incident);
    await press.open(handoffFormView(incident, press.payload.role, press));
  }),
  onForm(handoffForm, async (form) => {
    const to = form.text("to");
    const role = roleSchema.safeParse(form.text("role")).data;
    if (to === null || role === undefined) return { text: form.texts.common.unknownControl };
    return askToTakeOver(form, form.payload.incident, role, to);
  }),
  onButton(confirmHandoff, async (press): Promise<Reply | void> => {
    const incident = await knownIncident(press.parts, press.payload.incident);
    const handoff = handoffNumbered(incident, press.payload.handoff);
    if (handoff?.state !== "waiting") return { text: press.texts.roles.handoff.over };
    if (handoff.to !== press.person) throw new Refusal("notYourHandoff", { to: handoff.to });
    await press.open(readBackView(incident, handoff, press));
  }),
  onForm(readBackForm, async ({ parts, payload, by, cause, text }) => {
    const command = { type: "confirmHandoff", handoff: payload.handoff, readBack: text("readBack") } as const;
    await parts.engine.handle(payload.incident, command, by, cause);
  }),
  onButton(declineHandoff, async ({ parts, payload, by, cause, texts }) => {
    const command = { type: "declineHandoff", handoff: payload.handoff } as const;
    const { events } = await parts.engine.handle(payload.incident, command, by, cause);
    return { text: events.length === 0 ? texts.roles.handoff.over : texts.roles.declined };
  }),
  onButton(callReceiver, async (press): Promise<Reply | void> => {
    const { parts, payload, by, cause } = press;
    const incident = await knownIncident(press.parts, payload.incident);
    const handoff = handoffNumbered(incident, payload.handoff);
    if (handoff?.state !== "waiting") return { text: press.texts.roles.handoff.over };
    const theirs = textsIn(await parts.people.localeFor(handoff.to));
    const words = theirs.roles.handoff.callWords({ role: theirs.terms.roleInFull[handoff.role] });
    await parts.engine.handle(payload.incident, { type: "callPerson", person: handoff.to, words }, by, cause);
  }),
];
