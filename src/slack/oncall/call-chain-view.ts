import type { Instant } from "../../clock.ts";
import { chainLines } from "../../oncall/chain-view.ts";
import type { Step } from "../../oncall/escalation-chain.ts";
import { section, view, type View } from "../blocks.ts";
import { dayToken, escape, mention } from "../mrkdwn.ts";
import type { RotaScene } from "./cover-view.ts";

export interface CallChain {
  readonly steps: readonly Step[];
  readonly team: string;
  /** As it is shown. */
  readonly severity: string;
  readonly at: Instant;
}

/** Below who holds the shifts: who would be called, by which means, after how long, and why. */
export function chainView(holders: View, { steps, team, severity, at }: CallChain, scene: RotaScene): View {
  const timeOf = (moment: Instant): string => dayToken(moment, scene.zone, scene.locale);
  const title = scene.texts.chain.title({ severity, team: escape(team), when: timeOf(at) });
  const lines = chainLines(steps, { ...scene, nameOf: mention, timeOf });
  // Slack cuts off what a line is set in by.
  const text = [`*${title}*`, ...lines.map((line) => line.replace(/^\s+/, "\u2003"))].join("\n");
  return view(holders.text, [...holders.blocks, section(text)]);
}
