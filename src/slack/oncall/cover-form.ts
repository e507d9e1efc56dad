import type { ModalView } from "@slack/types";
import { MINUTE, SECOND, type Instant } from "../../clock.ts";
import type { Span } from "../verbs/spans.ts";
import { option } from "../blocks.ts";
import { input } from "../interaction.ts";
import { coverForm, swapForm, noteForm } from "./buttons.ts";
import type { RotaScene } from "./cover-view.ts";

export interface CoverChoice {
  /** The teams it may be about; with one nobody is asked. */
  readonly teams: readonly string[];
  readonly to: string | null;
  /** The next shift of whoever asks; null where they have none. */
  readonly next: Span | null;
  readonly now: Instant;
}

/** Whom, from when and until when; nobody chosen means the whole team. */
export function coverFormView({ teams, to, next, now }: CoverChoice, { texts }: RotaScene): ModalView {
  const { coverForm: form } = texts.cover;
  const time = (at: Instant | null) => ({
    type: "datetimepicker" as const,
    ...(at === null ? {} : { initial_date_time: Math.ceil(at / MINUTE) * (MINUTE / SECOND) }),
  });
  const options = teams.map((team) => option(team, team));
  const [first] = options;
  return coverForm.show(
    {},
    {
      title: form.title,
      submit: form.send,
      close: form.close,
      blocks: [
        ...(first !== undefined && options.length > 1
          ? [input("team", form.team, { type: "static_select", options, initial_option: first })]
          : []),
        input(
          "to",
          form.to,
          { type: "users_select", ...(to === null ? {} : { initial_user: to }) },
          {
            optional: true,
            hint: form.toHint,
          },
        ),
        input("from", form.from, time(next && Math.max(next.from, now))),
        input("until", form.until, time(next?.until ?? null)),
      ],
    },
  );
}

/** A shift to choose; `value` finds it again. */
export interface ShiftChoice {
  readonly label: string;
  readonly value: string;
}

/** One of mine for one of theirs. */
export function swapFormView(
  { mine, theirs }: { mine: readonly ShiftChoice[]; theirs: readonly ShiftChoice[] },
  { texts }: RotaScene,
): ModalView {
  const { swapForm: form } = texts.cover;
  const select = (choices: readonly ShiftChoice[]) => ({
    type: "static_select" as const,
    options: choices.map(({ label, value }) => option(label, value)),
  });
  return swapForm.show(
    {},
    {
      title: form.title,
      submit: form.send,
      close: form.close,
      blocks: [input("mine", form.mine, select(mine)), input("theirs", form.theirs, select(theirs))],
    },
  );
}

/** What whoever comes should know. */
export function noteFormView(
  about: { team: string; handOver: number },
  { texts }: Pick<RotaScene, "texts">,
): ModalView {
  const { noteForm: form } = texts.handOver;
  const options = [option(form.watch, "watch"), option(form.planned, "planned")];
  return noteForm.show(about, {
    title: form.title,
    submit: form.send,
    close: form.close,
    blocks: [
      input("kind", form.kind, { type: "static_select", options, initial_option: options[0]! }),
      input("text", form.text, { type: "plain_text_input", max_length: 500 }),
    ],
  });
}
