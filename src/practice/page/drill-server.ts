import { get, post } from "./ask-server.ts";
import type { DebriefView, ScenarioView } from "./wire.ts";
import type { Lang } from "./words.ts";

/** None where there is no bot to play them with. */
export async function fetchScenarios(as: string): Promise<ScenarioView[]> {
  return await get<ScenarioView[]>(`/api/scenarios?as=${as}`).catch(() => []);
}

/** Null where there is nothing to look back on. */
export async function fetchDebrief(as: string, lang: Lang): Promise<DebriefView | null> {
  return await get<DebriefView | null>(`/api/drill/debrief?as=${as}&lang=${lang}`);
}

/** Begins to play; what the server has against it, or nothing. */
export async function startDrill(
  as: string,
  wanted: { scenario: string; role: string | null },
): Promise<string | null> {
  return (await post<{ error?: string }>(`/api/drill?as=${as}`, wanted)).error ?? null;
}

export async function stopDrill(as: string): Promise<void> {
  await post(`/api/drill/stop?as=${as}`, {});
}

export async function dismissDrill(as: string): Promise<void> {
  await post(`/api/drill/dismiss?as=${as}`, {});
}
