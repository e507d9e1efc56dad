import { SECOND, type Instant } from "../../src/clock.ts";
import type { Arrival } from "../../test/processes/pager.ts";
import { spread, TAKEN_OVER, type Evidence, type Finding } from "./finding.ts";
import type { Blow } from "./mayhem.ts";
import { WAIT_MS } from "./workspace.ts";

/** What had left when the answer came may land. */
const ON_ITS_WAY = SECOND;

interface Call {
  readonly name: string;
  readonly due: Instant;
  readonly arrivals: readonly Arrival[];
  /** Somebody answered before anybody had to be tried. */
  readonly ended: boolean;
}

function callsIn({ written, arrivals }: Evidence): Call[] {
  return written.incidents.flatMap(({ number, history }) => {
    let step: { number: number; due: Instant; at: Instant } | null = null;
    return history.flatMap(({ event, at }): Call[] => {
      if (event.type !== "personCalled" || !event.means.includes("webhook")) return [];
      // Whoever is called in one step, such as Secondary beside a busy Primary, is due together.
      if (step?.number !== event.step) {
        step = { number: event.step, due: step === null ? history[0]!.at : step.at + WAIT_MS, at };
      }
      const { due } = step;
      const answered = history.some((other) => other.event.type === "pageAnswered" && other.at <= at + TAKEN_OVER);
      const mine = arrivals.filter(
        (arrival) =>
          arrival.kind === "page" &&
          arrival.incident === `INC-${number}` &&
          arrival.step === event.step &&
          arrival.target === event.person,
      );
      return [{ name: `INC-${number}, step ${event.step}`, due, arrivals: mine, ended: answered }];
    });
  });
}

export function pagesOnce(evidence: Evidence): Finding {
  const calls = callsIn(evidence);
  const twice = calls.filter((call) => call.arrivals.length > 1);
  const excused = twice.filter(
    ({ arrivals }) => sameKey(arrivals) && struck(evidence.blows, arrivals[0]!.at, arrivals.at(-1)!.at),
  );
  const lost = calls.filter((call) => call.arrivals.length === 0 && !call.ended);
  return {
    promise: "every page once; where its sender died over it, again under the same key",
    seen: `${calls.length} calls, ${excused.length} sent again under their key`,
    broken: [
      ...lost.map(({ name }) => `${name} never rang`),
      ...twice
        .filter((call) => !excused.includes(call))
        .map(({ name, arrivals }) => `${name} rang ${arrivals.length} times`),
    ],
  };
}

function sameKey(arrivals: readonly Arrival[]): boolean {
  return new Set(arrivals.map(({ id }) => id)).size === 1;
}

/** Whether a process was hit shortly before or between. */
function struck(blows: readonly Blow[], from: Instant, to: Instant): boolean {
  return blows.some((blow) => blow.from <= to && blow.to >= from - TAKEN_OVER);
}

export function pagesOnTime(evidence: Evidence): Finding {
  const late = callsIn(evidence).flatMap(({ name, due, arrivals: [first] }) =>
    first === undefined ? [] : [{ name, late: first.at - due }],
  );
  return {
    promise: "every page within 5 s of being due, and never before",
    seen: spread(late.map((each) => each.late)),
    broken: late
      .filter((each) => each.late > TAKEN_OVER || each.late < -1)
      .map((each) => `${each.name}: ${each.late} ms after it was due`),
  };
}

export function noPageAfterTheAnswer({ written, arrivals, blows }: Evidence): Finding {
  let answers = 0;
  const broken = written.incidents.flatMap(({ number, history }) => {
    const answered = history.find(({ event }) => event.type === "pageAnswered");
    if (answered === undefined) return [];
    answers += 1;
    return arrivals
      .filter(
        ({ kind, incident, at }) => kind === "page" && incident === `INC-${number}` && at > answered.at + ON_ITS_WAY,
      )
      .filter(
        ({ at }) => !blows.some(({ kind, from, to }) => kind === "froze" && from <= answered.at && to >= at - SECOND),
      )
      .map(({ step, at }) => `INC-${number}, step ${step}, rang ${at - answered.at} ms after the answer`);
  });
  return { promise: "no page after the answer", seen: `${answers} answered`, broken };
}
