import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAllowed, productionTree } from "../../scripts/licences/production-tree.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), "utf8")) as unknown;
const tree = productionTree(read("package-lock.json"));

describe("what is installed where Watchfire runs", () => {
  it("is under licences that ask for nothing but a notice", () => {
    expect(tree.length).toBeGreaterThan(100);
    expect(tree.filter((each) => !isAllowed(each))).toEqual([]);
    expect(
      ["GPL-3.0", "AGPL-3.0-only", "SSPL-1.0", "none", "SEE LICENSE IN LICENSE"].filter((licence) =>
        isAllowed({ licence }),
      ),
    ).toEqual([]);
  });

  it("is pinned to a version and a hash", () => {
    expect(tree.filter(({ pinned }) => !pinned)).toEqual([]);
    const { dependencies, devDependencies } = read("package.json") as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, range]) => !/^\d/.test(range));
    expect(loose).toEqual([]);
  });

  it("is in the bill of materials, all of it", () => {
    const { stdout } = spawnSync("npm", ["run", "--silent", "sbom"], { cwd: root, encoding: "utf8" });
    const bill = JSON.parse(stdout) as { bomFormat: string; components: { name: string; version: string }[] };
    expect(bill.bomFormat).toBe("CycloneDX");
    const listed = new Set(bill.components.map(({ name, version }) => `${name} ${version}`));
    const installed = tree.map(({ name, version }) => `${name} ${version}`);
    expect(installed.filter((each) => !listed.has(each))).toEqual([]);
    expect([...listed].filter((each) => !installed.includes(each))).toEqual([]);
  }, 60_000);
});
