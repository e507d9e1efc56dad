import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/slack/intake.ts";
import { bench, event, settle } from "./socket-bench.ts";
import { until, warn } from "./socket-slack.ts";

describe("what Slack sends", () => {
  it("acknowledges an event once it is kept, and not before", async () => {
    let keep: (answer: Answer) => void = () => undefined;
    const { slack, received, connect } = await bench(() => new Promise((resolve) => (keep = resolve)));
    await connect();
    slack.push("e1", "events_api", event(1));
    await until(() => received.length === 1);
    await settle();
    expect(slack.acks).toEqual([]);
    keep({ ok: true });
    await until(() => slack.acks.length === 1);
    expect(slack.acks).toEqual([{ envelope_id: "e1" }]);
    expect(received).toEqual([{ kind: "event", body: event(1) }]);
  });

  it("leaves unacknowledged what could not be kept, for Slack to send again", async () => {
    const { slack, received, connect } = await bench(({ body }) => ({ ok: body["event_id"] !== "Ev1" }));
    await connect();
    for (const number of [1, 2]) slack.push(`e${number}`, "events_api", event(number));
    await until(() => received.length === 2 && slack.acks.length > 0);
    await settle();
    expect(slack.acks).toEqual([{ envelope_id: "e2" }]);
  });

  it("sends what came of a command or a form along", async () => {
    const { slack, connect } = await bench(({ kind }) => ({
      ok: true,
      body: kind === "command" ? "Declared." : { response_action: "clear" },
    }));
    await connect();
    slack.push("c", "slash_commands", { command: "/incident" }, { accepts_response_payload: true });
    slack.push("i", "interactive", { type: "view_submission" }, { accepts_response_payload: true });
    slack.push("n", "interactive", { type: "block_actions" }, { accepts_response_payload: false });
    await until(() => slack.acks.length === 3);
    expect(slack.acks).toEqual([
      { envelope_id: "c", payload: { text: "Declared." } },
      { envelope_id: "i", payload: { response_action: "clear" } },
      { envelope_id: "n" },
    ]);
  });

  it("survives what it doesn't know", async () => {
    const { slack, received, connect } = await bench();
    await connect();
    slack.push("r", "events_api", { type: "app_rate_limited", minute_rate_limited: 1 });
    slack.push("u", "something_new", { a: 1 });
    for (const text of ["{", "[]", "null", '{"type":7}', '{"type":"events_api"}']) slack.sockets().at(-1)?.send(text);
    slack
      .sockets()
      .at(-1)
      ?.send(Buffer.from([1, 2, 3]));
    slack.push("e", "events_api", event(1));
    await until(() => slack.acks.length === 3);
    expect(slack.acks.map((ack) => ack.envelope_id).toSorted()).toEqual(["e", "r", "u"]);
    expect(received.map(({ body }) => body["type"])).toEqual(["app_rate_limited", "event_callback"]);
  });
});

describe("a refresh", () => {
  it("loses none of twelve events, and is no reason to look for missed ones", async () => {
    const { slack, clock, received, connect, seen } = await bench();
    await connect();
    await clock.move(60_000);
    for (let number = 1; number <= 12; number += 1) {
      slack.push(`e${number}`, "events_api", event(number));
      if (number % 3 === 0) {
        const old = slack.sockets()[0]!;
        warn(old, number === 6 ? "refresh_requested" : "warning");
        await until(() => slack.sockets().length === 3);
        await clock.move(10_000);
        old.close();
        await until(() => slack.sockets().length === 2);
        await clock.move(30_000);
      }
    }
    await until(() => slack.acks.length === 12);
    expect(new Set(received.map(({ body }) => body["event_id"])).size).toBe(12);
    expect(slack.asked()).toBe(6);
    expect(seen.reconnects).toBe(0);
  });

  it("connects the next socket before the warned one goes, and hears both meanwhile", async () => {
    const { slack, clock, received, connect } = await bench();
    await connect();
    await clock.move(60_000);
    const old = slack.sockets()[0]!;
    warn(old);
    await until(() => slack.sockets().length === 3);
    old.send(JSON.stringify({ envelope_id: "late", type: "events_api", payload: event(1) }));
    await until(() => slack.acks.length === 1);
    expect(received).toHaveLength(1);
    await clock.move(15_000);
    await until(() => slack.sockets().length === 2);
    expect(slack.sockets()).not.toContain(old);
  });
});

describe("a socket that dies", () => {
  it("is noticed when it falls silent, replaced, and what it missed looked for", async () => {
    const { slack, clock, connect, receiver, seen } = await bench();
    await connect();
    const dead = slack.sockets();
    for (const socket of dead) {
      socket.removeAllListeners("message");
      // A peer that neither reads nor writes, on a connection that nobody closes.
      (socket as unknown as { _socket: { pause(): void } })._socket.pause();
    }
    await clock.move(25_000);
    expect(slack.asked()).toBe(2);
    await clock.move(50_000);
    await until(() => slack.asked() >= 4 && slack.sockets().filter((socket) => !dead.includes(socket)).length === 2);
    await until(() => receiver.connected());
    await until(() => seen.reconnects > 0);
  });

  it("is left alone while it answers our pings, however little Slack has to say", async () => {
    const { slack, clock, connect } = await bench();
    await connect();
    let pings = 0;
    for (const socket of slack.sockets()) socket.on("ping", () => (pings += 1));
    for (let turn = 1; turn <= 20; turn += 1) {
      await clock.move(10_000);
      await until(() => pings === 2 * turn);
      await settle();
    }
    expect(slack.asked()).toBe(2);
    expect(slack.sockets()).toHaveLength(2);
  });

  it("is replaced at once when Slack drops it", async () => {
    const { slack, clock, connect, seen } = await bench();
    await connect();
    await clock.move(60_000);
    for (const socket of slack.sockets()) socket.terminate();
    await until(() => slack.sockets().length === 2);
    expect(slack.asked()).toBe(4);
    await until(() => seen.reconnects > 0);
  });

  it("is given up when no hello comes", async () => {
    const { slack, clock, receiver } = await bench();
    slack.mute = true;
    receiver.start();
    await until(() => slack.sockets().length === 1);
    expect(receiver.connected()).toBe(false);
    slack.mute = false;
    await clock.move(16_000);
    await until(() => receiver.connected());
  });
});
