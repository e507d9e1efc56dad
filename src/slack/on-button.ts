import type { BlockAction } from "@slack/bolt";
import { z } from "zod";
import { requireInsight } from "./admission.ts";
import { readPayload, unreadable, type ButtonKind, type Interactive, type SelectKind } from "./interaction.ts";
import { actOf, answer, type Act, type Listener, type Reply } from "./listening.ts";
import { tellPrivately } from "./private-word.ts";

/** A press of a button or a choice in a select. */
export interface Press<Payload> extends Act {
  payload: Payload;
  /** What was chosen in a select: an option's value, or a person's id. */
  chosen: string | null;
  /** The message it stands in. */
  messageTs: string | null;
  /** The form it stands in, and the form's own payload. */
  form: { id: string; metadata: string } | null;
}

type Run<Payload> = (press: Press<Payload>) => Promise<Reply | void>;

/** Serves a button. What it returns is shown to whoever pressed it, and to nobody else. */
export function onButton<Payload>(button: ButtonKind<Payload>, run: Run<Payload>): Listener {
  return onPress(button, run, ({ value }) => value ?? "null");
}

/** Serves a select; the payload stands in its action id, for the value is the choice. */
export function onSelect<Payload>(select: SelectKind<Payload>, run: Run<Payload>): Listener {
  return onPress(select, run, ({ action_id }) => action_id.slice(select.id.length + 1));
}

const actionSchema = z.object({
  action_id: z.string(),
  action_ts: z.string().optional(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_user: z.string().nullish(),
});

type Action = z.infer<typeof actionSchema>;

function onPress<Payload>(
  kind: Interactive<Payload>,
  run: Run<Payload>,
  payloadIn: (action: Action) => string,
): Listener {
  const pattern = new RegExp(`^${kind.id.replaceAll(".", "\\.")}(#.*)?$`, "s");
  return {
    answers: kind.id,
    attach(app, parts) {
      app.action<BlockAction>({ type: "block_actions", action_id: pattern }, async ({ ack, body, action, respond }) => {
        const parsed = actionSchema.parse(action);
        const act = await actOf(parts, originOf(body, parsed));
        const back = { parts, person: act.person, respond: body.response_url ? respond : null };
        const tell = (reply: Reply): Promise<void> => tellPrivately(back, reply);
        await answer(
          act,
          {
            ack: async (reply) => {
              await ack();
              if (reply) await tell(reply);
            },
            later: tell,
          },
          async () => {
            const payload = readPayload(kind, payloadIn(parsed));
            if (payload === unreadable) return { text: act.texts.common.unknownControl };
            await requireInsight(act, payload);
            const chosen = parsed.selected_user ?? parsed.selected_option?.value ?? null;
            return run({ ...act, payload, chosen, messageTs: body.message?.ts ?? null, form: formOf(body) });
          },
        );
      });
    },
  };
}

function formOf({ view }: BlockAction): { id: string; metadata: string } | null {
  return view?.type === "modal" ? { id: view.id, metadata: view.private_metadata } : null;
}

function originOf(body: BlockAction, action: Action) {
  return {
    person: body.user.id,
    team: body.user.team_id ?? null,
    channel: body.channel?.id ?? null,
    cause: `press:${body.container["message_ts"] ?? body.view?.id ?? ""}:${action.action_id}:${action.action_ts ?? ""}:${body.user.id}`,
    triggerId: body.trigger_id,
  };
}
