// The licences of everything that is installed where Watchfire runs: `npm run licences`. Exit code 1 where one isn't allowed.
import { readFileSync } from "node:fs";
import { isAllowed, productionTree } from "./licences/production-tree.ts";

const tree = productionTree(JSON.parse(readFileSync("package-lock.json", "utf8")) as unknown);
const byLicence = Object.entries(Object.groupBy(tree, ({ licence }) => licence));
for (const [licence, some = []] of byLicence.toSorted(([, left = []], [, right = []]) => right.length - left.length)) {
  const names = some.map(({ name, version }) => `${name} ${version}`);
  const shown = names.length > 6 ? `${names.slice(0, 6).join(", ")} and ${names.length - 6} more` : names.join(", ");
  console.log(`${isAllowed({ licence }) ? "  " : "NO"} ${licence} (${some.length}): ${shown}`);
}
const refused = tree.filter((each) => !isAllowed(each));
console.log(`${tree.length} packages, ${refused.length} under a licence that isn't allowed.`);
process.exit(refused.length > 0 ? 1 : 0);
