import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { Agent, buildConnector, ping, WebSocket } from "undici";
import { SECOND, type Clock } from "../clock.ts";

/** Slack pings every few seconds; a socket from which nothing came for so long is dead, whatever TCP believes. */
const LONGEST_SILENCE = 30 * SECOND;
/** Our own pings make Slack answer, so that silence means something even where Slack has nothing to say. */
const PING_EVERY = 10 * SECOND;

export interface SocketListeners {
  text(message: string): void;
  /** Called once, however it ended: closed, refused, broken, or silent for too long. */
  closed(why: string): void;
}

/** One WebSocket that knows when it is dead. */
export interface Line {
  /** False when it can't be sent any more. */
  send(text: string): boolean;
  close(): void;
}

/** Opens a WebSocket; what goes wrong is told through `closed`. Throws only where the address is none. */
export function openLine(url: string, clock: Clock, listeners: SocketListeners): Line {
  let tcp: Socket | null = null;
  let over = false;
  let lastHeard = clock.machineNow();
  let callOff = (): void => undefined;
  const dispatcher = new Agent({ connect: keeping((socket) => (tcp = socket)) });
  const socket = new WebSocket(url, { dispatcher });

  // undici tells of pings and pongs, of every socket in the process, only this way.
  const heard = (message: unknown): void => {
    if ((message as { websocket?: unknown }).websocket === socket) lastHeard = clock.machineNow();
  };
  for (const channel of heartbeats) subscribe(channel, heard);
  socket.addEventListener("message", ({ data }) => {
    lastHeard = clock.machineNow();
    if (!over && typeof data === "string") listeners.text(data);
  });
  socket.addEventListener("error", ({ message }) => end(message || "the connection failed"));
  socket.addEventListener("close", ({ code, reason }) => end(`closed with ${code} ${reason}`.trim()));
  watch();

  return {
    send(text) {
      if (over || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    },
    close: () => end("closed by us"),
  };

  function watch(): void {
    callOff = clock.after(PING_EVERY, () => {
      if (clock.machineNow() - lastHeard >= LONGEST_SILENCE) return end("silent for too long");
      if (socket.readyState === WebSocket.OPEN) ping(socket);
      watch();
    });
  }

  function end(why: string): void {
    if (over) return;
    over = true;
    callOff();
    for (const channel of heartbeats) unsubscribe(channel, heard);
    socket.close();
    // Nobody at the other end may be left to say goodbye to; what is being sent still leaves first.
    tcp?.destroySoon();
    void dispatcher.close().catch(() => undefined);
    listeners.closed(why);
  }
}

const heartbeats = ["undici:websocket:ping", "undici:websocket:pong"] as const;

/** Connects over HTTP/1.1 and remembers the TCP socket, which the WebSocket hides and could never let go of. */
function keeping(keep: (socket: Socket) => void): buildConnector.connector {
  const connect = buildConnector({ allowH2: false, timeout: LONGEST_SILENCE });
  return (options, callback) =>
    connect(options, (...result) => {
      if (result[1] !== null) keep(result[1]);
      callback(...result);
    });
}
