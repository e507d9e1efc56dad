import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { SECOND, type Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Metrics } from "./metrics.ts";

/** The one HTTP server: Slack's address, health, metrics, and whatever pages are handed in. */
export interface WebServer {
  /** Resolves with the port; rejects where it is taken or forbidden. */
  start(): Promise<number>;
  /** Takes no new connections and waits for the answers under way; streams that never end are cut off. */
  stop(): Promise<void>;
}

/** What the server needs to be ready; `also` is told and doesn't count. */
interface Readiness {
  readonly store: boolean;
  readonly pages: boolean;
  readonly also?: Readonly<Record<string, boolean | number | null>>;
}

export interface WebServerPorts {
  /** Null listens on every address. */
  host: string | null;
  /** 0 takes any that is free. */
  port: number;
  /** Answers `/slack/events`; null where Slack comes another way. */
  slack: RequestListener | null;
  /** Served below `/`, the first that has the path. */
  apps: readonly Hono[];
  ready(): Promise<Readiness>;
  metrics: Pick<Metrics, "text" | "contentType">;
  clock: Clock;
  logger: Logger;
}

/** Whoever sends slower than this is no sender of ours. */
const SLOWEST_REQUEST = 15 * SECOND;
/** Longer than the proxies before us keep theirs, so that they never meet a connection that is just being closed. */
const KEEP_ALIVE = 65 * SECOND;
const LAST_WORDS = 3 * SECOND;

export function createWebServer(ports: WebServerPorts): WebServer {
  const pages = getRequestListener(pagesOf(ports).fetch);
  let stopping = false;
  const server = createServer({ requestTimeout: SLOWEST_REQUEST, keepAliveTimeout: KEEP_ALIVE }, serve);

  return {
    async start() {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      server.once("error", reject);
      server.listen({ port: ports.port, ...(ports.host === null ? {} : { host: ports.host }) }, resolve);
      await promise;
      server.off("error", reject);
      server.on("error", (error) => ports.logger.error({ error: String(error) }, "the web server failed"));
      return (server.address() as AddressInfo).port;
    },
    async stop() {
      stopping = true;
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeIdleConnections();
      const callOff = ports.clock.after(LAST_WORDS, () => server.closeAllConnections());
      await promise;
      callOff();
    },
  };

  function serve(request: IncomingMessage, response: ServerResponse): void {
    // A connection that is kept for more would keep us from stopping.
    response.once("close", () => stopping && setImmediate(() => server.closeIdleConnections()));
    if (ports.slack !== null && pathOf(request) === "/slack/events") ports.slack(request, response);
    else void pages(request, response);
  }
}

function pathOf({ url = "/" }: IncomingMessage): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

function pagesOf({ ready, metrics, apps, logger }: WebServerPorts): Hono {
  const pages = new Hono();
  pages.get("/healthz", (context) => context.json({ alive: true }));
  pages.get("/readyz", async (context) => {
    const { store, pages, also = {} } = await ready();
    const isReady = store && pages;
    return context.json({ ready: isReady, store, pages, ...also }, isReady ? 200 : 503);
  });
  pages.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );
  for (const app of apps) pages.route("/", app);
  pages.notFound((context) => context.text("There is nothing here.", 404));
  pages.onError((error, context) => {
    logger.error({ error: String(error), path: context.req.path }, "a page failed");
    return context.text("That went wrong on our side.", 500);
  });
  return pages;
}
