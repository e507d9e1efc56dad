import type { Clock, Instant } from "./clock.ts";
import { teamNamed, type Config } from "./config/config.ts";
import { createStreams, type Streams } from "./engine/streams.ts";
import type { Entropy } from "./entropy.ts";
import type { RotaCommand } from "./oncall/rota/commands.ts";
import type { RotaEffect } from "./oncall/rota/effects.ts";
import type { RotaEvent } from "./oncall/rota/events.ts";
import type { RotaFacts } from "./oncall/rota/facts.ts";
import { rotaDecider } from "./oncall/rota/rota-decider.ts";
import type { Rota } from "./oncall/rota/rota.ts";
import type { EffectRow } from "./store/effect-rows.ts";
import { putOverrides } from "./store/override-rows.ts";
import type { Store } from "./store/store.ts";

/** The teams' rotas, by the team's name. */
export type Rotas = Streams<Rota, RotaCommand, RotaEvent>;

interface RotaPorts {
  config: Config;
  store: Store;
  clock: Clock;
  entropy: Entropy;
  released(born: readonly EffectRow[]): void;
}

/** Their streams, on the schedules of the configuration. Who covers whom is written out for whoever asks who is on call. */
export function createRotas({ config, ...ports }: RotaPorts) {
  return createStreams<Rota, RotaCommand, RotaEvent, RotaEffect, RotaFacts>(rotaDecider, {
    ...ports,
    *facts(_tx, team, now) {
      const schedule = teamNamed(config, team) ?? null;
      return { now, schedule, admins: config.admins, hasChannel: schedule?.channel != null };
    },
    project: (tx, team, { overrides }) =>
      putOverrides(
        tx,
        team,
        overrides.map(({ cover: _, ...row }) => row),
      ),
  });
}

/** Every team's stream has begun, and knows the schedule as it is: from then on its hand-overs come due. */
export async function beginRotas(rotas: Rotas, { teams }: Config, now: Instant): Promise<void> {
  for (const { name } of teams) {
    await rotas.handle(name, { type: "noteSchedule" }, { kind: "watchfire" }, `start:${now}`);
  }
}
