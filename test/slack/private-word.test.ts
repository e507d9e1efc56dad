import { describe, expect, it } from "vitest";
import { openWorld } from "../stories/open-world.ts";
import type { World } from "../world/world.ts";

/** Presses a button that nobody has, so that something is to be told; Slack takes nothing more at the response URL. */
async function press(world: World, person: string): Promise<void> {
  const answer = await world.bot().intake.receive({
    kind: "interaction",
    body: {
      type: "block_actions",
      user: { id: person, team_id: "T0PRACTICE" },
      container: { type: "message", message_ts: "1.0", channel_id: "C1" },
      trigger_id: "1.2.nobody",
      response_url: "https://hooks.slack.com/actions/T0PRACTICE/1/expired",
      channel: { id: "C1" },
      actions: [{ type: "button", action_id: "roles.takes", block_id: "b", action_ts: "1.0" }],
    },
  });
  expect(answer.ok).toBe(true);
  await world.settle();
}

describe("what came of an act, where Slack takes no word at the response URL any more", () => {
  it("is told in a direct message", async () => {
    const world = await openWorld("sqlite");
    await press(world, "U0BEN");
    expect(await world.reads(world.ben, await world.ben.directMessage())).toContain("older version");
  });

  it("is a matter for the log where Slack knows nobody to tell", async () => {
    const warned: string[] = [];
    const world = await openWorld("sqlite");
    Object.assign(world.bot().parts.logger, { warn: (_: object, message: string) => void warned.push(message) });
    await press(world, "U0NOBODY");
    expect(warned).toEqual(["somebody can't be told what came of what they did"]);
  });
});
