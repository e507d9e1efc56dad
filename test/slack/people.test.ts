import { expect, it } from "vitest";
import { practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { createPeople } from "../../src/slack/people.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { createVirtualClock } from "../../src/virtual-clock.ts";
import { clientOf } from "../practice/workspace.ts";
import { freshStore } from "../store/engines.ts";
import { NIGHT } from "../world/night.ts";

async function open({ team = "T0PRACTICE" }: { team?: string } = {}) {
  const clock = createVirtualClock(NIGHT);
  const slack = createPracticeSlack({ clock, cast: practiceCast, botScopes });
  const ours = { team };
  const ports = { store: await freshStore("sqlite"), clock, slack: clientOf(slack), locale: "en" as const };
  const isListed = (person: string): boolean => person === "U0LINUS";
  return { slack, ours, people: createPeople({ ...ports, ourTeam: () => ours.team, isListed }) };
}

const standingOf = async ({ people }: Awaited<ReturnType<typeof open>>, id: string, team?: string) => {
  const by = await people.by(id, team);
  return by.kind === "person" ? by.standing : by.kind;
};

it("takes nobody for an outsider before our own team is known, and forgets nothing of that", async () => {
  const world = await open({ team: "" });
  expect(await standingOf(world, "U0BEN", "T0PRACTICE")).toBe("unknown");
  world.ours.team = "T0PRACTICE";
  expect(await standingOf(world, "U0BEN", "T0PRACTICE")).toBe("member");
  expect(await standingOf(world, "U0GUS", "T0PRACTICE")).toBe("guest");
  expect(await standingOf(world, "U0PETRA", "T0PARTNER")).toBe("external");
});

it("lets whoever the operator names answer even while Slack can't say who they are, and nobody else", async () => {
  const world = await open();
  const up = world.slack.faults.down();
  expect(await standingOf(world, "U0LINUS")).toBe("member");
  expect(await standingOf(world, "U0BEN")).toBe("unknown");
  up();
  expect(await standingOf(world, "U0BEN")).toBe("member");
});
