import type { InsideView } from "./wire-inside.ts";

/** About the incident of a channel; about everything where it is of none. */
export async function fetchInside(as: string, channel: string): Promise<InsideView> {
  const query = new URLSearchParams({ as, channel });
  return (await (await fetch(`/api/inside?${query}`)).json()) as InsideView;
}
