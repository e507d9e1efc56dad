import type { Instant } from "../clock.ts";
import type { Role } from "../incident/roles.ts";
import { table } from "../record/markdown.ts";
import { timeOfDay } from "../record/times.ts";
import { labelled, type Desk } from "./desk.ts";

/** Follow-ups as the table of actions; what nobody said is asked in its cell. */
export function actionItems(desk: Desk): string[] {
  const { actionHead, gaps, toDo } = desk.say.texts.postmortem;
  const items = desk
    .all("followUpAdded")
    .map(({ recorded: { event }, line }) => [
      `${desk.say.words(event.text)}${desk.source(line)}`,
      event.owner === null ? gaps.cell : desk.say.person(event.owner),
      event.due ?? gaps.cell,
      gaps.cell,
      toDo,
    ]);
  return items.length === 0 ? [gaps.noItems] : table(actionHead, items);
}

/** Who took part, from what they did. */
export function participants(desk: Desk): string[] {
  const { labels, gaps } = desk.say.texts.postmortem;
  const { incident, say } = desk;
  const owner = incident.postmortem?.owner ?? null;
  const list = (people: readonly string[]): string =>
    people.length === 0 ? gaps.nobody : people.map((person) => say.person(person)).join(", ");
  return [
    labelled(labels.responders, list(responders(desk))),
    labelled(labels.commander, commanders(desk)),
    labelled(labels.comms, list(holders(desk, "comms"))),
    labelled(labels.scribe, list(holders(desk, "scribe"))),
    labelled(labels.author, owner === null ? gaps.nobody : say.person(owner)),
    labelled(labels.reviewers, gaps.reviewers),
  ];
}

function responders({ history, messages }: Desk): string[] {
  const acted = history.flatMap(({ by }) => (by.kind === "person" ? [by.id] : []));
  const spoke = messages.filter((message) => message.spoken && message.person !== null).map(({ person }) => person!);
  return [...new Set([...acted, ...spoke])];
}

function holders(desk: Desk, role: Role): string[] {
  const held = desk.all("roleAssigned").filter(({ recorded }) => recorded.event.role === role);
  return [...new Set(held.map(({ recorded }) => recorded.event.person))];
}

/** `Grace (03:05–04:13), Linus (04:13–05:10)` */
function commanders(desk: Desk): string {
  const { say, zone, incident, now } = desk;
  const { gaps, between } = say.texts.postmortem;
  const shifts = commandShifts(desk);
  const end = incident.closedAt ?? incident.resolvedAt ?? now;
  const words = shifts.map(({ person, from, to }) => {
    const span = between({ from: timeOfDay(from, zone), to: timeOfDay(to ?? end, zone) });
    return `${say.person(person)} (${span})`;
  });
  return words.length === 0 ? gaps.nobody : words.join(", ");
}

interface Shift {
  person: string;
  from: Instant;
  to: Instant | null;
}

function commandShifts({ history }: Desk): Shift[] {
  const shifts: Shift[] = [];
  for (const { at, event } of history) {
    if (event.type !== "roleAssigned" && event.type !== "roleLeft") continue;
    if (event.role !== "ic") continue;
    const current = shifts.at(-1);
    if (current?.to === null) current.to = at;
    if (event.type === "roleAssigned") shifts.push({ person: event.person, from: at, to: null });
  }
  return shifts;
}
