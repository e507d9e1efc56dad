import { MINUTE, SECOND } from "../../clock.ts";
import { PRACTICE_TEAM } from "../cast.ts";
import { SlackFailure } from "./failure.ts";
import type { ResponseUrl, Trigger } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const TRIGGER_LIFE_MS = 3 * SECOND;
const KEPT_MS = 10 * MINUTE;
const RESPONSE_LIFE_MS = 30 * MINUTE;
const MOST_RESPONSES = 5;

/** A leave to open one modal, good for three seconds of machine time. */
export function newTrigger(workspace: Workspace, person: string, viewId?: string): string {
  const now = workspace.clock.machineNow();
  const id = `${workspace.nextNumber("trigger")}.0.practice`;
  const trigger: Trigger = { id, person, bornAt: now, used: false, ...(viewId === undefined ? {} : { viewId }) };
  workspace.state.triggers = [...workspace.state.triggers.filter((it) => now - it.bornAt < KEPT_MS), trigger];
  return id;
}

/** The trigger, not yet used; whoever takes it must use it up once everything else is in order. */
export function takeTrigger(workspace: Workspace, id: string): Trigger {
  const trigger = workspace.state.triggers.find((it) => it.id === id);
  if (trigger === undefined) throw new SlackFailure("invalid_trigger_id");
  if (trigger.used) throw new SlackFailure("exchanged_trigger_id");
  if (workspace.clock.machineNow() - trigger.bornAt >= TRIGGER_LIFE_MS) throw new SlackFailure("expired_trigger_id");
  return trigger;
}

/** An address for at most five answers within half an hour of machine time. */
export function newResponseUrl(
  workspace: Workspace,
  kind: "commands" | "actions",
  about: Pick<ResponseUrl, "person" | "channel" | "messageTs" | "threadTs">,
): string {
  const now = workspace.clock.machineNow();
  const path = `/${kind}/${PRACTICE_TEAM.id}/${workspace.nextNumber("response")}/practice`;
  const alive = workspace.state.responseUrls.filter((it) => now - it.bornAt < RESPONSE_LIFE_MS);
  workspace.state.responseUrls = [...alive, { path, ...about, bornAt: now, uses: 0 }];
  return `${workspace.hooksOrigin}${path}`;
}

/** Counts one use; undefined when the address is spent, expired or was never given out. */
export function spendResponseUrl(workspace: Workspace, path: string): ResponseUrl | undefined {
  const found = workspace.state.responseUrls.find((it) => it.path === path);
  if (found === undefined || found.uses >= MOST_RESPONSES) return undefined;
  if (workspace.clock.machineNow() - found.bornAt >= RESPONSE_LIFE_MS) return undefined;
  found.uses += 1;
  return found;
}
