import type { EventOf, EventType, Recorded } from "../incident/events.ts";
import { cite } from "../record/markdown.ts";
import type { Material } from "../record/export-markdown.ts";
import type { Line } from "../record/record.ts";

type Found<Type extends EventType> = { line: Line; recorded: Recorded<EventOf<Type>> };

/** What every section of a draft writes with: it finds lines of the record and cites them. */
export interface Desk extends Material {
  /** ` [#7]`, to stand behind a statement; several lines give several. */
  source(...lines: readonly (Line | undefined)[]): string;
  /** How it began: the first event of every incident. */
  readonly declared: Found<"incidentDeclared">;
  /** The lines of events of a type, in order. */
  all<Type extends EventType>(type: Type): Found<Type>[];
}

export function createDesk(material: Material): Desk {
  const secret = material.incident.kind === "security";
  const say = secret ? { ...material.say, words: (text: string) => `🔒 ${material.say.words(text)}` } : material.say;
  const all = <Type extends EventType>(type: Type): Found<Type>[] =>
    material.lines.flatMap((line) =>
      line.what.kind === "event" && line.what.recorded.event.type === type
        ? [{ line, recorded: line.what.recorded as Recorded<EventOf<Type>> }]
        : [],
    );
  return {
    ...material,
    say,
    source: (...lines) => lines.map((line) => (line === undefined ? "" : ` ${cite(line, material.linkTo)}`)).join(""),
    declared: all("incidentDeclared")[0]!,
    all,
  };
}

/** A statement of the form `- **Label**: words`. */
export function labelled(label: string, words: string): string {
  return `- **${label}**: ${words}`;
}
