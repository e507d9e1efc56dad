import type { Texts } from "../../texts/texts.ts";
import { codeOf } from "../api-errors.ts";
import { escape } from "../mrkdwn.ts";

export type Deed = keyof Texts["grants"]["deeds"];

/** What Slack won't let us do until somebody grants it. `scope` is what it says is missing. */
export interface Refused {
  code: string;
  scope: string | null;
}

const restricted: ReadonlySet<string> = new Set([
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked",
  "user_is_restricted",
  "user_is_ultra_restricted",
  "no_permission",
  "not_allowed_token_type",
]);

/** null when granting something wouldn't help. The error may stand behind the one that was thrown because of it. */
export function refusedIn(error: unknown): Refused | null {
  const code = codeOf(error);
  if (code === null) return error instanceof Error && error.cause !== undefined ? refusedIn(error.cause) : null;
  if (code !== "missing_scope") return restricted.has(code) ? { code, scope: null } : null;
  const { needed } = (error as { data: { needed?: unknown } }).data;
  return { code, scope: typeof needed === "string" && needed !== "" ? needed : null };
}

/** What isn't possible, and what somebody has to grant. */
export function whatToGrant({ code, scope }: Refused, deed: Deed, { grants }: Texts): string {
  const about = { deed: grants.deeds[deed] };
  const named = scope && escape(scope);
  return code === "missing_scope" ? grants.missing({ ...about, scope: named }) : grants.restricted({ ...about, code });
}
