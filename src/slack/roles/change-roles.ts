import { roles, type Role } from "../../incident/roles.ts";
import type { Submission } from "../on-form.ts";
import { requireAble } from "./able.ts";

type Shown = Readonly<Record<string, readonly string[]>>;

/** Carries out what was changed in the roles form, role by role; what somebody else changed meanwhile stays. */
export async function changeRoles(form: Submission<{ incident: number; shown: Shown }>): Promise<void> {
  const { payload, by, cause, parts } = form;
  // All of them before the first change: nothing is to be half done.
  for (const role of roles)
    for (const person of chosenFor(form, role))
      if (!(payload.shown[role] ?? []).includes(person)) await requireAble(parts, role, person);
  for (const role of roles) {
    const before = payload.shown[role] ?? [];
    const after = chosenFor(form, role);
    for (const person of after.filter((each) => !before.includes(each))) {
      const command = { type: "assignRole", role, person } as const;
      await parts.engine.handle(payload.incident, command, by, `${cause}:${role}:${person}`);
    }
    // Whoever is replaced has left already.
    const gone = role !== "sme" && after.length > 0 ? [] : before.filter((each) => !after.includes(each));
    for (const person of gone) {
      const command = { type: "leaveRole", role, person } as const;
      await parts.engine.handle(payload.incident, command, by, `${cause}:${role}:${person}:left`);
    }
  }
}

function chosenFor(form: Pick<Submission<unknown>, "chosen" | "text">, role: Role): readonly string[] {
  return role === "sme" ? form.chosen(role) : [form.text(role)].filter((person) => person !== null);
}
