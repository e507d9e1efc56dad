import type { Server } from "node:http";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { SECOND } from "../../../src/clock.ts";
import type { Clock } from "../../../src/clock.ts";
import { PRACTICE_BOT } from "../../../src/practice/cast.ts";
import type { Answer, Envelope } from "../../../src/practice/slack/delivery.ts";
import type { PracticeSlack } from "../../../src/practice/slack/practice-slack.ts";

const MOST_SOCKETS = 10;
const PING_EVERY_MS = 10 * SECOND;
const envelopeType = { event: "events_api", command: "slash_commands", interaction: "interactive" } as const;

type Waiting = { socket: WebSocket; resolve: (answer: Answer) => void };

/** The Socket Mode side of the practice Slack: up to ten sockets, each payload through one of them. */
export class SocketHub {
  readonly #slack: PracticeSlack;
  readonly #clock: Clock;
  readonly #server: WebSocketServer;
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  #sockets: WebSocket[] = [];
  #issued = 0;
  #sent = 0;
  #disconnectBot: (() => void) | undefined;
  #stopPing: () => void = () => undefined;

  constructor(slack: PracticeSlack, server: Server, clock: Clock) {
    this.#slack = slack;
    this.#clock = clock;
    this.#server = new WebSocketServer({ noServer: true });
    server.on("upgrade", (request, socket, head) => {
      const ticket = new URL(request.url ?? "/", "ws://localhost").searchParams.get("ticket") ?? "";
      if (!this.#tickets.delete(ticket)) return socket.destroy();
      return this.#server.handleUpgrade(request, socket, head, (opened) => this.#welcome(opened));
    });
    this.#ping();
  }

  /** An address that opens one socket, once. */
  ticketUrl(origin: string): string {
    this.#issued += 1;
    const ticket = `ticket-${this.#issued}`;
    this.#tickets.add(ticket);
    return `${origin}/link/?ticket=${ticket}&app_id=${PRACTICE_BOT.appId}`;
  }

  get open(): number {
    return this.#sockets.length;
  }

  /** Sends every socket away, as Slack does every few hours. A warning alone leaves them open. */
  disconnect(reason: "warning" | "refresh_requested" | "link_disabled"): void {
    for (const socket of this.#sockets) {
      socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "practice" } }));
      if (reason !== "warning") socket.close();
    }
  }

  close(): void {
    this.#stopPing();
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
  }

  #welcome(socket: WebSocket): void {
    if (this.#sockets.length >= MOST_SOCKETS) {
      socket.send(JSON.stringify({ type: "disconnect", reason: "too_many_websockets" }));
      socket.close();
      return;
    }
    this.#sockets.push(socket);
    socket.on("message", (data: Buffer) => this.#hear(data.toString()));
    socket.on("close", () => this.#forget(socket));
    this.#disconnectBot ??= this.#slack.connectBot((envelope) => this.#deliver(envelope));
    const hello = {
      type: "hello",
      num_connections: this.#sockets.length,
      connection_info: { app_id: PRACTICE_BOT.appId },
      debug_info: { host: "practice", approximate_connection_time: 18_060 },
    };
    socket.send(JSON.stringify(hello));
  }

  #forget(socket: WebSocket): void {
    this.#sockets = this.#sockets.filter((it) => it !== socket);
    for (const [id, waiting] of this.#waiting) {
      if (waiting.socket !== socket) continue;
      this.#waiting.delete(id);
      waiting.resolve({ ok: false });
    }
    if (this.#sockets.length > 0) return;
    this.#disconnectBot?.();
    this.#disconnectBot = undefined;
  }

  /** Each payload goes to any one socket; in turn is as good as any. */
  #deliver(envelope: Envelope): Promise<Answer> {
    this.#sent += 1;
    const socket = this.#sockets[this.#sent % this.#sockets.length];
    if (socket === undefined) return Promise.resolve({ ok: false });
    const envelope_id = `envelope-${this.#sent}`;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#waiting.set(envelope_id, { socket, resolve });
    const retry =
      envelope.retry === undefined ? {} : { retry_attempt: envelope.retry.num, retry_reason: envelope.retry.reason };
    const message = {
      type: envelopeType[envelope.kind],
      envelope_id,
      payload: envelope.body,
      accepts_response_payload: envelope.kind !== "event",
      ...retry,
    };
    socket.send(JSON.stringify(message));
    return promise;
  }

  #hear(text: string): void {
    const { envelope_id = "", payload } = JSON.parse(text) as { envelope_id?: string; payload?: unknown };
    const waiting = this.#waiting.get(envelope_id);
    this.#waiting.delete(envelope_id);
    const empty =
      payload === undefined || (typeof payload === "object" && payload !== null && Object.keys(payload).length === 0);
    waiting?.resolve(empty ? { ok: true } : { ok: true, body: payload });
  }

  #ping(): void {
    this.#stopPing = this.#clock.after(PING_EVERY_MS, () => {
      for (const socket of this.#sockets) socket.ping();
      this.#ping();
    });
  }
}
