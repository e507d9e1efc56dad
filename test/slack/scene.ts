import { MINUTE } from "../../src/clock.ts";
import { decide } from "../../src/incident/decide.ts";
import type { By, Declare, IncidentCommand } from "../../src/incident/commands.ts";
import type { Actor } from "../../src/incident/actor.ts";
import type { Recorded } from "../../src/incident/events.ts";
import { evolve, fold } from "../../src/incident/evolve.ts";
import type { Incident } from "../../src/incident/incident.ts";
import type { Facts } from "../../src/incident/rules.ts";
import { circumstancesOf, factsAt as factsOf } from "../../src/incident-rules.ts";
import { SLACK_MEANS } from "../../src/notify/notifier.ts";
import { ways } from "../../src/notify/ways.ts";
import type { Scene } from "../../src/slack/living/surface.ts";
import { textsIn, type Locale } from "../../src/texts/texts.ts";
import { storyConfig } from "../world/config.ts";
import { NIGHT } from "../world/night.ts";
import { checkout } from "./checkout.ts";

const config = storyConfig();
const circumstances = circumstancesOf(config, () => ({ means: [SLACK_MEANS, ways.webhook], rules: {} }));

export function sceneIn(locale: Locale, now = NIGHT): Scene {
  return {
    texts: textsIn(locale),
    locale,
    zone: "Asia/Seoul",
    config,
    alsoRinging: [],
    facts: factsAt(now),
    nameOf: (person) => person.slice(2).toLowerCase(),
  };
}

/** An incident taken through its commands, a minute apart; `at` gives its state after each event. */
export function lived(
  commands: readonly (IncidentCommand | [string, IncidentCommand])[],
  declaration: Partial<Declare> = {},
) {
  const history: Recorded[] = [];
  let incident: Incident | null = null;
  let now = NIGHT;
  const carryOut = (command: IncidentCommand, by: By): void => {
    const actor: Actor = by.kind === "person" ? { kind: "person", id: by.id } : by;
    for (const event of decide(incident, command, { by, facts: factsAt(now), number: 42 })) {
      const recorded = { seq: history.length + 1, at: now, by: actor, event };
      history.push(recorded);
      incident = evolve(incident, recorded);
    }
    now += MINUTE;
  };
  carryOut({ ...checkout, ...declaration }, person("U0BEN"));
  for (const each of commands) {
    const [who, command] = Array.isArray(each) ? each : ["U0BEN", each];
    carryOut(command, who === "watchfire" ? { kind: "watchfire" } : person(who));
  }
  return { incident: fold(history)!, history, now };
}

const person = (id: string): By => ({ kind: "person", id, standing: "member" });

function factsAt(now: number): Facts {
  return factsOf(circumstances, { now, overrides: [], busy: new Map(), lastHumanWordAt: null });
}
