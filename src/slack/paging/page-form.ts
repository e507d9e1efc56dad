import type { ModalView } from "@slack/types";
import type { Incident } from "../../incident/incident.ts";
import type { By } from "../../incident/commands.ts";
import type { Case } from "../../incident/decide.ts";
import { firstHolders, nextHelpers, stepAfter } from "../../incident/decisions/escalation.ts";
import type { Holder } from "../../oncall/policy.ts";
import { context, option } from "../blocks.ts";
import { input } from "../interaction.ts";
import type { Scene } from "../living/surface.ts";
import { incidentName, named } from "../living/wording.ts";
import { escape } from "../mrkdwn.ts";
import { pageForm } from "./buttons.ts";

export const field = { person: "person", team: "team", words: "words" } as const;
const MOST_OPTIONS = 100;

/** Whom to call: a person, whoever is on call for a team, or, with neither, the next level. */
export function pageFormView(incident: Incident, by: By, scene: Scene): ModalView {
  const { texts, config } = scene;
  const { form } = texts.paging;
  const placeholder = { type: "plain_text", text: form.choose } as const;
  const teams = config.teams.slice(0, MOST_OPTIONS).map((team) => option(team.name, team.name));
  return pageForm.show(
    { incident: incident.number },
    {
      title: form.title({ incident: incidentName(incident) }),
      submit: form.submit,
      close: form.close,
      blocks: [
        context(nextLine(incident, by, scene)),
        input(
          field.person,
          form.person,
          { type: "users_select", placeholder },
          { optional: true, hint: form.personHint },
        ),
        ...(teams.length === 0
          ? []
          : [input(field.team, form.team, { type: "static_select", placeholder, options: teams }, { optional: true })]),
        input(field.words, form.words, { type: "plain_text_input", max_length: 500 }, { optional: true }),
      ],
    },
  );
}

/** After the last step the first one is called again. */
function nextCalled(given: Case): readonly Holder[] {
  const next = stepAfter(given)?.holders ?? [];
  return next.length > 0 ? next : firstHolders(given);
}

/** Who would be woken by leaving both empty, and by what: nobody should have to guess whom they ring out of bed. */
function nextLine(incident: Incident, by: By, scene: Scene): string {
  const { paging, chain, terms } = scene.texts;
  const given = { incident, by, facts: scene.facts };
  const holders = incident.paging.mode === "calling" ? nextCalled(given) : nextHelpers(given);
  const people = holders.map(({ person, layer }) => {
    const means = scene.facts.reach(person).means.map(({ name }) => chain.means[name] ?? name);
    const part = layer === null ? "" : ` (${terms.layer(layer)})`;
    return `${escape(named(person, scene))}${part}: ${means.join(", ")}`;
  });
  return people.length === 0 ? paging.form.nobodyNext : paging.form.next({ people: people.join("; ") });
}
