import type { IncidentCommand } from "../../incident/commands.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { Refusal } from "../../refusal.ts";

/** Which of a person's calls. */
export interface Line {
  incident: number;
  person: string;
}

/** What came of a key or a reply; whoever is too late learns who has it. */
export type Outcome =
  | { kind: "taken" | "passed" | "helped"; incident: Incident }
  | { kind: "over"; who: string | null }
  | { kind: "notCalled" | "notAMember" | "nobodyLeft" };

/** `answer` is 1. `decline` is 2: whoever has it already asks for help with it, everybody else passes it on. */
export async function act(parts: Parts, line: Line, key: "answer" | "decline", cause: string): Promise<Outcome> {
  const before = await parts.engine.load(line.incident);
  if (before === null) return { kind: "notCalled" };
  const helps = key === "decline" && isStillTheirs(before, line.person);
  const command: IncidentCommand =
    key === "answer"
      ? { type: "answerPage", means: "link" }
      : helps
        ? { type: "callNextLevel", words: null }
        : { type: "declinePage" };
  try {
    const by = await parts.people.by(line.person);
    const { incident } = await parts.engine.handle(line.incident, command, by, cause);
    return { kind: key === "answer" ? "taken" : helps ? "helped" : "passed", incident };
  } catch (error) {
    if (error instanceof Refusal) return refused(parts, line, error);
    throw error;
  }
}

/** Whether they are rung because the room went quiet on them, not because nobody has it. */
function isStillTheirs({ paging }: Incident, person: string): boolean {
  const ringing = paging.calls.findLast((call) => call.person === person && call.state === "ringing");
  return paging.answeredBy === person && ringing?.reason === "silence";
}

async function refused(parts: Parts, line: Line, { code }: Refusal): Promise<Outcome> {
  if (code === "notAMember") return { kind: "notAMember" };
  if (code === "notCalled") return { kind: "notCalled" };
  if (code === "nobodyToCall") return { kind: "nobodyLeft" };
  const incident = await parts.engine.load(line.incident);
  return { kind: "over", who: incident === null ? null : answererOf(parts, incident, line.person) };
}

/** The name of whoever has it; null when it is the asker, or nobody. */
export function answererOf(parts: Parts, { paging }: Incident, asker: string): string | null {
  return paging.answeredBy === null || paging.answeredBy === asker ? null : parts.people.nameOf(paging.answeredBy);
}
