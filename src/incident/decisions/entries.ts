import { Refusal } from "../../refusal.ts";
import { cleanWords } from "../clean-words.ts";
import type { Decide } from "../decide.ts";
import { isActive } from "../incident.ts";

/** The longest entry kept; it must fit a Slack section. */
export const ENTRY_LENGTH = 2_000;

export const entries = {
  writeEntry: (command, { facts }) => {
    const happenedAt = command.happenedAt ?? facts.now;
    if (happenedAt > facts.now) throw new Refusal("notYetHappened");
    return [{ type: "entryWritten", kind: command.kind, text: checked(command.text), happenedAt }];
  },
  giveEta: (command, { incident, facts }) => {
    if (!isActive(incident))
      throw new Refusal("wrongPhase", { incident: `INC-${incident.number}`, phase: incident.phase });
    if (command.eta <= facts.now) throw new Refusal("etaInThePast");
    return incident.eta?.at === command.eta ? [] : [{ type: "etaGiven", eta: command.eta }];
  },
  giveImpact: (command, { incident }) => {
    const text = checked(command.text);
    return incident.impact === text ? [] : [{ type: "impactGiven", text }];
  },
  addFollowUp: (command, { incident }) => [
    {
      type: "followUpAdded",
      followUp: incident.followUps.length + 1,
      text: checked(command.text),
      owner: command.owner,
      due: command.due,
    },
  ],
} satisfies { [Type in "writeEntry" | "giveEta" | "giveImpact" | "addFollowUp"]: Decide<Type> };

/** Text of people as it is kept: well-formed, not empty, not endless. */
export function checked(raw: string): string {
  const text = checkedIfAny(raw);
  if (text === null) throw new Refusal("textMissing");
  return text;
}

/** The same where it may be left out. */
export function checkedIfAny(raw: string | null): string | null {
  const text = cleanWords(raw ?? "").trim();
  if (text.length > ENTRY_LENGTH) throw new Refusal("textTooLong", { longest: ENTRY_LENGTH });
  return text === "" ? null : text;
}
