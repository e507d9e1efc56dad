import { debriefMarkdown } from "../../drills/debrief/debrief-markdown.ts";
import { textsIn } from "../../texts/texts.ts";
import type { Played } from "./headless.ts";
import type { TimelineLine } from "./timeline.ts";

/** `14:03:21  Linus Berg answered the page` */
export function lineInWords({ time, text }: TimelineLine): string {
  return `${time}  ${text}`;
}

/** What a drill was, to read in a terminal: its timeline unless it has been told already, the score, the draft. */
export function playedInWords(played: Played, { timeline }: { timeline: boolean }): string {
  const texts = textsIn(played.locale);
  return [
    ...(timeline ? [`## ${texts.drills.timeline}`, "", ...played.timeline.map(lineInWords)] : []),
    "",
    played.debrief === null ? texts.drills.nobodyDeclared : debriefMarkdown(played.debrief, texts),
    ...(played.postmortem === null ? [] : ["---", "", played.postmortem]),
    "",
  ].join("\n");
}

/** The same for programs; the same scenario, seed and language give the same bytes. */
export function playedAsJson(played: Played): string {
  return `${JSON.stringify(played, null, 2)}\n`;
}
