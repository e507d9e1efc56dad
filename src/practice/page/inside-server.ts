import { get } from "./ask-server.ts";
import type { InsideView } from "./wire-inside.ts";

/** About the incident of a channel; about everything where it is of none. */
export async function fetchInside(as: string, channel: string): Promise<InsideView> {
  const query = new URLSearchParams({ as, channel });
  return await get<InsideView>(`/api/inside?${query}`);
}
