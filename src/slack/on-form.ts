import type { ModalView } from "@slack/types";
import { z } from "zod";
import type { RefusalCode } from "../texts/refusals.ts";
import { requireInsight } from "./admission.ts";
import { readPayload, unreadable, type ModalKind } from "./interaction.ts";
import { actOf, answer, type Act, type Listener, type Reply } from "./listening.ts";
import { tellPrivately } from "./private-word.ts";

/** A form was sent. `values` holds each field by its id: text, an option, a date, or several; null where left empty. */
export interface Submission<Payload> extends Act {
  payload: Payload;
  values: Readonly<Record<string, string | readonly string[] | null>>;
  /** A field's text, trimmed; null when it is empty. */
  text(field: string): string | null;
  /** What is ticked or chosen, of several. */
  chosen(field: string): readonly string[];
  /** Shows this in the form's place instead of closing it. */
  goesOn(view: ModalView): void;
  /** The form below it, when it lies on top of one: its id. */
  below: string | null;
}

/**
 * Serves a form. A refusal is shown at the field `fieldFor` names, otherwise at the first one; the form stays open
 * and nothing that was typed is lost. What it returns is told to the sender privately.
 */
export function onForm<Payload>(
  modal: ModalKind<Payload>,
  run: (submission: Submission<Payload>) => Promise<Reply | void>,
  fieldFor: Partial<Record<RefusalCode, string>> = {},
): Listener {
  return {
    answers: modal.id,
    attach(app, parts) {
      app.view({ type: "view_submission", callback_id: modal.id }, async ({ ack, body, view }) => {
        const act = await actOf(parts, {
          person: body.user.id,
          team: body.user.team_id ?? null,
          channel: null,
          // The hash changes with every update of the view: the same form sent twice is one act.
          cause: `form:${view.id}:${view.hash}`,
          triggerId: "trigger_id" in body && typeof body.trigger_id === "string" ? body.trigger_id : null,
        });
        const tell = (reply: Reply): Promise<void> =>
          tellPrivately({ parts, person: act.person, respond: null }, reply);
        const values = flatten(view.state.values);
        let next: ModalView | null = null;
        const inputs = view.blocks.flatMap(({ type, block_id }) => (type === "input" ? (block_id ?? []) : []));
        await answer(
          act,
          {
            ack: async (reply, errors) => {
              if (errors) await ack({ response_action: "errors", errors });
              else await (next === null ? ack() : ack({ response_action: "update", view: next }));
              if (reply) await tell(reply);
            },
            later: tell,
          },
          async () => {
            const payload = readPayload(modal, view.private_metadata);
            if (payload === unreadable) return { text: act.texts.common.unknownControl };
            await requireInsight(act, payload);
            return run({
              ...act,
              payload,
              values,
              text: (field) => (typeof values[field] === "string" ? values[field].trim() || null : null),
              chosen: (field) => (Array.isArray(values[field]) ? values[field] : []),
              goesOn: (shown) => void (next = shown),
              below: view.previous_view_id ?? null,
            });
          },
          (refusal, text) => {
            const wanted = fieldFor[refusal.code];
            const field = wanted !== undefined && inputs.includes(wanted) ? wanted : inputs[0];
            return field === undefined ? { reply: { text } } : { errors: { [field]: text } };
          },
        );
      });
    },
  };
}

const optionSchema = z.object({ value: z.string() });
const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_channel: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

function flatten(state: Record<string, Record<string, unknown>>): Submission<unknown>["values"] {
  return Object.fromEntries(
    Object.entries(state).map(([block, actions]) => [block, valueOf(Object.values(actions)[0])]),
  );
}

function valueOf(raw: unknown): string | string[] | null {
  const field = fieldSchema.safeParse(raw).data;
  if (!field) return null;
  if (field.selected_options) return field.selected_options.map((option) => option.value);
  if (field.selected_users) return field.selected_users;
  if (typeof field.selected_date_time === "number") return String(field.selected_date_time);
  return (
    field.value ??
    field.selected_option?.value ??
    field.selected_user ??
    field.selected_channel ??
    field.selected_conversation ??
    field.selected_date ??
    field.selected_time ??
    null
  );
}
