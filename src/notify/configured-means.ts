import type { Config } from "../config/config.ts";
import type { Means } from "../oncall/escalation-chain.ts";
import { SLACK } from "./notifier.ts";

/**
 * How the configuration would reach anybody, Slack first; the webhook takes everybody's calls. Judged by what the file sets
 * up, so that a file can be examined where neither tokens nor secrets are.
 */
export function configuredMeans(config: Config): readonly Means[] {
  return [{ name: SLACK, rings: false }, ...config.notifiers.named.map((name) => ({ name, rings: true }))];
}
