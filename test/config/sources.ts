import { checkConfig } from "../../src/config/check-config.ts";
import type { Config } from "../../src/config/config.ts";
import type { Variables } from "../../src/config/environment.ts";
import { ConfigError } from "../../src/config/mistakes.ts";

export const socketTokens: Variables = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };

/** The Config of this text as watchfire.yml, in Socket Mode unless other variables are given. */
export function configOf(text: string, variables: Variables = socketTokens): Config {
  return checkConfig({ variables, file: { name: "watchfire.yml", text } });
}

/** What is said about this text as watchfire.yml, one line a mistake; empty when it is good. */
export function mistakesIn(text: string, variables: Variables = socketTokens): string[] {
  return mistakesOf(() => configOf(text, variables));
}

export function mistakesOf(load: () => Config): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
}
