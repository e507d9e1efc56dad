import type { DebriefView, ScenarioView } from "./wire.ts";
import type { Lang } from "./words.ts";

/** None where there is no bot to play them with. */
export async function fetchScenarios(as: string): Promise<ScenarioView[]> {
  const answer = await fetch(`/api/scenarios?as=${as}`);
  return answer.ok ? ((await answer.json()) as ScenarioView[]) : [];
}

/** Null where there is nothing to look back on. */
export async function fetchDebrief(as: string, lang: Lang): Promise<DebriefView | null> {
  return (await (await fetch(`/api/drill/debrief?as=${as}&lang=${lang}`)).json()) as DebriefView | null;
}

/** Begins to play; what the server has against it, or nothing. */
export async function startDrill(
  as: string,
  wanted: { scenario: string; role: string | null },
): Promise<string | null> {
  return (await post(`/api/drill?as=${as}`, wanted)).error ?? null;
}

export async function stopDrill(as: string): Promise<void> {
  await post(`/api/drill/stop?as=${as}`, {});
}

export async function dismissDrill(as: string): Promise<void> {
  await post(`/api/drill/dismiss?as=${as}`, {});
}

async function post(path: string, body: object): Promise<{ error?: string }> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  return (await answer.json()) as { error?: string };
}
