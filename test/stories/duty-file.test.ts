import { expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

it.each(engines)("hours and pages of a month go to whoever pays for them, as a file, on %s", async (kind) => {
  const world = await openWorld(kind);
  const { margaret, ben } = world;
  expect((await ben.types("#general", "/incident oncall health csv 2026-10")).text).toContain("Ask them.");
  expect((await margaret.types("#general", "/incident oncall health csv 2026-13")).text).toContain("2026-10`");
  expect(world.slack.files()).toEqual([]);

  await margaret.types("#general", "/incident oncall health csv 2026-10");
  const [sent] = world.slack.files();
  expect(sent!.file.name).toBe("on-call-2026-10.csv");
  const [head = "", ...rows] = Buffer.from(sent!.content, "base64").toString().trim().split(/\r?\n/);
  expect(head.replace("\ufeff", "")).toMatch(/^"?team"?,"?layer"?,"?person"?/);
  const cells = rows.map((row) => row.replaceAll('"', "").split(","));
  expect(cells.map(([team, , person, id]) => [team, person, id])).toEqual([
    ["payments", "Linus Berg", "U0LINUS"],
    ["payments", "Ada Lovelace", "U0ADA"],
  ]);
  // Each hour of October stands in one of the three kinds.
  for (const [, , , , , ...figures] of cells) {
    const [weekday = 0, night = 0, free = 0] = figures.map(Number);
    expect(weekday + night + free).toBe(31 * 24);
    expect(Math.min(weekday, night, free)).toBeGreaterThan(0);
  }
});
