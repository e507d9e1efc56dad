import { MINUTE, type Duration } from "../clock.ts";
import { defaultLadders, defaultSteps, defaultTargets, type Targets } from "../incident/rules.ts";
import { severities, type Severity } from "../incident/severity.ts";
import type { Ladder } from "../oncall/ladder.ts";
import type { Policies, Policy, PolicyStep, Target } from "../oncall/policy.ts";
import type { FileContents } from "./file-schema.ts";

type FilePolicy = FileContents["teams"][string]["escalation"][string];
type SlackOf = (name: string) => string;
type Wait = (severity: Severity) => Duration | null;

/** Between the steps of a policy that pages for a severity which by itself pages nobody. */
const WAIT = 10 * MINUTE;

/** Whom a team calls: as the file says, severity by severity, and as everybody does where it says nothing. */
export function resolvePolicies(
  given: Readonly<Record<string, FilePolicy>>,
  { slackOf, wait }: { slackOf: SlackOf; wait: Wait },
): Policies {
  return eachSeverity((severity): Policy => {
    const own = given[severity];
    if (own === undefined) return defaultPolicy(severity, wait(severity));
    const steps = own.steps.map((step): PolicyStep => ({
      targets: step.call.map((name) => targetOf(name, slackOf)),
      wait: step.wait ?? wait(severity) ?? WAIT,
      hours: step.hours,
    }));
    return { steps, rounds: own.repeat };
  });
}

/** Where the file says nothing. */
export function defaultPolicies(wait: Wait): Policies {
  return eachSeverity((severity) => defaultPolicy(severity, wait(severity)));
}

export function resolveLadders(file: Pick<FileContents, "ladders">): Record<Severity, Ladder> {
  return eachSeverity((severity) => {
    const own = file.ladders[severity] ?? {};
    const { working, otherwise, later } = defaultLadders[severity];
    return {
      working: own.working ?? working,
      otherwise: own.otherwise ?? otherwise,
      later: own.later ?? own.otherwise ?? later,
    };
  });
}

export function resolveTargets(file: Pick<FileContents, "severities">): Record<Severity, Targets> {
  return eachSeverity((severity): Targets => {
    const own = file.severities[severity]?.targets ?? {};
    const { clock, ...lengths } = defaultTargets[severity];
    return {
      answer: own.answer === undefined ? lengths.answer : own.answer,
      firstAction: own.firstAction === undefined ? lengths.firstAction : own.firstAction,
      mitigate: own.mitigate === undefined ? lengths.mitigate : own.mitigate,
      clock: own.clock ?? clock,
    };
  });
}

/** A severity that waits for nobody pages nobody. */
function defaultPolicy(severity: Severity, wait: Duration | null): Policy {
  if (wait === null) return { steps: [], rounds: null };
  return { steps: defaultSteps[severity].map((targets) => ({ targets, wait, hours: "always" })), rounds: null };
}

function targetOf(name: string, slackOf: SlackOf): Target {
  if (name.startsWith("person:")) return { kind: "person", person: slackOf(name.slice("person:".length)) };
  if (name.startsWith("team:")) return { kind: "team", team: name.slice("team:".length) };
  return { kind: "layer", layer: name };
}

function eachSeverity<Value>(make: (severity: Severity) => Value): Record<Severity, Value> {
  return Object.fromEntries(severities.map((severity) => [severity, make(severity)])) as Record<Severity, Value>;
}
