import { fc } from "@fast-check/vitest";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { IncidentEvent } from "../../src/incident/events.ts";
import { isFromSlack, sign } from "../../src/slack/signature.ts";
import { readFrame } from "../../src/slack/socket-frames.ts";
import type { World } from "../world/world.ts";
import { openBench, SECRET, type Bench } from "./feed.ts";
import { asPosted, envelopeOf, movedTo, strangersIn, type Json } from "./payloads.ts";
import { shapes } from "./shapes.ts";

const strangers = [...strangersIn(join(import.meta.dirname, "payloads")), ...shapes];

const anything = fc.oneof(
  fc.constantFrom(null, "", 0, -1, 1e99, true, [], {}, "__proto__", "\u0000", "\uD83D", "x".repeat(5_000)),
  fc.jsonValue({ maxDepth: 2 }),
);
/** Puts something else into a payload, or nothing, at a few of its places. */
const changes = fc.array(fc.record({ at: fc.nat(500), to: fc.option(anything, { nil: undefined }) }), {
  minLength: 1,
  maxLength: 4,
});
const mutant = fc.record({ of: fc.nat(strangers.length - 1), changes, moved: fc.boolean() });

async function open(): Promise<Bench> {
  const bench = await openBench();
  onTestFinished(() => void bench.close());
  return bench;
}

/** What became of the incident, but for what Slack says of its room: that is believed, whoever did it. */
async function steps(world: World): Promise<IncidentEvent[]> {
  const history = await world.bot().parts.engine.history(1);
  return history.map(({ event }) => event).filter(({ type }) => type !== "roomLost" && type !== "roomRegained");
}

describe("payloads with something wrong in them", () => {
  it("are never our fault to receive, and steer nothing", async () => {
    const { world, door, room } = await open();
    const before = await steps(world);
    let number = 0;
    await fc.assert(
      fc.asyncProperty(mutant, async ({ of, changes: made, moved }) => {
        const envelope = envelopeOf(strangers[of]!.payload, `Ev${(number += 1)}`);
        // A guest: what Slack says of where it was, we believe; what they may do, they may not.
        const home = { room, person: "U0GUS", team: "T0PRACTICE" };
        const wrong = changed(moved ? movedTo(envelope, home) : envelope, made);
        const { status } = await door.post(asPosted(wrong), SECRET);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    await world.settle();
    expect(await steps(world)).toEqual(before);
    await expect(world.incident(2)).rejects.toThrow("no INC-2");
    expect((await world.bot().ready()).store).toBe(true);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  }, 180_000);

  it("do nothing at all unless they are signed with our secret", async () => {
    const { world, door } = await open();
    const calls = world.slack.calls.length;
    await fc.assert(
      fc.asyncProperty(mutant, fc.string(), async ({ of, changes: made }, secret) => {
        const wrong = changed(envelopeOf(strangers[of]!.payload, "EvForged"), made);
        expect((await door.post(asPosted(wrong), `${secret}!`)).status).toBe(401);
      }),
      { numRuns: 50 },
    );
    await world.settle();
    expect(world.slack.calls.length).toBe(calls);
  }, 180_000);
});

describe("a signature", () => {
  const signed = fc.record({ body: fc.uint8Array({ maxLength: 200 }), seconds: fc.integer({ min: 301, max: 2e9 }) });

  it("holds for these bytes, at this time, with this secret, and for nothing else", () => {
    fc.assert(
      fc.property(signed, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ body, seconds }, at, flip) => {
        const raw = Buffer.from(body);
        const timestamp = String(seconds);
        const signature = sign(raw, timestamp, SECRET);
        const check = (given: object, now = seconds * 1000): boolean =>
          isFromSlack({ raw, timestamp, signature, ...given }, [SECRET], now);
        expect(check({})).toBe(true);
        expect(check({ raw: Buffer.concat([raw, Buffer.from("x")]) })).toBe(false);
        expect(check({ timestamp: String(seconds + 1) })).toBe(false);
        expect(check({ timestamp: ` ${timestamp}` })).toBe(false);
        expect(check({ signature: flipped(Buffer.from(signature), at, flip).toString("latin1") })).toBe(false);
        expect(check({ signature: signature.slice(0, at % signature.length) })).toBe(false);
        if (raw.length > 0) expect(check({ raw: flipped(raw, at, flip) })).toBe(false);
        expect(check({}, (seconds + 301) * 1000)).toBe(false);
        expect(check({}, (seconds - 301) * 1000)).toBe(false);
      }),
    );
  });

  it("can be anything without doing harm", () => {
    const header = fc.option(fc.oneof(fc.string({ maxLength: 100 }), fc.constantFrom("v0=", "NaN", "1e9")));
    fc.assert(
      fc.property(header, header, (timestamp, signature) => {
        const given = { raw: Buffer.from("x"), timestamp: timestamp ?? undefined, signature: signature ?? undefined };
        expect(isFromSlack(given, [SECRET, "another"], 1_795_370_520_000)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

it("a frame of a socket can be anything: what is read is an envelope with an id, or nothing that runs", () => {
  const frame = fc.record({
    type: fc.oneof(anything, fc.constantFrom("events_api", "slash_commands", "interactive", "hello", "disconnect")),
    envelope_id: anything,
    payload: anything,
    accepts_response_payload: anything,
    reason: anything,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        frame.map((each) => JSON.stringify(each)),
        fc.string(),
        fc.json(),
      ),
      (text) => {
        const read = readFrame(text);
        if (read.is !== "envelope") return;
        expect(typeof read.id).toBe("string");
        expect(read.envelope === null || typeof read.envelope.body === "object").toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

function changed(payload: Json, made: readonly { at: number; to?: unknown }[]): Json {
  const copy = structuredClone(payload);
  for (const { at, to } of made) {
    const places = placesIn(copy);
    const place = places[at % places.length];
    if (place === undefined) break;
    const [holder, key] = place;
    if (to === undefined) delete holder[key];
    else holder[key] = to;
  }
  return copy;
}

/** Every field of it, at any depth. */
function placesIn(value: Json): [Json, string][] {
  return Object.entries(value).flatMap(([key, each]) => [
    [value, key] as [Json, string],
    ...(typeof each === "object" && each !== null ? placesIn(each as Json) : []),
  ]);
}

function flipped(bytes: Buffer, at: number, by: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at % copy.length]! ^= by;
  return copy;
}
