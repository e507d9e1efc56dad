import { personOf } from "../actor.ts";
import type { Change } from "../evolve.ts";
import type { Incident, Update } from "../incident.ts";

export const updates = {
  updateDrafted: (incident, event, { at, by }) => ({
    ...incident,
    updates: [
      ...incident.updates,
      {
        number: event.update,
        text: event.text,
        revision: 1,
        author: personOf(by),
        draftedAt: at,
        state: "waiting",
        by: null,
        at: null,
        reason: null,
        overdue: false,
        nothingNew: false,
      },
    ],
  }),
  updateEdited: (incident, event, { at, by }) =>
    withUpdate(incident, event.update, (update) => ({
      ...update,
      text: event.text,
      revision: update.revision + 1,
      author: personOf(by),
      draftedAt: at,
      state: "waiting",
      reason: null,
      overdue: false,
    })),
  updateApproved: (incident, event, { at, by }) => {
    const approved: Partial<Update> = { state: "published", by: personOf(by), at };
    const known = incident.updates.some((update) => update.number === event.update);
    const fresh: Update = {
      number: event.update,
      text: event.text,
      revision: 1,
      author: personOf(by),
      draftedAt: at,
      state: "published",
      by: null,
      at,
      reason: null,
      overdue: false,
      nothingNew: event.nothingNew,
    };
    const all = known ? incident.updates : [...incident.updates, fresh];
    return {
      ...withUpdate({ ...incident, updates: all }, event.update, (update) => ({ ...update, ...approved })),
      reminders: { since: at, lastDueAt: null, putOffUntil: null, stopped: incident.reminders.stopped, overdue: false },
    };
  },
  updateSentBack: (incident, event, { at, by }) =>
    withUpdate(incident, event.update, (update) => ({
      ...update,
      state: "sentBack",
      by: personOf(by),
      at,
      reason: event.reason,
    })),
  approvalOverdue: (incident, event) => withUpdate(incident, event.update, (update) => ({ ...update, overdue: true })),
  updateReminded: (incident, event) => ({
    ...incident,
    reminders: { ...incident.reminders, lastDueAt: event.dueAt, putOffUntil: null, overdue: event.overdue },
  }),
  reminderPutOff: (incident, event) => ({
    ...incident,
    reminders: { ...incident.reminders, putOffUntil: event.until },
  }),
  remindersStopped: (incident) => ({ ...incident, reminders: { ...incident.reminders, stopped: true } }),
  postmortemDrafted: (incident, { document, lines, gaps }) => ({
    ...incident,
    postmortem: { owner: null, reviewAt: null, ...incident.postmortem, document, lines, gaps },
  }),
} satisfies { [Type in UpdateType]: Change<Type> };

function withUpdate(incident: Incident, number: number, change: (update: Update) => Update): Incident {
  return {
    ...incident,
    updates: incident.updates.map((update) => (update.number === number ? change(update) : update)),
  };
}

type UpdateType =
  | "updateDrafted"
  | "updateEdited"
  | "updateApproved"
  | "updateSentBack"
  | "approvalOverdue"
  | "updateReminded"
  | "reminderPutOff"
  | "remindersStopped"
  | "postmortemDrafted";
