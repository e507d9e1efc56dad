import { timeToken } from "../mrkdwn.ts";
import type { Incident } from "../../incident/incident.ts";
import { quietStretches } from "../../record/quiet.ts";
import type { Source } from "../../record/record.ts";
import { wordLine, type LineWording } from "../../record/word-line.ts";
import type { Texts } from "../../texts/texts.ts";
import { actions, context, section } from "../blocks.ts";
import type { Reply } from "../listening.ts";
import { sendTimeline, showTimeline } from "./buttons.ts";
import type { WholeRecord } from "./read-record.ts";

export interface TimelineLook {
  texts: Texts;
  /** Writes lines in mrkdwn. */
  say: LineWording;
  zone: string;
  now: number;
  all: boolean;
  linkTo(source: Source): string | null;
}

// One section holds 3,000 characters; a private answer stays readable with a few of them.
const SECTION = 2_900;
const SECTIONS = 4;

/** The newest part of the timeline, privately; the whole of it is a file away. */
export function timelineReply(record: WholeRecord, look: TimelineLook): Reply {
  const { incident } = record;
  const t = look.texts.record;
  const name = `INC-${incident.number}`;
  const told = toldLines(record, look);
  const shown = newest(told);
  const heading = t.timelineOf({ incident: name, all: look.all });
  const body = told.length === 0 ? [t.nothingYet] : shown.sections;
  const part = shown.count < told.length ? t.newestOf({ shown: shown.count, total: told.length }) : null;
  return {
    text: `${heading.replaceAll("*", "")}${part === null ? "" : `. ${part}`}`,
    blocks: [
      section(heading),
      ...body.map((lines) => section(lines)),
      ...(part === null ? [] : [context(part)]),
      ...buttons(incident, look),
    ],
  };
}

function buttons({ number: incident }: Incident, { texts, all }: TimelineLook) {
  const elements = [
    all ? null : showTimeline.show(texts.record.showAll, { incident, all: true }),
    sendTimeline.show(texts.record.wholeAsFile, { incident }),
  ];
  const block = actions(elements);
  return block === null ? [] : [block];
}

function toldLines({ incident, history, messages, lines }: WholeRecord, look: TimelineLook): string[] {
  const { say, zone, all, texts, now } = look;
  const words = lines
    .filter((line) => all || line.highlight)
    .flatMap((line) => {
      const told = wordLine(line, incident, say);
      if (told === null) return [];
      const url = line.source === null ? null : look.linkTo(line.source);
      return [
        { at: line.at, told: `${timeToken(line.at, zone)}  ${told}${url === null ? "" : ` <${url}|#${line.n}>`}` },
      ];
    });
  const quiet = quietStretches(history, messages, now).map(({ from, to, onACall }) => ({
    at: from + 1,
    told: `${timeToken(from, zone)}  ${texts.record.quiet({ ms: to - from, onACall })}`,
  }));
  return [...words, ...quiet].toSorted((left, right) => left.at - right.at).map(({ told }) => told);
}

/** As many of the newest lines as fit, in as many sections as are bearable, in order. */
function newest(lines: readonly string[]): { sections: string[]; count: number } {
  const sections: string[] = [];
  let current = "";
  let count = 0;
  for (const line of lines.toReversed()) {
    const longer = current === "" ? line : `${line}\n${current}`;
    if (longer.length > SECTION) {
      if (sections.length === SECTIONS - 1) break;
      sections.unshift(current);
      current = line;
    } else current = longer;
    count += 1;
  }
  return { sections: current === "" ? sections : [current, ...sections], count };
}
