import type { Parts } from "../../parts.ts";
import { textsIn } from "../../texts/texts.ts";
import type { Act } from "../listening.ts";
import type { RotaScene } from "./cover-view.ts";

/** In the reader's language and zone; in the workspace's when nobody in particular reads. */
export async function rotaSceneFor(parts: Parts, reader: string | null): Promise<RotaScene> {
  const { config, people } = parts;
  const locale = reader === null ? config.locale : await people.localeFor(reader);
  const zone = reader === null ? null : (await people.find(reader))?.tz;
  return { texts: textsIn(locale), locale, zone: zone ?? config.timezone, nameOf: (id) => people.nameOf(id) };
}

/** For a private answer to whoever acts. */
export function sceneOfAct({ parts, person }: Pick<Act, "parts" | "person">): Promise<RotaScene> {
  return rotaSceneFor(parts, person);
}
