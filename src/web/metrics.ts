import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Judgement } from "../audit/auditor.ts";
import type { Meter } from "../engine/meter.ts";

/** What `/metrics` tells. Numbers only: no title, name or id of anybody is in them. */
export interface Metrics {
  readonly meter: Meter;
  readonly contentType: string;
  /** Prometheus' text format. */
  text(): Promise<string>;
}

/** Read whenever somebody looks, instead of being kept up to date. */
export interface Gauges {
  /** Effects and events being worked on. */
  underWay?(): number;
  /** Whether Slack can reach us. */
  connected?(): boolean;
  /** The last audit; null where there is none that counts. */
  audit?(): Judgement | null;
}

const LATENESS_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300];

export function createMetrics(gauges: Gauges = {}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, "watchfire_under_way", "Requests from Slack being answered", gauges.underWay);
  const { connected } = gauges;
  gauge(
    registry,
    "watchfire_slack_connected",
    "1 while Slack can reach us",
    connected && (() => (connected() ? 1 : 0)),
  );
  if (gauges.audit !== undefined) auditGauges(registry, gauges.audit);
  return {
    meter: createMeter(registry),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function createMeter(registry: Registry): Meter {
  const registers = [registry];
  const received = new Counter({
    name: "watchfire_events_received_total",
    help: "Events from Slack that were kept; repeated ones had been sent before",
    labelNames: ["repeated"],
    registers,
  });
  const processed = new Counter({
    name: "watchfire_events_processed_total",
    help: "What came of processing an event: done, failed (tried again) or quarantined",
    labelNames: ["outcome"],
    registers,
  });
  const performed = new Counter({
    name: "watchfire_effects_total",
    help: "Attempts at what the world must see or hear, by kind and what came of them",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const pings = new Counter({
    name: "watchfire_dead_man_pings_total",
    help: "Signs of life to the dead man's switch, and what came of them",
    labelNames: ["outcome"],
    registers,
  });
  const page = lateness(registry, "watchfire_page_lateness_seconds", "From a page's being due to its first attempt");
  const deadline = lateness(registry, "watchfire_deadline_lag_seconds", "From a deadline to what it sets off");
  return {
    received(fresh, repeated) {
      received.inc({ repeated: "false" }, fresh);
      received.inc({ repeated: "true" }, repeated);
    },
    processed: (outcome) => processed.inc({ outcome }),
    performed: (kind, outcome) => performed.inc({ kind, outcome }),
    pageStarted: (lateMs) => page.observe(Math.max(lateMs, 0) / 1000),
    deadlinePassed: (lateMs) => deadline.observe(Math.max(lateMs, 0) / 1000),
    deadManPinged: (outcome) => pings.inc({ outcome }),
  };
}

const AUDITED = ["page", "deadline", "effect", "event", "lease"] as const;

/** While there is no judgement that counts, what is overdue isn't known: it is left out then, and no rule takes it for zero. */
function auditGauges(registry: Registry, audit: () => Judgement | null): void {
  gauge(registry, "watchfire_audit_fresh", "1 while the audit looks and gets its answers", () => (audit() ? 1 : 0));
  const overdue: Gauge<"what"> = new Gauge({
    name: "watchfire_overdue",
    help: "What should have been taken up and was not, at most 100 of each",
    labelNames: ["what"],
    registers: [registry],
    collect() {
      const judgement = audit();
      overdue.reset();
      for (const what of judgement === null ? [] : AUDITED)
        overdue.set({ what }, judgement!.overdue.filter((each) => each.what === what).length);
    },
  });
}

function gauge(registry: Registry, name: string, help: string, read: (() => number) | undefined): void {
  if (read === undefined) return;
  const made: Gauge = new Gauge({ name, help, registers: [registry], collect: () => made.set(read()) });
}

function lateness(registry: Registry, name: string, help: string): Histogram {
  return new Histogram({ name, help, buckets: LATENESS_SECONDS, registers: [registry] });
}
