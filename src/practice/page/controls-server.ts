import { get, post } from "./ask-server.ts";
import type { ControlsView, Speed, TroubleName } from "./wire-controls.ts";

/** What one orders of time, of what lies between Slack and the bot, and of the bot itself. */
export type Order =
  | { do: "runs"; speed: Speed }
  | { do: "jumps" | "endsTrouble" | "kills" | "restarts" }
  | { do: "troubles"; name: TroubleName; on: boolean };

/** Null where there is nothing to order. */
export async function fetchControls(as: string): Promise<ControlsView | null> {
  return await get<ControlsView | null>(`/api/controls?as=${as}`);
}

/** Every window hears of what came of it. */
export async function order(as: string, order: Order): Promise<void> {
  await post(`/api/controls?as=${as}`, order);
}
