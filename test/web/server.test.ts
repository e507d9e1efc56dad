import { Agent, request } from "node:http";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import type { Judgement } from "../../src/audit/auditor.ts";
import { systemClock } from "../../src/clock.ts";
import { createMetrics } from "../../src/web/metrics.ts";
import { createWebServer, type WebServer, type WebServerPorts } from "../../src/web/server.ts";
import { standingClock } from "../practice/workspace.ts";
import { silentLogger } from "../silent-logger.ts";

const servers: WebServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function open(ports: Partial<WebServerPorts> = {}): Promise<{ url: string; server: WebServer }> {
  const server = createWebServer({
    host: "127.0.0.1",
    port: 0,
    slack: null,
    apps: [],
    ready: async () => ({ store: true, pages: true }),
    metrics: createMetrics(),
    clock: systemClock,
    logger: silentLogger,
    ...ports,
  });
  servers.push(server);
  return { url: `http://127.0.0.1:${await server.start()}`, server };
}

describe("health", () => {
  it("is alive while the process is", async () => {
    const { url } = await open({ ready: async () => ({ store: false, pages: false }) });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it("is ready while the store answers and the page lane runs", async () => {
    const { url } = await open();
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, store: true, pages: true }]);
  });

  it.each([
    { store: false, pages: true },
    { store: true, pages: false },
  ])("is not ready with %o, and says which", async (state) => {
    const { url } = await open({ ready: async () => state });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, ...state }]);
  });

  it("is ready without Slack, and says that Slack is away", async () => {
    const { url } = await open({ ready: async () => ({ store: true, pages: true, also: { slack: false } }) });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { ready: true, store: true, pages: true, slack: false },
    ]);
  });

  it("says how much is overdue and stays ready: no balancer would mend it by sending nobody", async () => {
    const { url } = await open({ ready: async () => ({ store: true, pages: true, also: { overdue: 2 } }) });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, store: true, pages: true, overdue: 2 }]);
  });
});

describe("metrics", () => {
  it("counts events, effects, late pages and deadlines, beside what Node tells of itself", async () => {
    const metrics = createMetrics({ underWay: () => 3, connected: () => true });
    metrics.meter.received(2, 1);
    metrics.meter.processed("done");
    metrics.meter.processed("quarantined");
    metrics.meter.performed("page", "done");
    metrics.meter.performed("redraw", "too fast");
    metrics.meter.pageStarted(400);
    metrics.meter.deadlinePassed(-5);
    const { url } = await open({ metrics });
    const answer = await fetch(`${url}/metrics`);
    const lines = (await answer.text()).split("\n");
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(lines).toEqual(
      expect.arrayContaining([
        'watchfire_events_received_total{repeated="false"} 2',
        'watchfire_events_received_total{repeated="true"} 1',
        'watchfire_events_processed_total{outcome="quarantined"} 1',
        'watchfire_effects_total{kind="page",outcome="done"} 1',
        'watchfire_effects_total{kind="redraw",outcome="too fast"} 1',
        'watchfire_page_lateness_seconds_bucket{le="0.25"} 0',
        'watchfire_page_lateness_seconds_bucket{le="0.5"} 1',
        'watchfire_deadline_lag_seconds_bucket{le="0.05"} 1',
        "watchfire_under_way 3",
        "watchfire_slack_connected 1",
      ]),
    );
    expect(lines.some((line) => line.startsWith("nodejs_eventloop_lag_p99_seconds "))).toBe(true);
  });

  it("tells what is overdue, and takes silence for no zero", async () => {
    const judgement: Judgement = {
      at: 1,
      overdue: [
        { what: "page", id: "incident:1:3:0", since: 0 },
        { what: "page", id: "incident:2:3:0", since: 0 },
        { what: "deadline", id: "incident:3", since: 0 },
      ],
    };
    const told = await createMetrics({ audit: () => judgement }).text();
    expect(told).toContain('watchfire_overdue{what="page"} 2');
    expect(told).toContain('watchfire_overdue{what="deadline"} 1');
    expect(told).toContain('watchfire_overdue{what="event"} 0');
    expect(told).toContain("watchfire_audit_fresh 1");
    const silent = await createMetrics({ audit: () => null }).text();
    expect(silent).not.toContain("watchfire_overdue{");
    expect(silent).toContain("watchfire_audit_fresh 0");
  });

  it("counts signs of life", async () => {
    const metrics = createMetrics();
    metrics.meter.deadManPinged("sent");
    metrics.meter.deadManPinged("failed");
    const text = await metrics.text();
    expect(text).toContain('watchfire_dead_man_pings_total{outcome="sent"} 1');
    expect(text).toContain('watchfire_dead_man_pings_total{outcome="failed"} 1');
  });

  it("does not mix two bots of one process", async () => {
    const first = createMetrics();
    first.meter.processed("done");
    expect(await createMetrics().text()).not.toContain('watchfire_events_processed_total{outcome="done"} 1');
  });
});

describe("what is served", () => {
  it("hands Slack's address to Slack's receiver, whatever the method", async () => {
    const { url } = await open({ slack: (_, response) => response.writeHead(418).end() });
    expect((await fetch(`${url}/slack/events?x=1`, { method: "PUT" })).status).toBe(418);
    expect((await fetch(`${url}/slack/eventsx`)).status).toBe(404);
  });

  it("has no such address in Socket Mode", async () => {
    const { url } = await open();
    expect((await fetch(`${url}/slack/events`, { method: "POST" })).status).toBe(404);
  });

  it("serves the apps it is given, and answers what none of them has", async () => {
    const one = new Hono().get("/answer/:token", (context) => context.text(context.req.param("token")));
    const two = new Hono().get("/practice", (context) => context.text("practice"));
    const { url } = await open({ apps: [one, two] });
    expect(await (await fetch(`${url}/answer/abc`)).text()).toBe("abc");
    expect(await (await fetch(`${url}/practice`)).text()).toBe("practice");
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
  });

  it("says nothing of what went wrong inside", async () => {
    const broken = new Hono().get("/broken", () => {
      throw new Error("password is hunter2");
    });
    const { url } = await open({ apps: [broken] });
    const answer = await fetch(`${url}/broken`);
    expect([answer.status, await answer.text()]).toEqual([500, "That went wrong on our side."]);
  });
});

describe("stopping", () => {
  it("finishes an answer under way, on a connection that was kept, and lets go", async () => {
    let finish: () => void = () => undefined;
    const begun = Promise.withResolvers<void>();
    const { url, server } = await open({
      slack: (_, response) => {
        finish = () => response.end("done");
        begun.resolve();
      },
    });
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<string>((resolve, reject) => {
      request(`${url}/slack/events`, { agent }, (response) =>
        response.on("data", (text: Buffer) => resolve(String(text))),
      )
        .on("error", reject)
        .end();
    });
    await begun.promise;
    const stopped = server.stop();
    finish();
    expect(await answer).toBe("done");
    await stopped;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
    agent.destroy();
  });

  it("cuts off a stream that never ends", async () => {
    const clock = standingClock();
    const stream = new Hono().get("/stream", (context) =>
      context.body(new ReadableStream({ start: (out) => out.enqueue("hello") })),
    );
    const { url, server } = await open({ apps: [stream], clock });
    const response = await fetch(`${url}/stream`);
    const stopped = server.stop();
    await clock.move(3_000);
    await stopped;
    await expect(response.text()).rejects.toThrow("terminated");
  });

  it("says why it can't listen", async () => {
    const { url } = await open();
    await expect(open({ port: Number(new URL(url).port) })).rejects.toThrow("EADDRINUSE");
    servers.pop();
  });
});
