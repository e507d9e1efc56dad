import type { Act, Reply } from "../listening.ts";

/** Marks the cause as found. */
export async function identify(act: Act, incident: number, words: string | null): Promise<Reply | void> {
  const { events } = await act.parts.engine.handle(incident, { type: "identify", words }, act.by, act.cause);
  if (events.length === 0) return { text: act.texts.entries.already({ phase: act.texts.terms.phase.identified }) };
}

/** Marks the impact as stopped, whatever the cause. */
export async function mitigate(act: Act, incident: number, words: string | null): Promise<Reply | void> {
  const { events } = await act.parts.engine.handle(incident, { type: "mitigate", words }, act.by, act.cause);
  if (events.length === 0) return { text: act.texts.entries.already({ phase: act.texts.terms.phase.mitigated }) };
}
