import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

/** A package that is installed where Watchfire runs. */
export interface Package {
  name: string;
  version: string;
  /** As its package.json says it, an SPDX expression. */
  licence: string;
  /** Whether the lock file says what its content hashes to, and sends nobody elsewhere than to the registry for it. */
  pinned: boolean;
}

/** Everything that `npm ci --omit=dev` installs, by the lock file. */
export function productionTree(lock: unknown): Package[] {
  return Object.entries(lockSchema.parse(lock).packages).flatMap(([path, each]) => {
    if (path === "" || each.dev || each.devOptional) return [];
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const pinned =
      (each.resolved ?? "https://").startsWith("https://") && each.integrity?.startsWith("sha512-") === true;
    return [{ name, version: each.version ?? "", licence: each.license ?? "none", pinned }];
  });
}

/**
 * Licences under which whoever runs Watchfire owes nothing but a notice. CC-BY-3.0 covers the holidays' data, whose source
 * docs/decisions/dependencies.md names.
 */
const allowed = new Set([
  "(ISC AND CC-BY-3.0)",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "MIT-0",
  "PSF-2.0",
  "Unlicense",
]);

export function isAllowed({ licence }: Pick<Package, "licence">): boolean {
  return allowed.has(licence);
}
