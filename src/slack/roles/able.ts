import type { Role } from "../../incident/roles.ts";
import type { Parts } from "../../parts.ts";
import { Refusal } from "../../refusal.ts";

/**
 * Refuses a role to whoever couldn't act in it. Guests and partners may be asked as experts; bots, people who have left
 * and people nobody knows may not.
 */
export async function requireAble({ people }: Parts, role: Role, person: string): Promise<void> {
  const known = await people.find(person);
  const standing = known === null || known.deleted ? null : known.standing;
  const advises = role === "sme" && (standing === "guest" || standing === "external");
  if (standing !== "member" && !advises) throw new Refusal("cannotSteer", { person });
}
