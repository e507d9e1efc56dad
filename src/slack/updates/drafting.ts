import type { Incident, Update } from "../../incident/incident.ts";
import { Refusal } from "../../refusal.ts";
import type { Act, Reply } from "../listening.ts";
import { sceneFor } from "../living/scene.ts";
import type { Scene } from "../living/surface.ts";
import { textsIn } from "../../texts/texts.ts";
import { draftUpdate } from "./draft-update.ts";
import { editUpdateView, newUpdateView } from "./update-form.ts";
import { approverOf } from "./update-view.ts";

/** Opens the form: the draft that waits, or a new one made from the record. */
export async function openDraft(act: Act, number: number): Promise<void> {
  const incident = await incidentOf(act, number);
  const scene = await sceneFor(act.parts, incident, act.person);
  const waiting = incident.updates.findLast((update) => update.state === "waiting");
  if (waiting !== undefined) return act.open(editUpdateView(incident, waiting, scene));
  await act.open(newUpdateView(incident, draftUpdate(incident, inTheirWords(scene)), scene));
}

export async function openEdit(act: Act, number: number, update: number): Promise<Reply | void> {
  const incident = await incidentOf(act, number);
  const scene = await sceneFor(act.parts, incident, act.person);
  const draft = draftIn(incident, update);
  if (draft.state === "published") throw new Refusal("updatePublished", { by: draft.by });
  await act.open(editUpdateView(incident, draft, scene));
}

/** Drafts an update at once. */
export async function draft(act: Act, number: number, text: string): Promise<Reply> {
  const { parts, by, cause } = act;
  const { incident } = await parts.engine.handle(number, { type: "draftUpdate", text }, by, cause);
  const scene = await sceneFor(parts, incident, act.person);
  const latest = incident.updates.at(-1)?.number ?? 1;
  return { text: scene.texts.updates.drafted({ number: latest, whom: approverOf(incident, scene) }) };
}

export async function incidentOf({ parts }: Act, number: number): Promise<Incident> {
  const incident = await parts.engine.load(number);
  if (incident === null) throw new Refusal("noSuchIncident", { incident: `INC-${number}` });
  return incident;
}

export function draftIn(incident: Incident, number: number): Update {
  const found = incident.updates.find((update) => update.number === number);
  if (found === undefined) throw new Refusal("noSuchUpdate");
  return found;
}

/** What everybody reads is written in the workspace's language, whoever drafts it. */
export function inTheirWords(scene: Scene): Scene {
  const { locale, timezone: zone } = scene.config;
  return { ...scene, locale, zone, texts: textsIn(locale) };
}
