import { z } from "zod";
import { SlackFailure } from "./failure.ts";
import { method, object, text } from "./method.ts";
import { takeTrigger } from "./triggers.ts";
import { findModal, openModal, publishHome, updateModal } from "./views.ts";

const triggered = z.object({ trigger_id: text, view: object });

export const viewMethods = [
  method("views.open", triggered, (workspace, args) => {
    const trigger = takeTrigger(workspace, args.trigger_id);
    const { view } = openModal(workspace, trigger.person, args.view);
    trigger.used = true;
    return { view: structuredClone(view) };
  }),
  method("views.push", triggered, (workspace, args) => {
    const trigger = takeTrigger(workspace, args.trigger_id);
    if (trigger.viewId === undefined) throw new SlackFailure("not_found");
    const { view } = openModal(workspace, trigger.person, args.view, "push");
    trigger.used = true;
    return { view: structuredClone(view) };
  }),
  method(
    "views.update",
    z.object({ view: object, view_id: text.optional(), external_id: text.optional(), hash: text.optional() }),
    (workspace, args) => {
      if (args.view_id === undefined && args.external_id === undefined) throw new SlackFailure("invalid_arguments");
      const modal = findModal(workspace, { id: args.view_id, externalId: args.external_id });
      updateModal(workspace, modal, args.view, args.hash);
      return { view: structuredClone(modal.view) };
    },
  ),
  method("views.publish", z.object({ user_id: text, view: object, hash: text.optional() }), (workspace, args) => {
    const person = workspace.person(args.user_id).id;
    return { view: structuredClone(publishHome(workspace, person, args.view, args.hash).view) };
  }),
];
