import { context } from "../blocks.ts";
import type { Listener } from "../listening.ts";
import { sceneFor } from "../living/scene.ts";
import { incidentName } from "../living/wording.ts";
import { onButton } from "../on-button.ts";
import { more } from "./buttons.ts";
import { moreActions } from "./card-view.ts";

export const listeners: readonly Listener[] = [
  onButton(more, async ({ parts, payload, person, texts }) => {
    const incident = await parts.engine.load(payload.incident);
    if (incident === null) return;
    const blocks = moreActions(incident, await sceneFor(parts, incident, person));
    const about = { incident: incidentName(incident) };
    return blocks.length === 0
      ? { text: texts.card.nothingMore(about) }
      : { text: texts.card.moreFor(about), blocks: [context(texts.card.moreFor(about)), ...blocks] };
  }),
];
