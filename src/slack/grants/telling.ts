import { DAY } from "../../clock.ts";
import type { Perform, Performers } from "../../engine/performer.ts";
import type { Effect, EffectKind } from "../../incident/effects.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { putSetting, setting } from "../../store/setting-rows.ts";
import { textsIn } from "../../texts/texts.ts";
import { section, view } from "../blocks.ts";
import { refusedIn, whatToGrant, type Deed } from "./what-to-grant.ts";

/** The same is told again after this long. */
const AGAIN_AFTER = DAY;

/** Performers that tell somebody what to grant, when Slack refuses for want of it. What they throw stays the same. */
export function tellingWhatToGrant(parts: Parts, performers: Performers): Performers {
  const entries = Object.entries(performers).map(([kind, perform]) => {
    const wrapped: Perform<EffectKind> = async (effect, performance) => {
      try {
        return await (perform as Perform<EffectKind>)(effect, performance);
      } catch (error) {
        await tellWhatToGrant(parts, performance.incident, error, deedOf(effect));
        throw error;
      }
    };
    return [kind, wrapped];
  });
  return Object.fromEntries(entries) as Performers;
}

/** To the declarer and the admins, once a day for each thing that is refused. It never throws. */
export async function tellWhatToGrant(parts: Parts, incident: Incident, error: unknown, deed: Deed): Promise<void> {
  const refused = refusedIn(error);
  if (refused === null) return;
  const { config, logger, people, slack } = parts;
  try {
    if (!(await isNews(parts, `grant:${deed}:${refused.scope ?? refused.code}`))) return;
    const told = new Set([incident.declaredBy, ...config.admins].filter((person) => person !== null));
    for (const person of told) {
      const texts = textsIn(await people.localeFor(person));
      const words = whatToGrant(refused, deed, texts);
      const text = texts.grants.about({ incident: `INC-${incident.number}`, text: words });
      await slack.effects.chat.postMessage({ channel: person, ...view(text, [section(text)]) });
    }
  } catch (worse) {
    logger.error({ deed, code: refused.code, error: String(worse) }, "nobody could be told what Slack needs to grant");
  }
}

async function isNews({ store, clock }: Parts, key: string): Promise<boolean> {
  const now = clock.machineNow();
  return await store.transaction(function* (tx) {
    const before = yield* setting(tx, key);
    if (before !== null && now - Number(before) < AGAIN_AFTER) return false;
    yield* putSetting(tx, key, String(now));
    return true;
  });
}

function deedOf(effect: Effect): Deed {
  switch (effect.kind) {
    case "invite":
      return "invite";
    case "pinCard":
      return "pin";
    case "confirmSilence":
      return "history";
    case "draftPostmortem":
      return "file";
    case "redraw":
      return effect.surface === "topic" || effect.surface === "bookmarks" ? effect.surface : "post";
    default:
      return "post";
  }
}
