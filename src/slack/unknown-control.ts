import type { App, BlockAction, RespondFn, ViewSubmitAction } from "@slack/bolt";
import type { Parts } from "../parts.ts";
import { interactions } from "./interaction.ts";
import { actOf, answer, type Reply } from "./listening.ts";
import { tellPrivately } from "./private-word.ts";

/** Buttons and forms of another version, or of nobody: whoever uses one is told so, for Bolt would say nothing. */
export function answerUnknownControls(app: App, parts: Parts): void {
  const known = [...interactions().keys()].map((id) => id.replaceAll(".", "\\."));
  const unknown = new RegExp(`^(?!(?:${known.join("|")})(?:#|$))`, "s");
  app.action<BlockAction>({ type: "block_actions", action_id: unknown }, async ({ ack, body, respond }) => {
    await say(parts, body, ack, body.response_url ? respond : null);
  });
  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: unknown }, async ({ ack, body }) => {
    await say(parts, body, ack, null);
  });
}

async function say(
  parts: Parts,
  { user }: BlockAction | ViewSubmitAction,
  ack: () => Promise<void>,
  respond: RespondFn | null,
): Promise<void> {
  const act = await actOf(parts, {
    person: user.id,
    team: user.team_id ?? null,
    channel: null,
    cause: "unknown",
    triggerId: null,
  });
  const tell = (reply: Reply): Promise<void> => tellPrivately({ parts, person: user.id, respond }, reply);
  const acknowledge = async (reply: Reply | null): Promise<void> => {
    await ack();
    if (reply) await tell(reply);
  };
  await answer(act, { ack: acknowledge, later: tell }, async () => ({ text: act.texts.common.unknownControl }));
}
