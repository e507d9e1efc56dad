/** The practice Slack on a port, for bots that run outside the process: its Web API over HTTP, and Socket Mode. */
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../../src/clock.ts";
import type { PracticeSlack } from "../../../src/practice/slack/practice-slack.ts";
import { SocketHub } from "./socket-mode.ts";

export interface ServedSlack {
  /** The base URL of the Web API, to be given as SLACK_API_URL. */
  apiUrl: string;
  sockets: SocketHub;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, on any free port when none is given. */
export async function servePracticeSlack(
  slack: PracticeSlack,
  options: { clock: Clock; port?: number },
): Promise<ServedSlack> {
  const server = createServer((request, response) => void answer(slack, request, response));
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const sockets = new SocketHub(slack, server, options.clock);
  slack.serveAt({ origin, openSocket: () => sockets.ticketUrl(`ws://127.0.0.1:${port}`) });
  return { apiUrl: `${origin}/api/`, sockets, close: () => close(server, sockets) };
}

async function answer(slack: PracticeSlack, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const url = `http://${request.headers.host ?? "127.0.0.1"}${request.url ?? "/"}`;
    const answered = await slack.fetch(url, {
      method: request.method ?? "GET",
      headers,
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(Buffer.from(await answered.arrayBuffer()));
  } catch {
    // A connection that breaks inside breaks outside too.
    request.socket.destroy();
  }
}

async function close(server: Server, sockets: SocketHub): Promise<void> {
  sockets.close();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
