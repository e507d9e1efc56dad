import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/slack/intake.ts";
import { bench, event, settle } from "./socket-bench.ts";
import { until } from "./socket-slack.ts";

describe("an address that can't be had", () => {
  it.each([
    ["a server error", () => new Response("oops", { status: 500 })],
    ["a refused token", () => Response.json({ ok: false, error: "invalid_auth" })],
    [
      "a lost connection",
      () => {
        throw new TypeError("fetch failed");
      },
    ],
    ["an address that is none", () => Response.json({ ok: true, url: "javascript:alert(1)" })],
    ["an address nobody answers at", () => Response.json({ ok: true, url: "ws://127.0.0.1:9/" })],
    ["nothing at all", () => new Response(null)],
  ])("is asked for again and again after %s, and never ends the process", async (_, refusal) => {
    const { slack, clock, receiver } = await bench();
    slack.refusals.push(...Array.from({ length: 8 }, () => refusal));
    receiver.start();
    for (let turn = 0; !receiver.connected(); turn += 1) {
      await clock.move(1_000);
      await settle();
      if (turn > 2_000) throw new Error("It gave up.");
    }
    expect(slack.asked()).toBeGreaterThanOrEqual(9);
  });

  it("is asked for more and more rarely", async () => {
    const { slack, clock, receiver } = await bench();
    slack.refusals.push(
      ...Array.from({ length: 100 }, () => () => Response.json({ ok: false, error: "internal_error" })),
    );
    receiver.start();
    await clock.move(9_000);
    // Each after 1, 2 and 4 seconds more.
    expect(slack.asked()).toBe(4);
    await clock.move(600_000);
    expect(slack.asked()).toBeLessThan(55);
  });

  it("is not asked for before Slack wants to be asked", async () => {
    const { slack, clock, receiver } = await bench();
    slack.refusals.push(() =>
      Response.json({ ok: false, error: "ratelimited" }, { status: 429, headers: { "retry-after": "9" } }),
    );
    receiver.start();
    await clock.move(8_900);
    expect(slack.asked()).toBe(1);
    await clock.move(200);
    expect(slack.asked()).toBe(2);
  });
});

describe("stopping", () => {
  it("acknowledges what is under way, then closes both sockets and opens none", async () => {
    let keep: (answer: Answer) => void = () => undefined;
    const { slack, clock, received, receiver, connect } = await bench(() => new Promise((resolve) => (keep = resolve)));
    await connect();
    slack.push("e1", "events_api", event(1));
    await until(() => received.length === 1);
    const stopped = receiver.stop();
    await settle();
    keep({ ok: true });
    await stopped;
    await until(() => slack.sockets().length === 0);
    expect(slack.acks).toEqual([{ envelope_id: "e1" }]);
    await clock.move(120_000);
    expect(slack.asked()).toBe(2);
    expect(receiver.connected()).toBe(false);
  });

  it("calls off what it waits for", async () => {
    const { slack, clock, receiver } = await bench();
    slack.refusals.push(() => new Response("oops", { status: 500 }));
    receiver.start();
    await settle();
    await receiver.stop();
    await clock.move(120_000);
    expect(slack.asked()).toBe(1);
  });
});
