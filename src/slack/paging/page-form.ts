import type { ModalView } from "@slack/types";
import type { Incident } from "../../incident/incident.ts";
import { option } from "../blocks.ts";
import { input } from "../interaction.ts";
import type { Scene } from "../living/surface.ts";
import { incidentName } from "../living/wording.ts";
import { pageForm } from "./buttons.ts";

export const field = { person: "person", team: "team", words: "words" } as const;
const MOST_OPTIONS = 100;

/** Whom to call: a person, whoever is on call for a team, or, with neither, the next level. */
export function pageFormView(incident: Incident, { texts, config }: Scene): ModalView {
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
