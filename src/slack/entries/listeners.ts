import type { Listener } from "../listening.ts";
import { onButton } from "../on-button.ts";
import { markIdentified, markMitigated } from "./buttons.ts";
import { identify, mitigate } from "./milestones.ts";

export const listeners: readonly Listener[] = [
  onButton(markMitigated, (press) => mitigate(press, press.payload.incident, null)),
  onButton(markIdentified, (press) => identify(press, press.payload.incident, null)),
];
