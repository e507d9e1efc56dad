import type { CommandOf } from "../../incident/commands.ts";
import type { Listener } from "../listening.ts";
import { onButton } from "../on-button.ts";
import { callAndTell } from "../paging/calling.ts";
import { callOver, needHelp, onACall, stillOnIt } from "./buttons.ts";

export const silenceListeners: readonly Listener[] = [
  breaks(stillOnIt, "stillOnIt"),
  breaks(onACall, "onACall"),
  breaks(callOver, "callOver"),
  onButton(needHelp, async (press) => {
    const { parts, payload, by, cause } = press;
    const reply = await callAndTell(press, payload.incident, { type: "callNextLevel", words: null });
    // Asking for help is a sign of life as well.
    const alive = { type: "breakSilence", how: "stillOnIt" } as const;
    await parts.engine.handle(payload.incident, alive, by, `${cause}:alive`);
    return reply;
  }),
];

function breaks(button: typeof stillOnIt, how: CommandOf<"breakSilence">["how"]): Listener {
  return onButton(button, async ({ parts, payload, by, cause }) => {
    await parts.engine.handle(payload.incident, { type: "breakSilence", how }, by, cause);
  });
}
