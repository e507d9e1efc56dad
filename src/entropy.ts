import { randomBytes } from "node:crypto";

/** The only source of chance: salts, tokens, jitter. The simulation hands in a seeded one. */
export interface Entropy {
  /** `bytes` random bytes as URL-safe text. */
  token(bytes: number): string;
}

export const systemEntropy: Entropy = {
  token: (bytes) => randomBytes(bytes).toString("base64url"),
};
