import { MINUTE } from "../../clock.ts";
import { Refusal } from "../../refusal.ts";
import { personOf } from "../actor.ts";
import type { Case, Decide } from "../decide.ts";
import type { Incident, Update } from "../incident.ts";
import { checked } from "./entries.ts";

/** "In 15 min" on a reminder. */
const PUT_OFF = 15 * MINUTE;

export const updates = {
  draftUpdate: (command, { incident }) => [
    { type: "updateDrafted", update: incident.updates.length + 1, text: checked(command.text) },
  ],
  editUpdate: (command, given) => {
    const update = unpublished(given, command.update);
    const text = checked(command.text);
    return update.text === text && update.state === "waiting"
      ? []
      : [{ type: "updateEdited", update: update.number, text }];
  },
  approveUpdate: (command, given) => {
    const update = find(given.incident, command.update);
    if (update.state === "published") return [];
    if (update.state === "sentBack") throw new Refusal("updateSentBack", { by: update.by });
    // What was read is what goes out: an edit in between asks for a second look.
    if (update.revision !== command.revision) throw new Refusal("updateChanged");
    requirePublisher(given, update);
    return [{ type: "updateApproved", update: update.number, text: update.text, nothingNew: false }];
  },
  sendUpdateBack: (command, given) => {
    const update = find(given.incident, command.update);
    if (update.state !== "waiting") return [];
    requirePublisher(given, null);
    return [{ type: "updateSentBack", update: update.number, reason: checked(command.reason) }];
  },
  publishNothingNew: (command, given) => {
    requirePublisher(given, null);
    if (given.incident.private) throw new Refusal("secondPersonNeeded");
    const update = given.incident.updates.length + 1;
    return [{ type: "updateApproved", update, text: checked(command.text), nothingNew: true }];
  },
  putReminderOff: (_command, { facts }) => [{ type: "reminderPutOff", until: facts.now + PUT_OFF }],
  stopReminders: (command, { incident }) =>
    incident.reminders.stopped ? [] : [{ type: "remindersStopped", why: checked(command.why) }],
} satisfies { [Type in UpdateCommand]: Decide<Type> };

/**
 * Who may publish inside the company: the comms lead; the commander where nobody holds comms, or where the
 * draft has waited too long. A private incident always takes a second person.
 */
function requirePublisher({ incident, by }: Case, update: Update | null): void {
  const person = personOf(by);
  const { ic, comms } = incident.roles;
  if (ic === undefined && comms === undefined) throw new Refusal("nobodyPublishes");
  const mayPublish = person === comms || (person === ic && (comms === undefined || update?.overdue === true));
  if (!mayPublish) throw new Refusal("notPublisher", { comms: comms ?? null, ic: ic ?? null });
  if (incident.private && update?.author === person) throw new Refusal("secondPersonNeeded");
}

function find(incident: Incident, number: number): Update {
  const update = incident.updates.find((each) => each.number === number);
  if (!update) throw new Refusal("noSuchUpdate");
  return update;
}

function unpublished({ incident }: Case, number: number): Update {
  const update = find(incident, number);
  if (update.state === "published") throw new Refusal("updatePublished", { by: update.by });
  return update;
}

type UpdateCommand =
  | "draftUpdate"
  | "editUpdate"
  | "approveUpdate"
  | "sendUpdateBack"
  | "publishNothingNew"
  | "putReminderOff"
  | "stopReminders";
