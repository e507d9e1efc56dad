import type { Role } from "../../incident/roles.ts";
import type { Reply } from "../listening.ts";
import { knownIncident } from "../living/known-incident.ts";
import { who } from "../living/wording.ts";
import { findPerson, isMe, isNobody, takePerson, takeRole } from "../verbs/arguments.ts";
import type { Verb, VerbCall } from "../verbs/verb.ts";
import { requireAble } from "./able.ts";
import { askToTakeOver } from "./ask-to-take-over.ts";
import { handoffFormView } from "./handoff-forms.ts";
import { rolesView } from "./roles-form.ts";

const role: Verb = {
  name: "role",
  aliases: ["roles", "assign"],
  korean: ["역할", "담당", "배정"],
  where: "room",
  fits: (args) => args === "" || readRole(args, "") !== null,
  async run(call) {
    const incident = await knownIncident(call.parts, call.incident);
    if (call.args === "") return call.open(rolesView(incident, call));
    const wanted = readRole(call.args, call.person);
    if (wanted === null) return { text: call.texts.roles.usage({ command: call.command }) };
    return wanted.person === null
      ? leave(call, incident.number, wanted.role)
      : assign(call, incident.number, wanted.role, wanted.person);
  },
};

const handoff: Verb = {
  name: "handoff",
  aliases: ["handover"],
  korean: ["인계", "인수인계", "교대"],
  where: "room",
  fits: (args) => args === "" || readHandoff(args) !== null,
  async run(call) {
    const incident = await knownIncident(call.parts, call.incident);
    const wanted = readHandoff(call.args);
    if (wanted === null) return call.open(handoffFormView(incident, takeRole(call.args)?.value ?? "ic", call));
    return askToTakeOver(call, incident.number, wanted.role, wanted.to);
  },
};

export const verbs: readonly Verb[] = [role, handoff];

/** `ic @linus`, `@linus ic`, `scribe me`, `comms none`; null when the line says none of these. */
function readRole(args: string, me: string): { role: Role; person: string | null } | null {
  const first = takePerson(args);
  const role = takeRole(first?.rest ?? args);
  if (role === null) return null;
  if (first !== null) return role.rest === "" ? { role: role.value, person: first.value } : null;
  if (isMe(role.rest)) return { role: role.value, person: me };
  if (isNobody(role.rest)) return { role: role.value, person: null };
  const person = takePerson(role.rest);
  return person?.rest === "" ? { role: role.value, person: person.value } : null;
}

/** `@linus` hands over command, `scribe @linus` that role. */
function readHandoff(args: string): { role: Role; to: string } | null {
  const person = findPerson(args);
  if (person === null) return null;
  if (person.rest === "") return { role: "ic", to: person.value };
  const role = takeRole(person.rest);
  return role?.rest === "" && role.value !== "sme" ? { role: role.value, to: person.value } : null;
}

async function assign(call: VerbCall, incident: number, role: Role, person: string): Promise<Reply | void> {
  await requireAble(call.parts, role, person);
  const { events } = await call.parts.engine.handle(
    incident,
    { type: "assignRole", role, person },
    call.by,
    call.cause,
  );
  if (events.length > 0) return;
  return { text: call.texts.roles.already({ who: who(person, call), role: call.texts.terms.roleInFull[role] }) };
}

async function leave(call: VerbCall, incident: number, role: Role): Promise<Reply | void> {
  const person = role === "sme" ? call.person : null;
  const { events } = await call.parts.engine.handle(incident, { type: "leaveRole", role, person }, call.by, call.cause);
  if (events.length > 0) return;
  return { text: call.texts.roles.nobodyHolds({ role: call.texts.terms.roleInFull[role] }) };
}
