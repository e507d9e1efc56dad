import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { Meter } from "../engine/meter.ts";
import type { Logger } from "../logger.ts";
import { ask } from "../notify/provider.ts";
import { LOOK_EVERY, type Judgement } from "./auditor.ts";

export interface DeadManPorts {
  settings: NonNullable<Config["deadMan"]>;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  logger: Logger;
  meter: Meter;
}

/**
 * A sign of life to somebody outside, who raises the alarm when it stays away. It goes out only on the heels of a judgement
 * that found nothing, so it stops with whatever stops: a call overdue, the database, the loop, the machine. One that fails is
 * logged and tried again at the next judgement.
 */
export function createDeadMan({ settings, fetch, clock, logger, meter }: DeadManPorts): (judgement: Judgement) => void {
  let nextAt = -Infinity;
  let underWay = false;

  return ({ at, overdue }) => {
    // A judgement comes a little later each time; waiting for the next one would be a quarter of a minute too long.
    if (overdue.length > 0 || underWay || at < nextAt - LOOK_EVERY / 2) return;
    nextAt = at + settings.every;
    void ping();
  };

  async function ping(): Promise<void> {
    underWay = true;
    try {
      await ask({ fetch, clock }, { provider: "the dead man's switch", url: settings.url, method: "GET" });
      meter.deadManPinged("sent");
    } catch (error) {
      nextAt = -Infinity;
      meter.deadManPinged("failed");
      logger.warn({ error: String(error) }, "the dead man's switch could not be pinged");
    } finally {
      underWay = false;
    }
  }
}
