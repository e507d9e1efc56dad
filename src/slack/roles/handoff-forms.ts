import type { ModalView } from "@slack/types";
import type { Handoff, Incident } from "../../incident/incident.ts";
import { roles, type Role } from "../../incident/roles.ts";
import { option } from "../blocks.ts";
import { input } from "../interaction.ts";
import type { Scene } from "../living/surface.ts";
import { handoffForm, readBackForm } from "./buttons.ts";

/** Which role, and to whom. Experts take nothing over from each other. */
export function handoffFormView(incident: Incident, chosen: Role, { texts }: Pick<Scene, "texts">): ModalView {
  const { handoff } = texts.roles;
  const options = roles.filter((role) => role !== "sme").map((role) => option(texts.terms.role[role], role));
  const initial = options.find(({ value }) => value === chosen) ?? options[0]!;
  return handoffForm.show(
    { incident: incident.number },
    {
      title: handoff.title,
      submit: handoff.send,
      close: texts.roles.cancel,
      blocks: [
        input("role", handoff.role, { type: "static_select", options, initial_option: initial }),
        input("to", handoff.to, { type: "users_select" }),
      ],
    },
  );
}

/** One field: said back in one's own words, what was handed over is known to have arrived. */
export function readBackView(incident: Incident, { number }: Handoff, { texts }: Pick<Scene, "texts">): ModalView {
  const { readBack, cancel } = texts.roles;
  return readBackForm.show(
    { incident: incident.number, handoff: number },
    {
      title: readBack.title,
      submit: readBack.send,
      close: cancel,
      blocks: [input("readBack", readBack.question, { type: "plain_text_input", multiline: true, max_length: 2000 })],
    },
  );
}
