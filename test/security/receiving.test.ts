import { fc } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { createHttpReceiver } from "../../src/slack/receiver-http.ts";
import { interactions } from "../../src/slack/interaction.ts";
import { SECRET, send, serve, signed } from "../slack/http-request.ts";
import { silentLogger } from "../silent-logger.ts";
import { openWorld } from "../stories/open-world.ts";
import { engines } from "../store/engines.ts";
import type { World } from "../world/world.ts";

const FORM = "application/x-www-form-urlencoded";

/** The whole bot behind its HTTP address. */
async function openDoor(world: World) {
  const { intake, parts } = world.bot();
  const { clock } = parts;
  const receiver = createHttpReceiver({ intake, signingSecret: SECRET, clock, logger: silentLogger });
  const url = await serve((request, response) => receiver.listener(request, response));
  return (body: string, type = FORM) => send(url, { body, headers: signed(body, { at: clock.machineNow(), type }) });
}

const command = (world: World, text: string, trigger: string) =>
  new URLSearchParams({
    command: "/incident",
    text,
    user_id: "U0BEN",
    team_id: "T0PRACTICE",
    channel_id: world.slack.channel("#general")!.id,
    trigger_id: trigger,
  }).toString();

describe.each(engines)("what was sent twice, on %s", (kind) => {
  it("counts once: the same bytes, and the same act in other bytes", async () => {
    const world = await openWorld(kind);
    const post = await openDoor(world);
    const first = command(world, "new sev1 checkout is down", "t1");
    const answers = await Promise.all([post(first), post(first), post(`${first}&retry=1`)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await world.settle();
    expect((await world.incident(1)).title).toBe("checkout is down");
    await expect(world.incident(2)).rejects.toThrow("no INC-2");
    const room = await world.room();
    const event = JSON.stringify({
      type: "event_callback",
      event_id: "EvReplayed",
      event: { type: "message", channel: room, user: "U0LINUS", text: "on it", ts: "1795370530.000100" },
    });
    for (let times = 0; times < 3; times += 1) expect((await post(event, "application/json")).status).toBe(200);
    await world.settle();
    const history = await world.bot().parts.engine.history(1);
    expect(history.filter((each) => each.event.type === "pageAnswered").length).toBeLessThanOrEqual(1);
  });
});

it("garbage that is signed never is our fault, and changes nothing", async () => {
  const world = await openWorld("sqlite", { onError: () => undefined });
  const post = await openDoor(world);
  await post(command(world, "new sev1 checkout is down", "t1"));
  await world.settle();
  const before = (await world.incident()).seq;
  const anything = fc.oneof(
    fc.constantFrom(null, "", "x", 0, [], {}, "U0BEN", "__proto__"),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const id = fc.constantFrom(...interactions().keys(), "unknown");
  const payload = fc.record(
    {
      type: fc.constantFrom("block_actions", "view_submission", "view_closed", "shortcut", "message_action", "x"),
      user: fc.oneof(anything, fc.record({ id: fc.constantFrom("U0GUS", "", "x") })),
      team: anything,
      view: fc.oneof(
        anything,
        fc.record({ id: anything, callback_id: id, state: anything, private_metadata: anything }),
      ),
      actions: fc.oneof(anything, fc.array(fc.record({ action_id: id, value: anything }), { maxLength: 2 })),
      container: anything,
      channel: anything,
      callback_id: fc.constantFrom("declare_incident", "add_to_timeline", "x"),
      message: anything,
      trigger_id: anything,
    },
    { requiredKeys: ["type"] },
  );
  const form = fc.record(
    { command: fc.constantFrom("/incident", "/x"), text: fc.string(), user_id: fc.string(), channel_id: fc.string() },
    { requiredKeys: ["command"] },
  );
  const body = fc.oneof(
    payload.map((given) => `payload=${encodeURIComponent(JSON.stringify(given))}`),
    form.map((given) => new URLSearchParams(given as Record<string, string>).toString()),
  );
  await fc.assert(
    fc.asyncProperty(body, async (given) => {
      const { status } = await post(given);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 150 },
  );
  await world.settle();
  expect((await world.incident()).seq).toBe(before);
  await expect(world.incident(2)).rejects.toThrow("no INC-2");
});
