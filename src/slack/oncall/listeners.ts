import { SECOND } from "../../clock.ts";
import type { RotaCommand } from "../../oncall/rota/commands.ts";
import type { Act, Listener } from "../listening.ts";
import { onButton } from "../on-button.ts";
import { onForm, type Submission } from "../on-form.ts";
import { askForCover, askForSwap } from "./ask-cover.ts";
import {
  callOffCover,
  confirmShift,
  coverForm,
  declineCover,
  noteForm,
  openCover,
  openNote,
  openSwap,
  rateShift,
  swapForm,
  takeCover,
} from "./buttons.ts";
import { noteFormView } from "./cover-form.ts";
import { chosenShiftSchema, openCoverForm, openSwapForm } from "./open-forms.ts";
import { knownTeam } from "./team-of.ts";

export const rotaListeners: readonly Listener[] = [
  onButton(openCover, (press) => openCoverForm(press)),
  onButton(openSwap, (press) => openSwapForm(press)),
  onForm(
    coverForm,
    (form) => {
      const span = { from: instantIn(form, "from"), until: instantIn(form, "until") };
      return askForCover(form, { team: form.text("team"), whose: form.person, to: form.text("to"), span });
    },
    {
      endBeforeBeginning: "until",
      coverInThePast: "until",
      coverTooFar: "until",
      noShiftThen: "from",
      whichTeam: "team",
      coveringOneself: "to",
      notInRotation: "to",
      cannotCover: "to",
    },
  ),
  onForm(
    swapForm,
    (form) => {
      const [mine, theirs] = ["mine", "theirs"].map((field) =>
        chosenShiftSchema.parse(JSON.parse(form.text(field) ?? "")),
      );
      const [team, , from, until] = mine!;
      const [, to, theirFrom, theirUntil] = theirs!;
      return askForSwap(form, { team, to, mine: { from, until }, theirs: { from: theirFrom, until: theirUntil } });
    },
    { noShiftThen: "theirs" },
  ),
  onButton(takeCover, async (press) => {
    // What came of it shows where it was pressed, and in a message to both.
    await carryOut(press, { type: "acceptCover", cover: press.payload.cover });
  }),
  onButton(declineCover, async (press) => {
    await carryOut(press, { type: "declineCover", cover: press.payload.cover });
    return { text: press.texts.cover.declinedAnswer };
  }),
  onButton(callOffCover, async (press) => {
    await carryOut(press, { type: "callOffCover", cover: press.payload.cover });
    return { text: press.texts.cover.calledOffAnswer };
  }),
  onButton(confirmShift, async (press) => {
    const { confirmedAnswer, confirmedAlready } = press.texts.handOver;
    const news = await carryOut(press, { type: "confirmHandOver", handOver: press.payload.handOver });
    return { text: news ? confirmedAnswer : confirmedAlready };
  }),
  onButton(openNote, (press) => press.open(noteFormView(press.payload, press))),
  onForm(
    noteForm,
    async (form) => {
      const kind = form.text("kind") === "planned" ? "planned" : "watch";
      const { handOver } = form.payload;
      await carryOut(form, { type: "noteForHandOver", handOver, kind, text: form.text("text") ?? "" });
      return { text: form.texts.handOver.notedNow };
    },
    { textMissing: "text", textTooLong: "text" },
  ),
  onButton(rateShift, async (press) => {
    await carryOut(press, { type: "rateShift", handOver: press.payload.handOver, rating: press.payload.answered });
  }),
];

/** Whether anything came of it. */
async function carryOut(act: Act & { payload: { team: string } }, command: RotaCommand): Promise<boolean> {
  const team = knownTeam(act.parts, act.payload.team);
  const { events } = await act.parts.rotas.handle(team.name, command, act.by, act.cause);
  return events.length > 0;
}

function instantIn(form: Submission<unknown>, field: string): number {
  return Number(form.text(field)) * SECOND;
}
