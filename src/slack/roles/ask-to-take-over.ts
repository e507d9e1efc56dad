import type { Role } from "../../incident/roles.ts";
import type { Act, Reply } from "../listening.ts";
import { who } from "../living/wording.ts";
import { requireAble } from "./able.ts";

/** Asks somebody to take a role over. Where nobody holds it, it is theirs at once. */
export async function askToTakeOver(act: Act, incident: number, role: Role, to: string): Promise<Reply | void> {
  const { parts, by, cause, texts } = act;
  await requireAble(parts, role, to);
  const { events } = await parts.engine.handle(incident, { type: "requestHandoff", role, to }, by, cause);
  const person = who(to, act);
  if (events.some((event) => event.event.type === "handoffRequested"))
    return { text: texts.roles.asked({ who: person }) };
  if (events.length === 0) return { text: texts.roles.already({ who: person, role: texts.terms.roleInFull[role] }) };
}
