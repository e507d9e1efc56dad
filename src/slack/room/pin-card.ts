import type { Learnt, Performance } from "../../engine/performer.ts";
import { surfaces } from "../../incident/effects.ts";
import type { Parts } from "../../parts.ts";
import { codeOf } from "../api-errors.ts";

const settled = new Set(["already_pinned", "message_not_found", "is_archived"]);

export async function pinCard(parts: Parts, { incident }: Performance): Promise<Learnt> {
  const card = incident.surfaces[surfaces.card];
  if (card === undefined) return null;
  try {
    await parts.slack.effects.pins.add({ channel: card.channel, timestamp: card.ts });
  } catch (error) {
    if (!settled.has(codeOf(error) ?? "")) throw error;
  }
  return null;
}
