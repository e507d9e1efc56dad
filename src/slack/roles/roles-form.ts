import type { ModalView } from "@slack/types";
import type { Incident } from "../../incident/incident.ts";
import { roles, type Role } from "../../incident/roles.ts";
import { input } from "../interaction.ts";
import type { Scene } from "../living/surface.ts";
import { incidentName } from "../living/wording.ts";
import { rolesForm } from "./buttons.ts";

/** Everybody's role on one page. */
export function rolesView(incident: Incident, { texts }: Pick<Scene, "texts">): ModalView {
  const shown = holders(incident);
  return rolesForm.show(
    { incident: incident.number, shown },
    {
      title: texts.roles.title({ incident: incidentName(incident) }),
      submit: texts.roles.save,
      close: texts.roles.cancel,
      blocks: roles.map((role) => field(role, shown[role], texts)),
    },
  );
}

/** Who holds what; experts may be several. */
function holders(incident: Incident): Record<Role, string[]> {
  const entries = roles.map((role): [Role, string[]] => {
    const person = role === "sme" ? undefined : incident.roles[role];
    return [role, role === "sme" ? [...incident.experts] : person === undefined ? [] : [person]];
  });
  return Object.fromEntries(entries) as Record<Role, string[]>;
}

function field(role: Role, people: readonly string[], texts: Scene["texts"]): ReturnType<typeof input> {
  const placeholder = { type: "plain_text" as const, text: texts.roles.nobody };
  if (role === "sme") {
    const chosen = people.length > 0 ? { initial_users: [...people] } : {};
    return input(role, texts.roles.experts, { type: "multi_users_select", placeholder, ...chosen }, { optional: true });
  }
  const [person] = people;
  const chosen = person === undefined ? {} : { initial_user: person };
  return input(role, texts.terms.role[role], { type: "users_select", placeholder, ...chosen }, { optional: true });
}
