import type { Entropy } from "../../entropy.ts";
import { createRandom } from "../../random.ts";

/** Chance that can be had again: the same seed gives the same tokens. Nothing that must stay secret may come from it. */
export function seededEntropy(seed: number): Entropy {
  const random = createRandom({ random: seed });
  return {
    token: (bytes) => Buffer.from(Array.from({ length: bytes }, () => random.between(0, 255))).toString("base64url"),
  };
}
