import { ErrorCode } from "@slack/web-api";
import { SECOND } from "../clock.ts";
import { Impossible, TooFast, type Perform, type Performers } from "../engine/performer.ts";
import type { EffectKind } from "../incident/effects.ts";

/**
 * Slack's own error code such as `name_taken`; null when Slack didn't get as far as saying one. A proxy's page of HTML
 * comes in the same place and is none.
 */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("data" in error)) return null;
  const data = error.data as { error?: unknown } | null;
  return typeof data?.error === "string" && /^[a-z0-9_:]+$/.test(data.error) ? data.error : null;
}

/** Codes that will be the same tomorrow: what was asked for can't be done as it was asked. */
const final = new Set([
  "cannot_create_channel",
  "cant_delete_message",
  "cant_update_message",
  "channel_not_found",
  "edit_window_closed",
  "invalid_arguments",
  "invalid_blocks",
  "invalid_blocks_format",
  "is_archived",
  "message_not_found",
  "metadata_too_large",
  "method_not_supported_for_channel_type",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
  "not_in_channel",
  "restricted_action",
  "restricted_action_read_only_channel",
  "thread_not_found",
  "user_is_restricted",
  "user_is_ultra_restricted",
  "user_not_found",
]);
/** Codes that pass by themselves, or once an operator has mended our standing with Slack. */
const passing = new Set([
  "account_inactive",
  "ekm_access_denied",
  "fatal_error",
  "internal_error",
  "invalid_auth",
  "message_limit_exceeded",
  "missing_scope",
  "no_permission",
  "not_authed",
  "operation_timeout",
  "org_login_required",
  "ratelimited",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
  "token_expired",
  "token_revoked",
]);
/** A code nobody knew is tried this often before it is taken as final. */
const TRIES_OF_THE_UNKNOWN = 5;

/**
 * Turns what a call to Slack threw into what the outbox understands: wait as long as Slack asks, try again later, or
 * give up. Where Slack said no code at all the request may have taken effect, and it is tried again.
 */
export function forOutbox(error: unknown, attempt: number): unknown {
  if (!(error instanceof Error)) return error;
  if ("retryAfter" in error && typeof error.retryAfter === "number") return new TooFast(error.retryAfter * SECOND);
  const code = codeOf(error);
  if (code === null || passing.has(code)) return error;
  if (!final.has(code) && attempt < TRIES_OF_THE_UNKNOWN) return error;
  const impossible = new Impossible(`Slack says ${code}`);
  impossible.cause = error;
  return impossible;
}

/** Whether a call failed for a reason that passes: Slack was away, busy, or took no call of ours just then. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const code = codeOf(error);
  return code === null ? unanswered.has(String(error.code)) : passing.has(code);
}

const unanswered = new Set<string>([ErrorCode.RequestError, ErrorCode.HTTPError, ErrorCode.RateLimitedError]);

/** Performers whose errors the outbox can read. */
export function understood(performers: Performers): Performers {
  const entries = Object.entries(performers).map(([kind, perform]) => {
    const wrapped: Perform<EffectKind> = async (effect, performance) => {
      try {
        return await (perform as Perform<EffectKind>)(effect, performance);
      } catch (error) {
        throw forOutbox(error, performance.attempt);
      }
    };
    return [kind, wrapped];
  });
  return Object.fromEntries(entries) as Performers;
}
