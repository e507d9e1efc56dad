import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";

interface Ack {
  envelope_id: string;
  payload?: unknown;
}

/** Slack's side of Socket Mode: hands out addresses, says hello, sends envelopes and notes acknowledgements. */
export interface SocketSlack {
  fetch: typeof globalThis.fetch;
  /** Answers of apps.connections.open instead of an address, used up one by one. */
  refusals: (() => Response)[];
  /** How often an address was asked for. */
  asked(): number;
  /** Those that are open, the oldest first. */
  sockets(): WebSocket[];
  acks: Ack[];
  /** Sends to any socket, as Slack does: here to the newest that is open. */
  push(id: string, type: string, payload: object, more?: object): void;
  /** Neither hello nor anything else comes from new sockets. */
  mute: boolean;
}

const toClose: (() => void)[] = [];
afterEach(() => {
  for (const close of toClose.splice(0)) close();
});

export async function openSocketSlack(): Promise<SocketSlack> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  toClose.push(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link/?ticket=`;
  let asked = 0;
  const slack: SocketSlack = {
    fetch: async (_, init) => {
      asked += 1;
      if (new Headers(init?.headers).get("authorization") !== "Bearer xapp-1")
        return Response.json({ ok: false, error: "invalid_auth" });
      return slack.refusals.shift()?.() ?? Response.json({ ok: true, url: url + asked });
    },
    refusals: [],
    asked: () => asked,
    sockets: () => [...server.clients].filter((socket) => socket.readyState === socket.OPEN),
    acks: [],
    push(id, type, payload, more = {}) {
      slack
        .sockets()
        .at(-1)
        ?.send(JSON.stringify({ envelope_id: id, type, payload, ...more }));
    },
    mute: false,
  };
  server.on("connection", (socket) => {
    if (!slack.mute) socket.send(JSON.stringify({ type: "hello", num_connections: server.clients.size }));
    socket.on("message", (text: Buffer) => slack.acks.push(JSON.parse(text.toString()) as Ack));
  });
  return slack;
}

/** Slack's warning that it closes a socket. */
export function warn(socket: WebSocket, reason = "warning"): void {
  socket.send(JSON.stringify({ type: "disconnect", reason }));
}

/** Real sockets take real turns of the loop. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
