import { SECOND, type Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Intake } from "./intake.ts";
import { askSocketAddress, type AppAccess } from "./socket-address.ts";
import { readFrame, writeAck, type Frame } from "./socket-frames.ts";
import { openLine, type Line } from "./web-socket.ts";

/** From asking for an address to Slack's hello. */
const LONGEST_GREETING = 15 * SECOND;

export interface ConnectionPorts extends AppAccess {
  intake: Intake;
  clock: Clock;
  logger: Logger;
}

export interface Connection {
  /** Resolves when it wants a successor: true when Slack warned and it still works for a while, false when it is lost. */
  readonly leaving: Promise<boolean>;
  readonly closed: Promise<void>;
  /** Goes on until Slack closes it, `graceMs` at most, then finishes what it began and closes. */
  retire(graceMs: number): Promise<void>;
}

/** Connects and waits for Slack's hello. Throws where that can't be had, or `signal` calls it off. */
export async function connect(ports: ConnectionPorts, signal: AbortSignal): Promise<Connection> {
  const abort = new AbortController();
  const giveUp = (): void => abort.abort(new Error("called off"));
  signal.addEventListener("abort", giveUp, { once: true });
  const callOff = ports.clock.after(LONGEST_GREETING, () => abort.abort(new Error("Slack did not answer in time")));
  try {
    const url = await askSocketAddress(ports, abort.signal);
    abort.signal.throwIfAborted();
    return await greet(url, ports, abort.signal);
  } finally {
    callOff();
    signal.removeEventListener("abort", giveUp);
  }
}

function greet(url: string, ports: ConnectionPorts, signal: AbortSignal): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const connection = open(url, ports, {
      hello: () => resolve(connection.connection),
      closed: (why) => reject(new Error(why)),
    });
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
      connection.hangUp();
    });
  });
}

interface Opened {
  connection: Connection;
  hangUp(): void;
}

function open(
  url: string,
  { intake, clock, logger }: ConnectionPorts,
  met: { hello(): void; closed(why: string): void },
): Opened {
  const underWay = new Set<Promise<void>>();
  const leaving = Promise.withResolvers<boolean>();
  const closed = Promise.withResolvers<void>();
  let deaf = false;

  const line: Line = openLine(url, clock, {
    text: (message) => hear(readFrame(message)),
    closed(why) {
      logger.info({ why }, "a socket to Slack is closed");
      leaving.resolve(false);
      closed.resolve();
      met.closed(why);
    },
  });
  return { connection: { leaving: leaving.promise, closed: closed.promise, retire }, hangUp: () => line.close() };

  function hear(frame: Frame): void {
    if (frame.is === "hello") return met.hello();
    if (frame.is === "disconnect") return disconnect(frame.reason);
    // Nobody lost anything by what can't be read: Slack sends again whatever isn't acknowledged.
    if (frame.is === "unknown" || deaf) return;
    const handled = handle(frame);
    underWay.add(handled);
    void handled.then(() => underWay.delete(handled));
  }

  function disconnect(reason: string): void {
    if (reason === "link_disabled") logger.error({}, "Socket Mode is switched off in the app's settings");
    logger.info({ reason }, "Slack is about to close a socket");
    leaving.resolve(true);
  }

  /** Acknowledged is only what is kept: Slack sends the rest again. */
  async function handle(frame: Extract<Frame, { is: "envelope" }>): Promise<void> {
    if (frame.envelope === null) logger.warn({ envelope: frame.id }, "Slack sent an envelope of an unknown kind");
    const answer = frame.envelope === null ? { ok: true } : await intake.receive(frame.envelope);
    if (!answer.ok) return;
    if (line.send(writeAck(frame.id, answer, frame.takesPayload))) return;
    logger.warn({ envelope: frame.id }, "the socket was gone before an acknowledgement; Slack sends an event again");
  }

  async function retire(graceMs: number): Promise<void> {
    if (graceMs > 0) {
      const grace = Promise.withResolvers<void>();
      const callOff = clock.after(graceMs, grace.resolve);
      await Promise.race([closed.promise, grace.promise]);
      callOff();
    }
    deaf = true;
    await Promise.all(underWay);
    line.close();
  }
}
