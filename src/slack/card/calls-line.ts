import type { Call, Incident } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";
import { who } from "../living/wording.ts";
import { pagesSomebody } from "../paging/next-call.ts";
import { duration, timeToken } from "../mrkdwn.ts";

/** How many people are named; the rest are counted. */
const NAMED = 5;

/**
 * Who was called and what came of it, each person once, by their last call. null where nobody was and nobody should be.
 */
export function callsLine(incident: Incident, scene: Scene): string | null {
  const { texts } = scene;
  const { calls, answeredBy, answeredAt } = incident.paging;
  const people = [...new Set(calls.map((call) => call.person))];
  const lines = people.map((person) =>
    outcome(
      calls.filter((call) => call.person === person),
      scene,
    ),
  );
  if (answeredBy !== null && answeredAt !== null && !people.includes(answeredBy)) {
    const had = { who: who(answeredBy, scene), time: timeToken(answeredAt, scene.zone) };
    lines.unshift(texts.card.answeredUncalled(had));
  }
  const expected = pagesSomebody(incident, scene);
  if (lines.length === 0) return expected ? `☎ ${texts.card.nobodyCalled}` : null;
  const others = lines.length - NAMED;
  return `☎ ${[...lines.slice(0, NAMED), ...(others > 0 ? [texts.card.others({ count: others })] : [])].join(" · ")}`;
}

function outcome(calls: readonly Call[], scene: Scene): string {
  const { card, terms } = scene.texts;
  const last = calls.at(-1)!;
  const part = last.layer === null ? null : terms.layer(last.layer);
  const person = { who: who(last.person, scene), part };
  switch (last.state) {
    case "answered":
      return card.answered({
        ...person,
        time: timeToken(last.stateAt, scene.zone),
        after: duration(last.stateAt - calls[0]!.at, scene.locale),
      });
    case "declined":
      return card.declined(person);
    case "stoodDown":
      return card.stoodDown(person);
    case "ringing":
      return last.failed.length > 0 && last.sent.length === 0
        ? card.unreached(person)
        : card.ringing({
            ...person,
            call: calls.reduce((sum, call) => sum + call.ring, 0),
            on: last.busyWith === null ? null : `INC-${last.busyWith}`,
          });
  }
}
