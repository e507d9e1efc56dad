import type { Listener } from "../listening.ts";
import { sceneFor } from "../living/scene.ts";
import { timeToken } from "../mrkdwn.ts";
import { onButton } from "../on-button.ts";
import { onForm } from "../on-form.ts";
import { textsIn } from "../../texts/texts.ts";
import { postmortemReply } from "../postmortem/show.ts";
import {
  cancel,
  cancelForm,
  closeIncident,
  itsBack,
  openResolve,
  reopen,
  reopenForm,
  resolveForm,
  showPostmortem,
  watchLonger,
} from "./buttons.ts";
import { askToClose, askToResolve, cancelFor, incidentOf, reopenFor } from "./ending.ts";
import { REASON } from "./reason-forms.ts";
import { field, resolveCommand } from "./resolve-form.ts";

export const closeListeners: readonly Listener[] = [
  onButton(openResolve, (press) => askToResolve(press, press.payload.incident, { helped: null, afterwards: "watch" })),
  onButton(closeIncident, (press) => askToClose(press, press.payload.incident, null)),
  onButton(reopen, (press) => reopenFor(press, press.payload.incident, null)),
  onButton(cancel, (press) => cancelFor(press, press.payload.incident, null)),
  onButton(itsBack, (press) =>
    // It is read by everybody, so it stands in the workspace's language.
    reopenFor(press, press.payload.incident, textsIn(press.parts.config.locale).close.itsBackReason),
  ),
  onButton(watchLonger, async ({ parts, payload, by, cause, texts }) => {
    const { incident } = await parts.engine.handle(payload.incident, { type: "watchLonger" }, by, cause);
    const until = incident.watchUntil;
    return until === null ? undefined : { text: texts.close.watchingOn(timeToken(until, parts.config.timezone)) };
  }),
  onButton(showPostmortem, async (press) => postmortemReply(press, await incidentOf(press, press.payload.incident))),
  onForm(
    resolveForm,
    async (sent) => {
      const { parts, payload, person, by, cause } = sent;
      const incident = await incidentOf(sent, payload.incident);
      const { text, chosen } = sent;
      const scene = await sceneFor(parts, incident);
      const command = resolveCommand(incident, { afterwards: payload.afterwards, person, text, chosen }, scene);
      await parts.engine.handle(payload.incident, command, by, cause);
    },
    {
      endBeforeBeginning: field.to,
      whatHelpedMissing: field.helped,
      textTooLong: field.helped,
      pointsOpen: field.open,
    },
  ),
  onForm(reopenForm, async (sent) => {
    await reopenFor(sent, sent.payload.incident, sent.text(REASON) ?? "");
  }),
  onForm(cancelForm, async (sent) => {
    await cancelFor(sent, sent.payload.incident, sent.text(REASON) ?? "");
  }),
];
