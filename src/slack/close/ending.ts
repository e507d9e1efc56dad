import { isOver, type Incident } from "../../incident/incident.ts";
import { Refusal } from "../../refusal.ts";
import type { Act, Reply } from "../listening.ts";
import { sceneFor } from "../living/scene.ts";
import { cancelView, reopenView } from "./reason-forms.ts";
import { oneClick, resolveView } from "./resolve-form.ts";
import { requireMember } from "../../incident/authority.ts";

/** The incident an act is about. */
export async function incidentOf({ parts }: Act, number: number): Promise<Incident> {
  const incident = await parts.engine.load(number);
  if (incident === null) throw new Refusal("noSuchIncident", { incident: `INC-${number}` });
  return incident;
}

/** Asks in a form, or ends it with one click where nothing needs asking. */
export async function askToResolve(
  act: Act,
  number: number,
  prefill: { helped: string | null; afterwards: "watch" | "close" },
): Promise<Reply | void> {
  const incident = await incidentOf(act, number);
  const name = `INC-${number}`;
  if (isOver(incident)) throw new Refusal("incidentOver", { incident: name, phase: incident.phase });
  if (incident.phase === "resolved") return close(act, number);
  if (incident.severity === "sev4") {
    const helped = prefill.helped;
    await act.parts.engine.handle(number, { ...oneClick, whatHelped: helped }, act.by, act.cause);
    return { text: act.texts.close.closed(name) };
  }
  // Only full members steer: they are told before they have filled anything in.
  requireMember(act.by);
  const scene = await sceneFor(act.parts, incident, act.person);
  await act.open(resolveView(incident, scene, { ...prefill, person: act.person }));
}

/** From resolved it is closed at once; before that the form asks, with "close now" chosen. */
export async function askToClose(act: Act, number: number, helped: string | null): Promise<Reply | void> {
  const incident = await incidentOf(act, number);
  if (incident.phase === "closed") return { text: act.texts.close.alreadyOver(`INC-${number}`) };
  return incident.phase === "resolved"
    ? close(act, number)
    : askToResolve(act, number, { helped, afterwards: "close" });
}

async function close(act: Act, number: number): Promise<Reply> {
  await act.parts.engine.handle(number, { type: "close" }, act.by, act.cause);
  return { text: act.texts.close.closed(`INC-${number}`) };
}

/** Without a reason a form asks for it. */
export async function reopenFor(act: Act, number: number, reason: string | null): Promise<Reply | void> {
  if (reason === null) return act.open(reopenView(number, act.texts));
  const handled = await act.parts.engine.handle(number, { type: "reopen", reason }, act.by, act.cause);
  const t = act.texts.close;
  return { text: (handled.events.length === 0 ? t.notOver : t.reopened)(`INC-${number}`) };
}

export async function cancelFor(act: Act, number: number, reason: string | null): Promise<Reply | void> {
  if (reason === null) return act.open(cancelView(number, act.texts));
  await act.parts.engine.handle(number, { type: "cancel", reason }, act.by, act.cause);
  return { text: act.texts.close.cancelled(`INC-${number}`) };
}
