import { table } from "../../record/markdown.ts";
import type { Texts } from "../../texts/texts.ts";
import type { Debrief } from "./debrief.ts";

/** The debrief to read: the score, each figure beside its target, and a sentence on each. */
export function debriefMarkdown({ points, of, measures }: Debrief, texts: Texts): string {
  const t = texts.drills;
  const rows = measures.map((each) => [each.name, each.figure, each.target, `${each.points}/${each.of}`]);
  const advice = measures.map((each) => `- **${each.name}**: ${each.advice}`);
  return [`## ${t.debrief}`, "", `**${t.score({ points, of })}**`, "", ...table(t.heads, rows), "", ...advice, ""].join(
    "\n",
  );
}
