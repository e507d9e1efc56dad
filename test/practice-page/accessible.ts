/** Asks axe whether what a window shows can be used by everybody. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** Fails with each rule that is broken and the element that breaks it. */
export async function expectAccessible(page: Page, view: string): Promise<void> {
  // Colours on their way somewhere else are nobody's choice.
  await page.emulateMedia({ reducedMotion: "reduce" });
  // What was just pressed is pale for as long as it takes.
  await expect.poll(() => page.locator(".busy").count()).toBe(0);
  await page.evaluate(axe);
  const violations = (await page.evaluate("axe.run().then(({ violations }) => violations)")) as Violation[];
  const said = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 300)}\n${node.failureSummary}`),
  );
  expect(said, view).toEqual([]);
}
