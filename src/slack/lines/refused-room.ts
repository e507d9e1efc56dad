import type { Scene } from "../living/surface.ts";

const sameMend: Readonly<Record<string, string>> = {
  user_is_restricted: "restricted_action",
  cannot_create_channel: "restricted_action",
  too_many_convos_for_team: "too_many_convos",
};

/** What an operator can do about Slack's refusal to open a room. */
export function mendFor(error: string, { texts }: Pick<Scene, "texts">): string {
  return texts.room.mend[sameMend[error] ?? error] ?? texts.room.mend.other;
}
