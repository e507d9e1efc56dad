import type { IncidentCommand } from "../../incident/commands.ts";
import type { Act, Reply } from "../listening.ts";
import type { Listener } from "../listening.ts";
import { sceneFor } from "../living/scene.ts";
import { onButton } from "../on-button.ts";
import { onForm } from "../on-form.ts";
import { Refusal } from "../../refusal.ts";
import { answerPage, declinePage, openPageForm, pageForm, ratePage } from "./buttons.ts";
import { answer, callAndTell, decline } from "./calling.ts";
import { field, pageFormView } from "./page-form.ts";

export const pagingListeners: readonly Listener[] = [
  onButton(answerPage, (press) => unlessShown(press, answer(press, press.payload.incident, "button"))),
  onButton(declinePage, (press) => unlessShown(press, decline(press, press.payload.incident))),
  onButton(ratePage, async ({ parts, payload, by, cause }) => {
    await parts.engine.handle(payload.incident, { type: "ratePage", rating: payload.rating }, by, cause);
  }),
  onButton(openPageForm, (press) => askWhom(press, press.payload.incident)),
  onForm(
    pageForm,
    (sent) => {
      const words = sent.text(field.words);
      const person = sent.text(field.person);
      const team = sent.text(field.team);
      const command: IncidentCommand =
        person !== null
          ? { type: "callPerson", person, words }
          : team !== null
            ? { type: "callTeam", team, words }
            : { type: "callNextLevel", words };
      return callAndTell(sent, sent.payload.incident, command);
    },
    { nobodyOnCall: field.team, callingOneself: field.person, nobodyToCall: field.person },
  ),
];

/** In the direct message the call itself turns into the answer: saying it once more below would only be noise. */
async function unlessShown({ channel }: Act, reply: Promise<Reply>): Promise<Reply | void> {
  const said = await reply;
  if (!channel?.startsWith("D")) return said;
}

async function askWhom(act: Act, number: number): Promise<void> {
  const incident = await act.parts.engine.load(number);
  if (incident === null) throw new Refusal("noSuchIncident", { incident: `INC-${number}` });
  await act.open(pageFormView(incident, act.by, await sceneFor(act.parts, incident, act.person)));
}
