import type { Config } from "../config/config.ts";
import type { Means } from "../oncall/escalation-chain.ts";
import { SLACK } from "./notifier.ts";

/**
 * How a call would reach anybody, Slack first; the webhook takes everybody's calls. Judged by what the file sets up, so that
 * a file can be examined where neither tokens nor secrets are.
 */
export function configuredMeans(config: Config): readonly Means[] {
  const slack = { name: SLACK, rings: false };
  // Nothing else is listed before calls really leave by it: a page that is only promised wakes nobody.
  return config.notifiers.named.includes("webhook") ? [slack, { name: "webhook", rings: true }] : [slack];
}
