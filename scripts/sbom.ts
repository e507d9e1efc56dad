// Prints the bill of materials of everything that is installed where Watchfire runs, as CycloneDX: `npm run sbom`.
// npm writes it; what only we need is left out here, for npm's own `--omit dev` leaves out what both need as well.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { productionTree } from "./licences/production-tree.ts";

interface Bill {
  metadata: { component: { name: string; "bom-ref": string } };
  components: { name: string; version: string; "bom-ref": string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { name: string };
const installed = new Set(productionTree(lock).map(({ name, version }) => `${name}@${version}`));
const args = ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"];
const bill = JSON.parse(execFileSync("npm", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })) as Bill;

const components = bill.components.filter(({ name, version }) => installed.has(`${name}@${version}`));
const { component } = bill.metadata;
const refs = new Set([component["bom-ref"], ...components.map((each) => each["bom-ref"])]);
const dependencies = bill.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
// npm calls it by the folder it lies in.
const metadata = { ...bill.metadata, component: { ...component, name: lock.name } };
console.log(JSON.stringify({ ...bill, metadata, components, dependencies }, null, 2));
