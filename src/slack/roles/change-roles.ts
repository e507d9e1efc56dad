import { roles } from "../../incident/roles.ts";
import type { Submission } from "../on-form.ts";

type Shown = Readonly<Record<string, readonly string[]>>;

/** Carries out what was changed in the roles form, role by role; what somebody else changed meanwhile stays. */
export async function changeRoles(form: Submission<{ incident: number; shown: Shown }>): Promise<void> {
  const { payload, by, cause, parts } = form;
  for (const role of roles) {
    const before = payload.shown[role] ?? [];
    const after = role === "sme" ? form.chosen(role) : [form.text(role)].filter((person) => person !== null);
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
