import { documentsOf } from "../../store/document-rows.ts";
import type { Feature } from "../feature.ts";
import { incidentOf } from "../close/ending.ts";
import { onButton } from "../on-button.ts";
import { sendFile } from "../record/send-file.ts";
import type { Verb } from "../verbs/verb.ts";
import { sendPostmortem } from "./buttons.ts";
import { fileName, postmortemPerformer } from "./performers.ts";
import { postmortemReply } from "./show.ts";

const postmortemVerb: Verb = {
  name: "postmortem",
  aliases: ["pm", "retro"],
  korean: ["포스트모템", "포스트모텀", "사후분석", "회고"],
  where: "room",
  fits: (args) => args.trim() === "",
  run: async (call) => postmortemReply(call, await incidentOf(call, call.incident!)),
};

const send = onButton(sendPostmortem, async ({ parts, person, payload: { incident }, texts }) => {
  const drafts = await parts.store.read((tx) => documentsOf(tx, incident));
  const ours = drafts.filter(({ kind }) => kind === "postmortem");
  const newest = ours.at(-1);
  const name = `INC-${incident}`;
  if (newest === undefined) return { text: texts.postmortem.afterClose(name) };
  const title = texts.postmortem.fileTitle(name);
  const filename = fileName(incident, ours.length);
  await sendFile(parts, person, { filename, content: newest.content, title, comment: title });
  return { text: texts.record.fileSent };
});

export const feature: Feature = {
  verbs: [postmortemVerb],
  listeners: [send],
  performers: (parts) => ({ draftPostmortem: postmortemPerformer(parts) }),
};
