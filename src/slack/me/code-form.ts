import type { ModalView } from "@slack/types";
import type { Texts } from "../../texts/texts.ts";
import { section } from "../blocks.ts";
import { input } from "../interaction.ts";
import { codeForm } from "./buttons.ts";
import { meansName } from "./means-names.ts";

export const codeField = "code";

/** Where the code is typed that was just sent by `means`. */
export function codeView(number: number, means: string, texts: Texts): ModalView {
  const { title, submit, close, code, sent } = texts.me.codeForm;
  const element = { type: "plain_text_input", min_length: 4, max_length: 12, focus_on_load: true } as const;
  return codeForm.show(
    { number },
    {
      title,
      submit,
      close,
      blocks: [section(sent({ means: meansName(means, texts) })), input(codeField, code, element)],
    },
  );
}
