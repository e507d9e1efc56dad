import type { CallView } from "../page/wire-inside.ts";
import type { WebApiCall } from "../slack/practice-slack.ts";

/** A call of the Web API as it is shown; `nameOf` gives the name of a channel. */
export function callView(call: WebApiCall, nameOf: (channel: string) => string | null): CallView {
  const { method, startedAt: at, tookMs = null } = call;
  return { at, method, about: surfaceOf(call) ?? placeOf(call, nameOf), tookMs, outcome: outcomeOf(call) };
}

function outcomeOf({ status, result, appliedAt }: WebApiCall): string {
  if (status === undefined) return "underWay";
  if (status === null) return appliedAt === undefined ? "broken" : "lost";
  if (status !== 200) return String(status);
  return result?.["ok"] === false ? String(result["error"]) : "ok";
}

/** The living message it draws, which is its lane in the outbox: `INC-1/card`. */
function surfaceOf({ args }: WebApiCall): string | null {
  const metadata = args["metadata"];
  if (typeof metadata !== "object" || metadata === null || !("event_payload" in metadata)) return null;
  const payload = metadata.event_payload;
  if (typeof payload !== "object" || payload === null || !("surface" in payload)) return null;
  return typeof payload.surface === "string" ? payload.surface : null;
}

function placeOf({ args }: WebApiCall, nameOf: (channel: string) => string | null): string | null {
  const place = args["channel"] ?? args["channel_id"] ?? args["name"] ?? args["user"] ?? args["user_id"];
  if (typeof place !== "string") return null;
  return nameOf(place) ?? place;
}
