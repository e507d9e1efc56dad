import type { Logger } from "../src/logger.ts";

const nothing = (): void => undefined;

/** For tests that break things on purpose. */
export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
