import { SECOND } from "../clock.ts";
import { NoAddress } from "./socket-address.ts";
import { connect, type Connection, type ConnectionPorts } from "./socket-connection.ts";

/** Two sockets, so that one is there while Slack refreshes the other. */
const SOCKETS = 2;
/** Apart, so that Slack's warnings don't come for both at once. */
const STAGGER = 10 * SECOND;
/** Slack warns about ten seconds ahead. */
const GRACE = 15 * SECOND;
/** A socket that lived for less is counted as a failure, or a broken server would be called without a pause. */
const LEAST_LIFE = 30 * SECOND;
const LONGEST_WAIT = 30 * SECOND;

/** Takes what Slack sends over Socket Mode. It never gives up and never ends the process. */
export interface SocketReceiver {
  start(): void;
  /** Acknowledges what is under way, then closes. */
  stop(): Promise<void>;
  /** Whether Slack can reach us now. */
  connected(): boolean;
}

export interface SocketReceiverPorts extends ConnectionPorts {
  /** Connected again after something may have been missed. */
  onReconnect(): Promise<void>;
}

export function createSocketReceiver(ports: SocketReceiverPorts): SocketReceiver {
  const { clock, logger } = ports;
  const stopping = new AbortController();
  const live = new Set<Connection>();
  const pauses = new Set<() => void>();
  let places: Promise<void>[] = [];
  let missed = false;

  return {
    start() {
      places = Array.from({ length: SOCKETS }, (_, place) => keepOccupied(place * STAGGER));
    },
    async stop() {
      stopping.abort();
      for (const end of pauses) end();
      await Promise.all([...live].map((connection) => connection.retire(0)));
      await Promise.all(places);
    },
    connected: () => live.size > 0,
  };

  /** Keeps one place occupied: whoever leaves it, by warning or by accident, is followed by another. */
  async function keepOccupied(delay: number): Promise<void> {
    let failures = 0;
    let former: Connection | null = null;
    let wait = delay;
    for (;;) {
      await pause(wait);
      if (stopping.signal.aborted) return;
      const bornAt = clock.machineNow();
      try {
        const connection = await connect(ports, stopping.signal);
        welcome(connection);
        if (former !== null) retireLater(former);
        former = null;
        if (await connection.leaving) former = connection;
        else missed = true;
        failures = clock.machineNow() - bornAt >= LEAST_LIFE ? 0 : failures + 1;
        wait = backOff(failures);
      } catch (error) {
        failures += 1;
        wait = Math.max(backOff(failures), error instanceof NoAddress ? error.afterMs : 0);
        if (!stopping.signal.aborted) complain(error, wait);
      }
    }
  }

  function welcome(connection: Connection): void {
    live.add(connection);
    logger.info({ sockets: live.size }, "connected to Slack");
    void forgetWhenClosed(connection);
    if (stopping.signal.aborted) return void connection.retire(0);
    if (!missed) return;
    missed = false;
    void ports
      .onReconnect()
      .catch((error: unknown) => logger.warn({ error: String(error) }, "what was missed could not be fetched"));
  }

  async function forgetWhenClosed(connection: Connection): Promise<void> {
    await connection.closed;
    live.delete(connection);
    if (live.size === 0) missed = true;
  }

  function retireLater(connection: Connection): void {
    void connection
      .retire(GRACE)
      .catch((error: unknown) => logger.error({ error: String(error) }, "a socket could not be closed"));
  }

  function complain(error: unknown, wait: number): void {
    const why = error instanceof Error ? error.message : String(error);
    const level = error instanceof NoAddress && error.code !== null ? "error" : "warn";
    logger[level]({ why, waitMs: wait, sockets: live.size }, "no socket to Slack; it is tried again");
  }

  function pause(ms: number): Promise<void> {
    if (ms <= 0 || stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        pauses.delete(end);
        callOff();
        resolve();
      };
      const callOff = clock.after(ms, end);
      pauses.add(end);
    });
  }
}

/** 1, 2, 4 seconds and on, 30 at most; none where nothing failed. */
function backOff(failures: number): number {
  return failures === 0 ? 0 : Math.min(SECOND * 2 ** (failures - 1), LONGEST_WAIT);
}
