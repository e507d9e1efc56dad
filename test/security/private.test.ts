import { describe, expect, it } from "vitest";
import { openWorld } from "../stories/open-world.ts";
import { plain, type World } from "../world/world.ts";
import { everythingShown } from "./outbound.ts";
import { wholeLife } from "./whole-life.ts";

const words = {
  title: "Canaria leaks customer addresses",
  summary: "canaria-summary: a dump is for sale",
  text: "canaria-text: rotated the keys",
  reason: "canaria-reason",
};
const canary = /canaria/i;

/** What was said in confidence to one person on purpose: words of a call, of a draft sent back, of an own follow-up. */
const addressed = /canaria-reason|canaria-text/;

describe.each(["en", "ko"] as const)("a private incident, in %s", (locale) => {
  it("shows nothing of itself outside its room", async () => {
    const world = await openWorld("sqlite", { locale, more: "admins: [margaret]\n" });
    const room = await wholeLife(world, words, { secret: true });
    const inside = new Set(world.slack.channel(room)!.members);
    expect(inside.has("U0ADA") || inside.has("U0MARGARET")).toBe(true);
    for (const channel of ["#general", "#incidents", "#payments"]) {
      const said = world.slack.messages(world.slack.channel(channel)!.id);
      expect(
        said.filter((message) => canary.test(plain(message))),
        channel,
      ).toEqual([]);
    }
    expect(JSON.stringify(world.phone.attempts())).not.toMatch(canary);
    expect(world.slack.channel(room)!.name).not.toMatch(canary);
    expect(
      directMessages(world).filter((text) => canary.test(text.replaceAll(new RegExp(addressed, "g"), ""))),
    ).toEqual([]);
    expect(JSON.stringify(world.slack.messages(world.slack.channel("#incidents")!.id))).not.toMatch(/INC-1/);
    expect(everythingShown(world).some(({ channel, text }) => channel === room && canary.test(text))).toBe(true);
  });

  it("isn't there for whoever is not in its room, and is for whoever is", async () => {
    const world = await openWorld("sqlite", { locale });
    await world.ben.types("#general", "/incident");
    await world.ben.submits({ title: words.title, severity: "sev1", summary: words.summary, also: ["private"] });
    await world.settle();
    const room = await world.room();
    await world.ben.types(room, "/incident followup canaria-followup <@U0BEN>");
    for (const line of ["list", "followups", "oncall", "timeline", "export md", "postmortem", "note x", "help"]) {
      const { text = "" } = await world.hana.types("#general", `/incident ${line}`);
      expect(text, line).not.toMatch(canary);
      expect(text, line).not.toMatch(/INC-1/);
    }
    expect(JSON.stringify(world.slack.snapshot().ephemerals.filter(({ person }) => person === "U0HANA"))).not.toMatch(
      canary,
    );
    await world.ben.types("#general", "/incident list");
    const seen = (await world.ben.messages("#general")).map(plain).join("\n");
    expect(seen).toMatch(/INC-1/);
  });
});

function directMessages(world: World): string[] {
  return world.slack
    .channels()
    .filter(({ kind }) => kind === "im")
    .flatMap(({ id }) => world.slack.messages(id))
    .map(plain);
}
